using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Progress.Figures;

/// <summary>What was said before the first run, against how often the tests passed.</summary>
/// <param name="Steps">By step of confidence, 1 to 5: runs, and how many passed.</param>
public sealed record Calibration(IReadOnlyList<(int Step, int Runs, int Passed)> Steps)
{
    public static Calibration Of(IEnumerable<AttemptFact> attempts)
    {
        var said = attempts.Where(a => a.Confidence is >= 1 and <= 5 && a.Passed is not null).ToLookup(a => a.Confidence!.Value);
        return new([.. Enumerable.Range(1, 5).Select(step => (step, said[step].Count(), said[step].Count(a => a.Passed == true)))]);
    }

    /// <summary>The chance that a step stands for: 10 % for a guess, 90 % for sure.</summary>
    public static double Meant(int step) => ((2 * step) - 1) / 10.0;

    public int Runs => Steps.Sum(s => s.Runs);

    /// <summary>The mean of (chance meant − what came)², 0 to 1: 0 is perfect, always meaning 50 % earns 0.25. Null before any run.</summary>
    public double? Brier => Runs == 0 ? null
        : Steps.Sum(s => (s.Passed * Math.Pow(1 - Meant(s.Step), 2)) + ((s.Runs - s.Passed) * Math.Pow(Meant(s.Step), 2))) / Runs;

    /// <summary>Told of the step said most often.</summary>
    public string Finding
    {
        get
        {
            var (step, runs, passed) = Steps.OrderByDescending(s => s.Runs).ThenByDescending(s => s.Step).First();
            return runs < Buckets.FewestToCompare
                ? $"From {Buckets.FewestToCompare} answers of one kind on, this says how sure you may be"
                : $"When you say “{Name(step).ToLowerInvariant()}”, the tests pass {DataTable.Percent((double)passed / runs)} of the time";
        }
    }

    public string Note => Brier is { } brier
        ? $"What you said before the first run, against how often all tests passed. {Instants.Count(Runs, "run")}. Brier score {DataTable.Number(brier, "0.00")}: 0 is perfect, and always saying “even” earns 0.25."
        : "What you say before the first run, against how often all tests pass.";

    public DataTable Table => new("Calibration", ["You said", "Runs", "Passed", "Share", "Exactly right would be"],
        [.. Steps.Select(s => (IReadOnlyList<string>)[Name(s.Step), DataTable.Whole(s.Runs), DataTable.Whole(s.Passed),
            DataTable.Percent(s.Runs == 0 ? null : (double)s.Passed / s.Runs), DataTable.Percent(Meant(s.Step))])]);

    public static string Name(int step) => ConfidenceChoice.Words[step - 1];
}
