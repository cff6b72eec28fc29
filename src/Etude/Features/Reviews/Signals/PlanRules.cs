using System.Globalization;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Plan: is the way chosen before it is walked?</summary>
internal static class PlanRules
{
    public static Seen Steps(Material material)
    {
        var steps = material.Plan.Sentences.Where(s => s.Listed || s.Has(Cue.Sequence)).ToList();
        var level = steps.Count == 0 && !material.Plan.IsEmpty ? 1 : Seen.Count(steps.Count);
        return new Seen(level, Seen.Best(steps), material.Plan.Sentences.Count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A structure or technique is named; better with the reason for it, or with a second beside it.</summary>
    public static Seen? Approach(Material material)
    {
        if (material.IsMessage)
            return null;
        var found = material.Plan.Sentences.Where(s => s.Has(Cue.Approach)).ToList();
        if (found.Count == 0)
            return new Seen(material.Plan.Sentences.Any(s => s.Terms.Any(material.Statement.Terms.Contains)) ? 1 : 0);
        var named = material.Words.Hits(found.SelectMany(s => s.Stems), Cue.Approach).Count();
        var reasoned = found.Where(s => s.Has(Cue.Reason | Cue.Alternative)).ToList();
        return new Seen(reasoned.Count > 0 || named > 1 ? 3 : 2, Seen.Best(reasoned.Count > 0 ? reasoned : found));
    }

    public static Seen Alternatives(Material material)
    {
        var found = material.Plan.Sentences.Where(s => s.Has(Cue.Alternative)).ToList();
        if (found.Count == 0)
            return new Seen(material.Plan.Sentences.Any(s => s.Asks || s.Words.Contains("or")) ? 1 : 0);
        var weighed = found.Where(s => s.Has(Cue.Reason | Cue.Cost | Cue.Risk) || s.Costs.Count > 0).ToList();
        return new Seen(weighed.Count > 0 || found.Count > 1 ? 3 : 2, Seen.Best(weighed.Count > 0 ? weighed : found));
    }

    /// <summary>How many of the problem's known pitfalls the notes before the work come near.</summary>
    public static Seen? Pitfalls(Material material)
    {
        var pitfalls = material.Statement.Pitfalls;
        if (pitfalls.Count == 0)
            return null;
        var met = pitfalls.Select(p => material.Before.FirstOrDefault(p.IsMet)).OfType<Sentence>().ToList();
        var level = met.Count switch { 0 => 0, 1 => pitfalls.Count <= 2 ? 2 : 1, 2 => pitfalls.Count <= 4 ? 3 : 2, _ => 3 };
        return new Seen(level, Seen.Best(met), met.Count.ToString(CultureInfo.InvariantCulture), pitfalls.Count.ToString(CultureInfo.InvariantCulture));
    }

    public static Seen Tests(Material material)
    {
        var found = material.Before.Where(s => s.Has(Cue.Test)).ToList();
        var concrete = found.Where(s => s.Concrete || s.Edges != Edge.None).ToList();
        var level = concrete.Count > 1 || concrete.Any(s => s.Has(Cue.Outcome) || s.Arrow) ? 3 : concrete.Count > 0 ? 2 : found.Count > 0 ? 1 : 0;
        return new Seen(level, Seen.Best(concrete.Count > 0 ? concrete : found));
    }

    /// <summary>For answers in words: what may fail, and what happens then.</summary>
    public static Seen? Failures(Material material)
    {
        if (material.IsMessage)
            return null;
        var found = material.Before.Where(s => s.Has(Cue.Risk) || (s.Edges & (Edge.Lost | Edge.Concurrent | Edge.Full)) != Edge.None).ToList();
        var answered = found.Where(s => s.Has(Cue.Condition | Cue.Reason) || s.Arrow).ToList();
        var level = answered.Count > 1 ? 3 : found.Count > 1 || answered.Count > 0 ? 2 : found.Count;
        return new Seen(level, Seen.Best(answered.Count > 0 ? answered : found));
    }
}
