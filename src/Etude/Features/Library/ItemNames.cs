namespace Etude.Features.Library;

/// <summary>How the closed sets of the library are written on the screens.</summary>
public static class ItemNames
{
    public static string Kind(string kind) => Capital(kind);

    public static string Difficulty(string difficulty) => Capital(difficulty);

    public static string Status(string? status) => status is null ? "" : Capital(status);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
