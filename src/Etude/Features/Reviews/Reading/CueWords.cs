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

    public Edge Edges(IReadOnlyList<string> stems) => (Edge)_edges.Of(stems);

    /// <summary>The distinct single words among these stems that show it.</summary>
    public IEnumerable<string> Hits(IEnumerable<string> stems, Cue cue) => _cues.Hits(stems, cue);

    /// <summary>How a kind of special case is called in a claim.</summary>
    public string Name(Edge edge) => _names.GetValueOrDefault(edge, "a special case");

    private static TFlags Flag<TFlags>(string key) where TFlags : struct, Enum =>
        Enum.Parse<TFlags>(key.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
