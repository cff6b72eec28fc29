using System.Buffers;
using System.Globalization;
using Etude.Features.Practice;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Plan: is the way chosen before it is walked?</summary>
internal static class PlanRules
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+*/^");

    public static Seen Steps(Material material)
    {
        var steps = material.Plan.Sentences.Where(s => !s.Hollow && (s.Listed || s.Has(Cue.Sequence) || Numbered(material, s) > 0)).ToList();
        var count = steps.Sum(s => Math.Max(1, Numbered(material, s)));
        var level = steps.Count == 0 && !material.Plan.IsEmpty ? 1 : Seen.Count(count);
        return new Seen(level, Seen.Best(steps), material.Plan.Sentences.Count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// A structure or technique is named; better with the reason for it, or with a second beside it. A word that the statement itself uses
    /// (the cache of a problem about a cache) names none, unless it comes with another.
    /// </summary>
    public static Seen? Approach(Material material)
    {
        if (material.IsMessage)
            return null;
        var found = material.Plan.Sentences.Where(s => s.Has(Cue.Approach) && !s.Hollow).ToList();
        var names = material.Words.Hits(found.SelectMany(s => s.Stems), Cue.Approach).ToList();
        var own = found.Where(s => Chooses(s, material)).ToList();
        if (own.Count == 0 && names.Count < 2 && material.Plan.Sentences.FirstOrDefault(s => IsFormula(s, material)) is { } formula)
            return new Seen(2, formula.Place);
        if (own.Count == 0 && names.Count < 2)
            return new Seen(material.Plan.Sentences.Any(s => s.Terms.Any(material.Statement.Terms.Contains)) ? 1 : 0);
        var reasoned = found.Where(s => s.Has(Cue.Reason | Cue.Alternative)).ToList();
        return new Seen(reasoned.Count > 0 || names.Count > 1 ? 3 : 2, Seen.Best(reasoned.Count > 0 ? reasoned : own.Count > 0 ? own : found));
    }

    /// <summary>Another way: by its words, or because something else would be better in one respect and is not taken.</summary>
    public static Seen Alternatives(Material material)
    {
        var found = material.Plan.Sentences.Where(s => !s.Hollow && !s.Denied && (s.Has(Cue.Alternative) || s.Weighs)).ToList();
        if (found.Count == 0)
            return new Seen(material.Plan.Sentences.Any(s => s.Asks || s.Words.Contains("or")) ? 1 : 0);
        var weighed = found.Where(s => s.Has(Cue.Reason | Cue.Cost | Cue.Risk | Cue.Contrast) || s.Costs.Count > 0).ToList();
        return new Seen(weighed.Count > 0 || found.Count > 1 ? 3 : 2, Seen.Best(weighed.Count > 0 ? weighed : found));
    }

    /// <summary>How many of the problem's known pitfalls the notes before the work come near.</summary>
    public static Seen? Pitfalls(Material material)
    {
        var pitfalls = material.Statement.Pitfalls;
        if (pitfalls.Count == 0)
            return null;
        var met = pitfalls.Select(p => Nearest(p, material.Before)).OfType<Sentence>().ToList();
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
        var found = material.Before.Where(s => !s.Hollow && !s.Asks && IsForeseen(s) && (s.Has(Cue.Risk) || (s.Edges & (Edge.Lost | Edge.Concurrent | Edge.Full)) != Edge.None || Provides(s))).ToList();
        var answered = found.Where(s => s.Has(Cue.Condition | Cue.Reason) || s.Arrow || Provides(s)).ToList();
        var level = answered.Count > 1 ? 3 : found.Count > 1 || answered.Count > 0 ? 2 : found.Count;
        return new Seen(level, Seen.Best(answered.Count > 0 ? answered : found));
    }

    /// <summary>"clean -> number -> group".</summary>
    private static int Arrows(ReadOnlySpan<char> text) => Math.Max(text.Count("->"), text.Count('→'));

    /// <summary>"1) constructor 2) take 3) give back" on one line.</summary>
    private static int Numbered(Material material, Sentence sentence)
    {
        var text = material.Text(sentence.Place.Source).AsSpan(sentence.Place.Start, sentence.Place.End - sentence.Place.Start);
        // The first number of a line is its marker and not part of its text.
        var next = sentence.Listed ? 2 : 1;
        for (var at = 0; at + 1 < text.Length && next <= 9; at++)
        {
            if (text[at] == '0' + next && text[at + 1] is ')' or '.' && (at == 0 || text[at - 1] == ' '))
                next++;
        }

        return next > 2 && (!sentence.Listed || next > 3) ? next - 1 : Arrows(text) is > 1 and var arrows ? arrows + 1 : 0;
    }

    /// <summary>Names a structure that is not simply a word of the statement.</summary>
    private static bool Chooses(Sentence sentence, Material material)
    {
        var names = material.Words.Hits(sentence.Stems, Cue.Approach).ToList();
        return names.Count == 0 || names.Exists(n => !material.Statement.Stems.Contains(n));
    }

    /// <summary>The way is written as a formula: "max(s, 0) + log1p(e^-|s|)".</summary>
    private static bool IsFormula(Sentence sentence, Material material)
    {
        var text = material.Text(sentence.Place.Source).AsSpan(sentence.Place.Start, sentence.Place.End - sentence.Place.Start);
        return text.Contains('(') && sentence.Costs.Count == 0 && text.ContainsAny(Operators) && text.ContainsAnyInRange('0', '9');
    }

    /// <summary>Explore tells what failed before; only a condition there looks ahead. What speaks against another way is no failure of this one.</summary>
    private static bool IsForeseen(Sentence sentence) =>
        sentence.Place.Source == Phases.Plan ? !sentence.Weighs : sentence.Has(Cue.Condition) && !sentence.Has(Cue.Limit);

    /// <summary>The sentence that comes nearest to a topic, alone or with the one before it on the same line.</summary>
    private static Sentence? Nearest(Topic topic, IReadOnlyList<Sentence> sentences)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (topic.IsMet(sentences[i].Terms))
                return sentences[i];
            if (i > 0 && sentences[i].Line == sentences[i - 1].Line && sentences[i].Place.Source == sentences[i - 1].Place.Source
                && topic.IsMet(sentences[i].Terms.Concat(sentences[i - 1].Terms)))
                return sentences[i];
        }

        return null;
    }

    /// <summary>"If the snapshot is missing, drop those days": begins with a condition that something is not as it should be.</summary>
    private static bool Provides(Sentence sentence) => sentence.Words.Count > 0 && sentence.Words[0] is "if" or "when" or "should" or "whenever" or "once"
        && (sentence.Words.Any(w => w is "not" or "no" or "never" or "nobody" || w.EndsWith("n't", StringComparison.Ordinal)) || (sentence.Edges & (Edge.Missing | Edge.Invalid | Edge.Expired)) != Edge.None
            || sentence.Has(Cue.Trouble | Cue.Red));
}
