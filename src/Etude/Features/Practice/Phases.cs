namespace Etude.Features.Practice;

/// <summary>The five steps of an attempt, after Pólya and Schoenfeld, in their order.</summary>
public static class Phases
{
    public const string Explore = "explore";
    public const string Plan = "plan";
    public const string Implement = "implement";
    public const string Verify = "verify";
    public const string Reflect = "reflect";

    public static readonly string[] All = [Explore, Plan, Implement, Verify, Reflect];

    public static bool IsPhase(string? name) => All.Contains(name, StringComparer.Ordinal);

    /// <summary>The phase as it is written on the screen.</summary>
    public static string Name(string phase) => char.ToUpperInvariant(phase[0]) + phase[1..];
}
