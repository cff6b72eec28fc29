using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>The same problem argued by an engineering manager: people, order, decision, signs.</summary>
internal static class EmRules
{
    public static Seen Stakeholders(Material material)
    {
        var found = material.Explore.Sentences.Where(s => s.Has(Cue.Stakeholder)).ToList();
        var kinds = material.Words.Hits(found.SelectMany(s => s.Stems), Cue.Stakeholder).Count();
        return new Seen(Seen.Count(kinds), Seen.Best(found));
    }

    public static Seen Owners(Material material)
    {
        var found = material.Plan.Sentences.Where(s => s.Has(Cue.Owner) || (s.People.Count > 0 && (s.Listed || s.Has(Cue.When | Cue.Sequence)))).ToList();
        var clear = found.Where(s => s.Has(Cue.When | Cue.Reason | Cue.Sequence)).ToList();
        return new Seen(clear.Count > 0 && found.Count > 1 ? 3 : Math.Min(2, found.Count), Seen.Best(clear.Count > 0 ? clear : found));
    }

    /// <summary>Two steps of one kind make an order: a date here and a "then" there do not yet. What happens only if something else does is no step.</summary>
    public static Seen Sequence(Material material)
    {
        var steps = material.Plan.Sentences.Where(s => !s.Hollow && !s.Has(Cue.Risk) && !(s.Words[0] is "if" or "should")).ToList();
        var found = steps.Where(s => s.Has(Cue.When) || s.Has(Cue.Sequence) || s.Listed).ToList();
        var dated = found.Where(s => s.Has(Cue.When) && s.Figures.Count > 0).ToList();
        var order = Math.Max(found.Count(s => s.Has(Cue.When)), Math.Max(found.Count(s => s.Has(Cue.Sequence)), found.Count(s => s.Listed)));
        return new Seen(dated.Count > 0 && order > 2 ? 3 : Math.Min(2, order), Seen.Best(dated.Count > 0 ? dated : found));
    }

    public static Seen MemoPeople(Material material)
    {
        var found = material.Answer.Sentences.Where(s => s.Has(Cue.Stakeholder)).ToList();
        var kinds = material.Words.Hits(found.SelectMany(s => s.Stems), Cue.Stakeholder).Count();
        return new Seen(Seen.Count(kinds), Seen.Best(found));
    }

    public static Seen NotDoing(Material material)
    {
        var found = material.Answer.Sentences.Where(s => s.Has(Cue.NotDoing)).ToList();
        var reasoned = found.Where(s => s.Has(Cue.Reason | Cue.When)).ToList();
        return new Seen(reasoned.Count > 0 ? 3 : Math.Min(2, found.Count), Seen.Best(reasoned.Count > 0 ? reasoned : found));
    }

    /// <summary>A sign with a number and a date can be looked at; without, it can only be felt.</summary>
    public static Seen Measures(Material material)
    {
        var found = material.Verify.Sentences.Where(s => (s.Has(Cue.Measure) || s.Figures.Count > 0) && !IsStop(s)).ToList();
        var exact = found.Where(s => s.Figures.Count > 0).ToList();
        var dated = exact.Where(s => s.Has(Cue.When)).ToList();
        return new Seen(dated.Count > 0 ? 3 : exact.Count > 0 ? 2 : Math.Min(1, found.Count), Seen.Best(dated.Count > 0 ? dated : found));
    }

    public static Seen StopSign(Material material)
    {
        var found = material.Verify.Sentences.Where(IsStop).ToList();
        var exact = found.Where(s => s.Figures.Count > 0 || s.HasAll(Cue.WayBack | Cue.Condition)).ToList();
        var level = exact.Count > 0 ? 3 : found.Count > 0 ? 2 : material.Verify.Sentences.Any(s => s.Has(Cue.Condition)) ? 1 : 0;
        return new Seen(level, Seen.Best(exact.Count > 0 ? exact : found));
    }

    private static bool IsStop(Sentence sentence) => sentence.Has(Cue.WayBack) || (sentence.Has(Cue.Condition) && (sentence.Has(Cue.Decision | Cue.NotDoing) || sentence.Words[0] is "if" or "should"));

    public static Seen ToOwnManager(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => s.Has(Cue.Manager)).ToList();
        var full = found.Where(s => s.Terms.Count >= 5).ToList();
        return new Seen(full.Count > 0 ? 3 : found.Count > 0 ? 2 : 0, Seen.Best(full.Count > 0 ? full : found));
    }
}
