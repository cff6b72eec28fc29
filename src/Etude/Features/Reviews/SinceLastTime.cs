using Etude.Features.Reviews.Conversation;

namespace Etude.Features.Reviews;

/// <summary>What became of the findings of the attempt before: a comparison of two finding sets by what they look for, not by their words.</summary>
public sealed record SinceLastTime
{
    /// <summary>Findings of last time whose signal is shown now.</summary>
    public required IReadOnlyList<Finding> Fixed { get; init; }

    /// <summary>Findings of last time whose signal is still not shown, as they were said then.</summary>
    public required IReadOnlyList<Finding> StillOpen { get; init; }

    /// <summary>Findings of now whose signal was not among those of last time.</summary>
    public required IReadOnlyList<Finding> New { get; init; }

    public bool IsEmpty => Fixed.Count + StillOpen.Count + New.Count == 0;

    /// <summary>
    /// Compares. Strengths (level 3) are no open matters. A finding of last time that the person disagreed with, or whose signal is not
    /// asked any more, is left out.
    /// </summary>
    /// <param name="answers">What the person answered last time, by the finding's place.</param>
    /// <param name="now">The phases of this review with their levels.</param>
    public static SinceLastTime Between(
        IReadOnlyList<Finding> before, IReadOnlyDictionary<string, FindingAnswer> answers, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, PhaseReview> now)
    {
        var levels = now.Values.SelectMany(p => p.Signals).ToLookup(s => s.Signal, s => s.Level, StringComparer.Ordinal);
        var open = findings.Where(IsOpen).DistinctBy(f => f.Signal, StringComparer.Ordinal).ToList();
        var then = before.Where((f, place) => IsOpen(f) && !Disputed(answers, place)).DistinctBy(f => f.Signal, StringComparer.Ordinal)
            .Where(f => levels.Contains(f.Signal)).ToList();
        var raised = before.Where(IsOpen).Select(f => f.Signal).ToHashSet(StringComparer.Ordinal);
        bool StillSo(Finding one) => levels[one.Signal].Min() <= one.Level || open.Exists(f => f.Signal == one.Signal);
        return new SinceLastTime
        {
            Fixed = [.. then.Where(f => !StillSo(f))],
            StillOpen = [.. then.Where(StillSo)],
            New = [.. open.Where(f => !raised.Contains(f.Signal))],
        };
    }

    private static bool IsOpen(Finding finding) => finding.Level < Finding.TopLevel;

    private static bool Disputed(IReadOnlyDictionary<string, FindingAnswer> answers, int place) =>
        answers.GetValueOrDefault(place.ToString(System.Globalization.CultureInfo.InvariantCulture))?.Answer == FindingAnswer.Disagreed;
}
