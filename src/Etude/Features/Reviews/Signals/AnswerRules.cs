using System.Globalization;
using Etude.Features.Practice;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;

namespace Etude.Features.Reviews.Signals;

/// <summary>An answer in words: a design, an argument, a memo.</summary>
internal static class AnswerRules
{
    private const int EnoughFigures = 2;
    private const int SaysHow = 6;
    private const int ManyFigures = 4;

    public static Seen Structure(Material material)
    {
        var answer = material.Answer;
        var headings = answer.Sentences.Count(s => s.Heading);
        var items = answer.Sentences.Count(s => s.Listed);
        var paragraphs = answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length;
        var level = answer.IsEmpty ? 0 : headings >= 2 && (items >= 2 || paragraphs >= 4) ? 3 : headings >= 2 || items >= 3 ? 2 : paragraphs >= 3 || items > 0 ? 1 : 0;
        if (material.IsMessage && !answer.IsEmpty)
            level = Math.Max(level, Math.Min(paragraphs, Signal.TopLevel));
        return new Seen(level, Seen.Best(level >= 2 ? answer.Sentences.Where(s => s.Heading || s.Listed) : answer.Sentences.Take(1)));
    }

    /// <summary>How many of the statement's listed points come up, in the answer or in the notes around it.</summary>
    public static Seen? Covers(Material material)
    {
        var points = material.Statement.Points;
        if (points.Count < 2)
            return null;
        var terms = Phases.All.SelectMany(p => material.Notes(p).Sentences).Concat(material.Answer.Sentences)
            .SelectMany(s => s.Terms).ToHashSet(StringComparer.Ordinal);
        var taken = points.Count(p => p.Count(terms.Contains) >= Math.Max(2, (p.Count + 2) / 3));
        var share = (double)taken / points.Count;
        var level = material.Answer.IsEmpty ? 0 : share switch { >= 0.7 => 3, >= 0.4 => 2, > 0.2 => 1, _ => 0 };
        var nearest = material.Answer.Sentences.Where(s => s.Terms.Any(material.Statement.Terms.Contains));
        return new Seen(level, Seen.Best(nearest), taken == 0 ? "none" : Text(taken), Text(points.Count));
    }

    /// <summary>
    /// Figures carry the argument; best when some were worked out. The threshold of an alarm, a pause or a date carries none: what counts is a
    /// figure that is reckoned with, compared, or stands beside another.
    /// </summary>
    public static Seen? Numbers(Material material)
    {
        if (material.IsMessage)
            return null;
        var figures = material.Answer.Sentences.Where(s => s.Figures.Count > 0).ToList();
        var carrying = figures.Where(s => !s.Heading && (s.Arrow || (!s.Serves(Cue.Measure) && (s.Figures.Count > 1 || !s.Serves(Cue.Risk | Cue.WayBack | Cue.When))))).ToList();
        var weight = carrying.Sum(s => Math.Min(EnoughFigures, s.Figures.Count(f => s.Figures.Count > 1 || !material.Statement.Figures.Contains(f))));
        var own = carrying.Where(s => s.Figures.Any(f => !material.Statement.Figures.Contains(f))).ToList();
        var level = weight >= EnoughFigures ? weight >= ManyFigures && own.Count > 0 ? 3 : 2 : Math.Min(1, figures.Count);
        return new Seen(level, Seen.Best(own.Count > 0 ? own : carrying.Count > 0 ? carrying : figures));
    }

    public static Seen Decision(Material material) => With(material, Cue.Decision, Cue.Reason | Cue.Alternative, Cue.Reason);

    /// <summary>Another way by its words, or something that would be otherwise and is held against this.</summary>
    public static Seen TradeOffs(Material material)
    {
        var seen = With(material, Cue.Alternative, Cue.Reason | Cue.Cost | Cue.Risk, Cue.Contrast);
        return seen.Level > 1 || Sentences(material).FirstOrDefault(s => s.Weighs) is not { } weighed ? seen : new Seen(2, weighed.Place);
    }

    public static Seen Risks(Material material) => With(material, Cue.Risk, Cue.Condition | Cue.WayBack | Cue.Reason, Cue.Condition);

    /// <summary>A message to people is not measured on the morning after.</summary>
    public static Seen? Measure(Material material)
    {
        if (material.IsMessage)
            return null;
        var found = Sentences(material).Where(s => s.Serves(Cue.Measure)).ToList();
        var exact = found.Where(s => s.Figures.Count > 0).ToList();
        return new Seen(exact.Count > 0 ? 3 : found.Exists(s => s.Terms.Count >= SaysHow) ? 2 : Math.Min(2, found.Count), Seen.Best(exact.Count > 0 ? exact : found));
    }

    public static Seen? WayBack(Material material) => material.IsMessage ? null : With(material, Cue.WayBack, Cue.Condition, Cue.NotDoing);

    /// <summary>3 when a sentence does it together with a companion, 2 when one does it, 1 when something only hints at it.</summary>
    private static Seen With(Material material, Cue main, Cue companion, Cue hint)
    {
        var found = Sentences(material).Where(s => s.Serves(main)).ToList();
        var full = found.Where(s => s.Has(companion)).ToList();
        var hints = found.Count > 0 ? [] : Sentences(material).Where(s => s.Has(hint)).ToList();
        return new Seen(full.Count > 0 ? 3 : found.Count > 0 ? 2 : Math.Min(1, hints.Count), Seen.Best(full.Count > 0 ? full : found.Count > 0 ? found : hints));
    }

    private static IEnumerable<Sentence> Sentences(Material material) => material.Answer.Sentences.Where(s => s is { Heading: false, Hollow: false });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
