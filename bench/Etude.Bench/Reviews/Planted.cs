using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Tests.Features.Reviews;

namespace Etude.Bench.Reviews;

/// <summary>A submission of which it is known what is wanting.</summary>
/// <param name="Name">For whoever looks at what was judged otherwise.</param>
/// <param name="Faults">Signals whose words were taken out or spoilt, or which a fair reader does not find.</param>
/// <param name="Sound">Signals whose words are there.</param>
internal sealed record Planted(string Name, Submission Submission, IReadOnlySet<string> Faults, IReadOnlySet<string> Sound)
{
    private const int MostFaults = 4;

    /// <summary>So many submissions out of each base, with one to four faults each, drawn by this seed.</summary>
    public static IReadOnlyList<Planted> From(IReadOnlyList<Base> bases, int each, int seed)
    {
        var random = new Random(seed);
        return [.. bases.SelectMany(b => Enumerable.Range(0, each).Select(_ => One(b, random)))];
    }

    /// <summary>Notes that were labelled as a whole.</summary>
    public static Planted Labelled(LabelledNotes notes) =>
        new(notes.Name, notes.Submission, notes.Wanting.ToHashSet(StringComparer.Ordinal), notes.Shown.ToHashSet(StringComparer.Ordinal));

    private static Planted One(Base from, Random random)
    {
        var signals = from.Parts.Select(p => p.Signal).Concat(from.CodeFaults.Select(c => c.Signal)).ToArray();
        random.Shuffle(signals);
        var faults = signals.Take(random.Next(1, MostFaults + 1)).ToHashSet(StringComparer.Ordinal);
        var clouded = from.Parts.Where(p => faults.Contains(p.Signal)).SelectMany(p => p.Clouds).ToHashSet(StringComparer.Ordinal);
        faults.ExceptWith(clouded);
        return new Planted(from.Problem.Slug, Write(from, faults), faults, signals.Where(s => !faults.Contains(s) && !clouded.Contains(s)).ToHashSet(StringComparer.Ordinal));
    }

    private static Submission Write(Base from, HashSet<string> faults)
    {
        var code = from.HasTests ? from.Problem.RefSolution["python"] : "";
        foreach (var fault in from.CodeFaults.Where(c => faults.Contains(c.Signal)))
        {
            foreach (var (old, other) in fault.Replace.Zip(fault.With))
                code = code.Replace(old, other, StringComparison.Ordinal);
        }

        return new Submission
        {
            Problem = from.Brief,
            EmMode = from.EmMode,
            Notes = Phases.All.ToDictionary(p => p, p => Words(from, p, faults, "\n"), StringComparer.Ordinal),
            Code = from.HasTests ? code : Words(from, "answer", faults, "\n\n"),
            Language = from.HasTests ? "python" : "markdown",
            // The second run is green, so that a failure is there to be explained.
            Tests = from.HasTests ? new TestOutcome(9, 9, [], 2) : null,
            HintsUsed = new Dictionary<string, int>(StringComparer.Ordinal),
            Seconds = from.Problem.PhaseMinutes.ToDictionary(m => m.Key, m => 60 * m.Value, StringComparer.Ordinal),
            Confidence = from.HasTests ? 4 : null,
            Prediction = from.HasTests ? "One fails at first." : null,
            SawSolution = false,
        };
    }

    private static string Words(Base from, string phase, HashSet<string> faults, string between) => string.Join(between,
        from.Parts.Where(p => p.Phase == phase).Select(p => faults.Contains(p.Signal) ? p.Fault : p.Good).Where(w => w.Length > 0));
}
