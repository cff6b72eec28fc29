namespace Etude.Platform.Content;

/// <summary>A number with its noun.</summary>
internal static class Counted
{
    /// <summary><c>1 problem</c>, <c>2 problems</c>, <c>no problems</c>.</summary>
    public static string Of(int number, string noun) => number switch
    {
        0 => $"no {noun}s",
        1 => $"1 {noun}",
        _ => $"{number:N0} {noun}s",
    };
}
