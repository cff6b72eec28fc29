namespace Etude.Features.Reviews.Model;

/// <summary>Signals that are counted rather than judged: tests, runs, help, time, confidence. Their levels come from the rules, whoever reviews.</summary>
internal static class Facts
{
    public static bool Is(string signal) =>
        signal is "implement.tests" or "implement.runs" or "implement.prediction" or "implement.confidence" or "code.changed"
        || signal.EndsWith(".unaided", StringComparison.Ordinal) || signal.EndsWith(".time", StringComparison.Ordinal);
}
