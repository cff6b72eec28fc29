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
            : Nearest(material.Notes(one.Signal.Phase), NearTo(one.Signal.Key));
    }

    /// <summary>What a sentence does that stands nearest to what was not found.</summary>
    private static Cue NearTo(string signal) => signal switch
    {
        "plan.alternatives" or "plan.cost" or "plan.steps" => Cue.Approach,
        "plan.approach" or "plan.tests" => Cue.Sequence,
        "verify.own_case" or "verify.failures" or "verify.cost" => Cue.GivenTests | Cue.Test | Cue.Tried,
        "reflect.next" or "reflect.trouble" => Cue.Trouble | Cue.Red | Cue.Lesson,
        _ => Cue.None,
    };

    /// <summary>Sentences that say something come before fragments; a bare heading says nothing about what is not there.</summary>
    private static IEnumerable<Place> Nearest(Note note, Cue near) => note.Sentences.Where(s => !s.Heading)
        .OrderBy(s => s.Has(near) ? 0 : 1).ThenBy(s => s.Terms.Count < Enough).Take(Enough).Select(s => s.Place);

    private static IEnumerable<Place> Built(Material material) =>
        material.Answer.IsEmpty ? Nearest(material.Implement, Cue.None) : Nearest(material.Answer, Cue.None);

    private static IEnumerable<Place> OwnCode(Material material) => material.Code.OwnCode.Take(1).Select(l => l.Place);
}
