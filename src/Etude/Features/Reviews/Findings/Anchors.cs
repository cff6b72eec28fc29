using Etude.Features.Practice;
using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Signals;

namespace Etude.Features.Reviews.Findings;

/// <summary>Where a finding may rest: on what the rule saw, or else on the nearest words, in order of preference.</summary>
internal static class Anchors
{
    private const int Enough = 4;

    public static IEnumerable<Place> For(Observed one, Material material)
    {
        if (one.Seen.Where is { } seen)
            return [seen];
        if (one.IsStrong)
            return [];
        return one.Signal.Key.StartsWith("code.", StringComparison.Ordinal) ? OwnCode(material)
            : one.Signal.Phase == Phases.Implement ? Built(material)
            : Nearest(material.Notes(one.Signal.Phase));
    }

    /// <summary>Sentences that say something come before fragments; a bare heading says nothing about what is not there.</summary>
    private static IEnumerable<Place> Nearest(Note note) => note.Sentences.Where(s => !s.Heading)
        .OrderBy(s => s.Terms.Count < Enough).Take(Enough).Select(s => s.Place);

    private static IEnumerable<Place> Built(Material material) =>
        material.Answer.IsEmpty ? Nearest(material.Implement) : Nearest(material.Answer);

    private static IEnumerable<Place> OwnCode(Material material) => material.Code.OwnCode.Take(1).Select(l => l.Place);
}
