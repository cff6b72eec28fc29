namespace Etude.Features.Reviews.Reading;

/// <summary>The words of a problem that notes are held against: its statement, its pitfalls and its key insight.</summary>
internal sealed class Statement
{
    private const int Shortest = 3;
    private const int Window = 5;
    private const double MostlyCopied = 0.75;

    private readonly HashSet<ulong> _runs;

    public Statement(ProblemBrief problem)
    {
        var words = Tokens.Words(problem.Prompt);
        Terms = Subjects(words);
        Stems = words.Select(Reading.Stems.Of).ToHashSet(StringComparer.Ordinal);
        Figures = words.Where(w => char.IsAsciiDigit(w[0])).Select(ReadSentence.Figure).ToHashSet(StringComparer.Ordinal);
        Points = [.. Pieces.Of(problem.Prompt).Where(p => p.Listed)
            .Select(p => (IReadOnlySet<string>)Subjects(Tokens.Words(problem.Prompt, p.Start, p.End))).Where(terms => terms.Count >= 2)];
        Pitfalls = [.. problem.Pitfalls.Select(p => new Topic(Subjects(Tokens.Words(p)), Terms))];
        Insight = new Topic(Subjects(Tokens.Words(problem.KeyInsight)), Terms);
        _runs = Enumerable.Range(Shortest, Window - Shortest + 1).SelectMany(length => Runs(words, length)).ToHashSet();
    }

    public IReadOnlySet<string> Terms { get; }
    public IReadOnlySet<string> Figures { get; }

    /// <summary>Every word of the statement by its stem.</summary>
    public IReadOnlySet<string> Stems { get; }

    /// <summary>The subjects of each listed point.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Points { get; }

    public IReadOnlyList<Topic> Pitfalls { get; }
    public Topic Insight { get; }

    /// <summary>Whether most of these words stand in the statement in the same order.</summary>
    public bool IsCopied(IReadOnlyList<string> words)
    {
        if (words.Count < Shortest)
            return false;
        var covered = new bool[words.Count];
        var (at, window) = (0, Math.Min(Window, words.Count));
        foreach (var run in Runs(words, window))
        {
            if (_runs.Contains(run))
                Array.Fill(covered, true, at, window);
            at++;
        }

        return covered.Count(c => c) >= MostlyCopied * words.Count;
    }

    private static HashSet<string> Subjects(IEnumerable<string> words) =>
        words.Select(Reading.Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<ulong> Runs(IReadOnlyList<string> words, int length)
    {
        for (var i = 0; i + length <= words.Count; i++)
            yield return StableHash.Of(words.Skip(i).Take(length));
    }
}

/// <summary>Something the problem is about, as a set of words; words that the statement uses anyway count half.</summary>
internal sealed record Topic(IReadOnlySet<string> Words, IReadOnlySet<string> Common)
{
    private const double Near = 1.5;

    public double Touched(IEnumerable<string> terms) => terms.Where(Words.Contains).Distinct(StringComparer.Ordinal)
        .Sum(t => Common.Contains(t) ? 0.5 : 1.0);

    /// <summary>Two of its own words, or one with company.</summary>
    public bool IsMet(IEnumerable<string> terms) => Touched(terms) >= Near;
}
