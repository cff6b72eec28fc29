namespace Etude.Shell.Charts;

/// <summary>A level on a scale from 0 to 100, as pictures and their tables show it.</summary>
/// <param name="Name">What it is a level of.</param>
/// <param name="Low">The lower end of its band of uncertainty.</param>
/// <param name="High">The upper end.</param>
/// <param name="Before">The level at an earlier time, or null.</param>
public sealed record LevelMark(string Name, double Level, double Low, double High, double? Before = null)
{
    /// <summary>The words of a list of marks: the strongest and the weakest with their figures.</summary>
    public static string Ends(IReadOnlyList<LevelMark> marks) => marks.Count == 0 ? "" :
        $"Highest: {marks.MaxBy(m => m.Level)!.Said}. Lowest: {marks.MinBy(m => m.Level)!.Said}.";

    private string Said => FormattableString.Invariant($"{Name} {Level:0}");
}
