using Etude.Platform.Content;

namespace Etude.Features.Reviews.Reading;

/// <summary>The words and phrases that show what a sentence does, from <c>rubrics/cues.toml</c>. Forms of a word follow from its stem.</summary>
internal sealed class CueWords
{
    private readonly Lexicon<Cue> _cues;
    private readonly Lexicon<Edge> _edges;
    private readonly Dictionary<Edge, string> _names;

    public CueWords(RubricFiles files)
    {
        _cues = new Lexicon<Cue>(files.Cues.Select(c => (Flag<Cue>(c.Key), c.Value)));
        _edges = new Lexicon<Edge>(files.Edges.Select(e => (Flag<Edge>(e.Key), e.Words)));
        _names = files.Edges.ToDictionary(e => Flag<Edge>(e.Key), e => e.Name);
    }

    public Cue Cues(IReadOnlyList<string> stems) => (Cue)_cues.Of(stems);

    /// <summary>What the words do, except where they are denied.</summary>
    public Cue Cues(IReadOnlyList<string> stems, Negation negation) => (Cue)_cues.Of(stems, negation.Cues);

    public Edge Edges(IReadOnlyList<string> stems) => (Edge)_edges.Of(stems);

    /// <summary>The special cases that the words name, except where they are denied.</summary>
    public Edge Edges(IReadOnlyList<string> stems, Negation negation) => (Edge)_edges.Of(stems, negation.Edges);

    /// <summary>A word about working in general.</summary>
    public bool IsGeneric(string stem) => _cues.Raises(stem, Cue.Generic);

    /// <summary>The distinct single words among these stems that show it.</summary>
    public IEnumerable<string> Hits(IEnumerable<string> stems, Cue cue) => _cues.Hits(stems, cue);

    /// <summary>How a kind of special case is called in a claim.</summary>
    public string Name(Edge edge) => _names.GetValueOrDefault(edge, "a special case");

    private static TFlags Flag<TFlags>(string key) where TFlags : struct, Enum =>
        Enum.Parse<TFlags>(key.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
