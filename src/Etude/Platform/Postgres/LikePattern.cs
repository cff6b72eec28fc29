namespace Etude.Platform.Postgres;

/// <summary>Words inside a pattern of <c>like</c>.</summary>
public static class LikePattern
{
    /// <summary>The words as themselves: what <c>like</c> would take for a wildcard is escaped.</summary>
    public static string Literal(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
