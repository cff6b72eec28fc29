using System.Collections.Frozen;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Explore: is the problem understood before it is solved?</summary>
internal static class ExploreRules
{
    /// <summary>A literal with so many figures is a case with its values, whatever words lead from one to the other.</summary>
    private const int FiguresOfACase = 4;

    private const int FewSharedTerms = 3;
    private const int ManySharedTerms = 6;
    private const int FewOwnTerms = 2;
    private const int OwnTerms = 3;

    private static readonly FrozenSet<string> Numbers = new[]
    {
        "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
        "eighty", "ninety", "hundred", "thousand", "million",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Forbid = ["no", "not", "nothing", "none", "nobody", "without", "may", "neither", "whatever", "don't", "doesn't", "isn't"];

    /// <summary>
    /// The statement's subjects come up in sentences that are not copied, bring words of their own, and are there to describe: the words of
    /// an example, a rule or a question say little about whether the task is understood.
    /// </summary>
    public static Seen Restated(Material material)
    {
        var terms = material.Statement.Terms;
        var said = Purposes.Of(material.Explore.Sentences, material.Statement).Where(p => p.Sentence is { Hollow: false, Denied: false }).ToList();
        var describing = said.Where(p => Purposes.Tells(p.Sentence, p.Purpose, first: p.Sentence.Line == said[0].Sentence.Line)).Select(p => p.Sentence).ToList();
        var about = describing.Where(s => s.Terms.Any(terms.Contains)).ToList();
        var shared = Distinct(about, terms.Contains);
        var own = Distinct(about, t => !terms.Contains(t));
        var task = describing.Any(s => s.Has(Cue.Task) && s.Terms.Any(terms.Contains));
        var level = shared >= ManySharedTerms && own >= OwnTerms ? 3
            : own >= FewOwnTerms && shared >= (task ? FewOwnTerms : FewSharedTerms) ? 2
            : own > 0 && shared > FewSharedTerms + 1 ? 2
            : material.Explore.HasCopied || said.Any(p => p.Sentence.Terms.Any(terms.Contains)) ? 1 : 0;
        return new Seen(level, Seen.Best(about.Where(s => s.Terms.Count(terms.Contains) >= 2).DefaultIfEmpty(about.FirstOrDefault()).OfType<Sentence>()));
    }

    /// <summary>A rule by its words, or something of the statement that is forbidden or refused; a question is no rule.</summary>
    public static Seen Limits(Material material)
    {
        var found = material.Explore.Sentences.Where(s => !s.Asks && (s.Has(Cue.Limit) ? !s.Has(Cue.Assumption | Cue.Doubt) : Forbids(s, material.Statement))).ToList();
        var level = found.Count == 2 && found.Any(s => s.Concrete) ? 3 : Seen.Count(found.Count);
        return new Seen(level, Seen.Best(found));
    }

    /// <summary>Something goes in and something comes out, with values; best with values that the statement does not have.</summary>
    public static Seen Example(Material material)
    {
        var sentences = material.Explore.Sentences.Where(s => !s.Hypothetical && !s.Denied).ToList();
        var worked = sentences.Where(s => IsWorked(s, material.Statement)).ToList();
        var own = worked.Where(s => s.Figures.Any(f => !material.Statement.Figures.Contains(f)) || (s.Figures.Count == 0 && s.Literal)).ToList();
        if (own.Count > 0)
            return new Seen(3, Seen.Best(own));
        if (worked.Count > 0)
            return new Seen(2, Seen.Best(worked));
        var named = sentences.Where(s => s.Has(Cue.Example)).ToList();
        return new Seen(named.Count > 0 ? 1 : 0, Seen.Best(named));
    }

    public static Seen Question(Material material)
    {
        var found = material.Explore.Sentences.Where(s => (s.Asks && s.Terms.Count >= 2) || (s.Has(Cue.Assumption) && !s.Hollow) || (s.Has(Cue.Doubt) && s.Terms.Count >= OwnTerms)).ToList();
        if (found.Count > 0)
            return new Seen(found.Count > 1 || found[0].Has(Cue.Reason) ? 3 : 2, Seen.Best(found));
        var hinted = material.Explore.Sentences.Where(s => s.Asks || s.Has(Cue.Doubt)).ToList();
        return new Seen(hinted.Count > 0 ? 1 : 0, Seen.Best(hinted));
    }

    /// <summary>Figures are used to reckon with: one that the statement does not give has been worked out.</summary>
    public static Seen? Estimate(Material material)
    {
        if (material.IsMessage)
            return null;
        var figures = material.Explore.Sentences.Where(s => s.Figures.Count > 0).ToList();
        var reckoned = figures.Where(s => s.Figures.Any(f => !material.Statement.Figures.Contains(f)))
            .Concat(material.Explore.Sentences.Where(s => IsSpelt(s, material.Statement))).ToList();
        if (reckoned.Count == 0)
            return new Seen(figures.Count > 0 ? 1 : 0, Seen.Best(figures));
        return new Seen(reckoned.Any(s => s.Arrow || s.Figures.Count >= 2) ? 3 : 2, Seen.Best(reckoned));
    }

    /// <summary>
    /// Values and what comes of them: by a sign or a word that leads from one to the other, by many figures in brackets, or by three
    /// figures about subjects of the statement, one of which the statement does not have.
    /// </summary>
    private static bool IsWorked(Sentence sentence, Statement statement) => sentence.Concrete
        && (sentence.Arrow || sentence.Has(Cue.Outcome) || (sentence.Literal && sentence.Figures.Count >= FiguresOfACase)
            || (sentence.Literal && sentence.Has(Cue.Example))
            || (sentence.FigureCount >= FiguresOfACase && sentence.Terms.Any(statement.Terms.Contains))
            || (sentence.Figures.Count >= OwnTerms && sentence.Terms.Any(statement.Terms.Contains) && sentence.Figures.Any(f => !statement.Figures.Contains(f))));

    /// <summary>"Seven people, twelve weeks: about fifty": two numbers in words, one of which the statement does not have.</summary>
    private static bool IsSpelt(Sentence sentence, Statement statement)
    {
        var numbers = sentence.Words.Where(Numbers.Contains).Distinct(StringComparer.Ordinal).ToList();
        return numbers.Count > 1 && numbers.Exists(n => !statement.Stems.Contains(Stems.Of(n)));
    }

    private static bool Forbids(Sentence sentence, Statement statement) => !sentence.Denied && !sentence.Has(Cue.Feeling)
        && sentence.Terms.Any(statement.Terms.Contains) && (sentence.Words.Any(Forbid.Contains) || (sentence.Arrow && (sentence.Edges & (Edge.Invalid | Edge.Missing)) != Edge.None));

    private static int Distinct(IEnumerable<Sentence> sentences, Func<string, bool> counts) =>
        sentences.SelectMany(s => s.Terms).Where(counts).Distinct(StringComparer.Ordinal).Count();
}
