using System.Globalization;

namespace Etude.Platform.Content;

/// <summary>Read the files of <c>rubrics/</c>.</summary>
internal static class RubricReaders
{
    private const int Levels = 4;
    private const int LongestTitle = 8;
    private const int LongestPhrase = 3;

    public static IReadOnlyDictionary<string, SignalFile> Signals(Section root, Mistakes mistakes)
    {
        var signals = new Dictionary<string, SignalFile>(StringComparer.Ordinal);
        foreach (var section in root.Tables("signal"))
        {
            var signal = Signal(section);
            section.NoOtherKeys();
            if (signal.Key.Length > 0 && !signals.TryAdd(signal.Key, signal))
                section.Refuse("key", $"signal \"{signal.Key}\" is defined twice");
        }

        root.NoOtherKeys();
        if (!mistakes.TextIsBroken)
        {
            foreach (var missing in RubricVocabulary.Signals.Members.Where(k => !signals.ContainsKey(k)))
                root.Refuse("", $"signal \"{missing}\" is missing; there is a rule that looks for it");
        }

        return signals;
    }

    public static RubricFile Rubric(Section root, string name, IReadOnlyDictionary<string, SignalFile>? signals)
    {
        var rubric = new RubricFile { Name = name, Version = root.Whole("version", 1, 10_000), PhaseWeights = PhaseWeights(root), Weights = Weights(root) };
        root.NoOtherKeys();
        if (signals is null)
            return rubric;
        var phases = rubric.Weights.Select(w => signals.GetValueOrDefault(w.Key)?.Phase).ToHashSet(StringComparer.Ordinal);
        foreach (var phase in ClosedSet.Phases.Members.Where(p => rubric.Weights.Count > 0 && !phases.Contains(p)))
            root.Refuse("weights", $"no signal of the phase {phase} has a weight; every phase needs one");
        return rubric;
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Cues(Section root)
    {
        var cues = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root.Table("cues") is not { } section)
            return cues;
        foreach (var cue in RubricVocabulary.Cues.Members)
            cues[cue] = Phrases(section, cue);
        section.NoOtherKeys(RubricVocabulary.Cues);
        return cues;
    }

    public static IReadOnlyList<EdgeFile> Edges(Section root)
    {
        var edges = new List<EdgeFile>();
        if (root.Table("edges") is not { } all)
            return edges;
        foreach (var edge in RubricVocabulary.Edges.Members)
        {
            if (all.Table(edge) is not { } section)
                continue;
            edges.Add(new EdgeFile(edge, section.Line("name", 60), Phrases(section, "words")));
            section.NoOtherKeys();
        }

        all.NoOtherKeys(RubricVocabulary.Edges);
        return edges;
    }

    private static SignalFile Signal(Section section)
    {
        var key = section.Choice("key", RubricVocabulary.Signals);
        var anchors = section.Texts("anchors", Levels, Levels, TextRule.Line(200));
        foreach (var anchor in anchors.Where(a => a.Length > 0 && a[^1] != '.'))
            section.Refuse("anchors", $"\"{ClosedSet.Shorten(anchor)}\" is not a sentence; end it with a full stop");
        return new SignalFile
        {
            Key = key,
            Phase = section.Choice("phase", ClosedSet.Phases),
            Anchors = anchors,
            Weak = Words(section, "weak", key),
            Partial = Words(section, "partial", key),
            Nearly = Words(section, "nearly", key),
            Strong = Words(section, "strong", key),
        };
    }

    private static FindingWords? Words(Section signal, string level, string key)
    {
        if (signal.OptionalTable(level) is not { } section)
            return null;
        var words = new FindingWords(section.Line("title", 80), section.Line("claim", 300), section.Line("question", 300), section.OptionalFlag("last_resort"));
        section.NoOtherKeys();
        if (words.Title.Split(' ').Length > LongestTitle)
            section.Refuse("title", $"\"{ClosedSet.Shorten(words.Title)}\" has more than {LongestTitle} words; a title is a few");
        if (words.Claim.Length > 0 && (words.Claim[^1] != '.' || words.Claim.Contains(". ", StringComparison.Ordinal)))
            section.Refuse("claim", "a claim is one sentence that ends with a full stop");
        if (words.Question.Length > 0 && words.Question[^1] != '?')
            section.Refuse("question", "a question ends with a question mark");
        var known = RubricVocabulary.Blanks.GetValueOrDefault(key, int.MaxValue);
        foreach (var blank in Enumerable.Range(0, 10).Where(b => b >= known && words.Claim.Contains("{" + b.ToString(CultureInfo.InvariantCulture) + "}", StringComparison.Ordinal)))
            section.Refuse("claim", $"the rule of \"{key}\" fills {Counted.Of(known, "blank")}, and here stands {{{blank}}}");
        return words;
    }

    private static Dictionary<string, int> PhaseWeights(Section root)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        if (root.Table("phases") is not { } section)
            return weights;
        foreach (var phase in ClosedSet.Phases.Members)
            weights[phase] = section.Whole(phase, 0, 100);
        section.NoOtherKeys(ClosedSet.Phases);
        if (weights.Values.Sum() is var sum && sum != 100)
            root.Refuse("phases", $"the weights of the phases add up to {sum}; they must add up to 100");
        return weights;
    }

    /// <summary><c>[weights.plan]</c> with <c>edges = 6</c> is the weight of <c>plan.edges</c>.</summary>
    private static List<KeyValuePair<string, int>> Weights(Section root)
    {
        var weights = new List<KeyValuePair<string, int>>();
        if (root.Table("weights") is not { } all)
            return weights;
        foreach (var group in all.Keys.ToList())
        {
            if (all.Table(group) is not { } section)
                continue;
            foreach (var name in section.Keys.ToList())
            {
                if (RubricVocabulary.Signals.Has($"{group}.{name}"))
                    weights.Add(KeyValuePair.Create($"{group}.{name}", section.Whole(name, 1, 100)));
                else
                    section.Refuse(name, RubricVocabulary.Signals.Refusal($"{group}.{name}"));
            }
        }

        return weights;
    }

    private static IReadOnlyList<string> Phrases(Section section, string list)
    {
        var phrases = section.Texts(list, 1, 400, TextRule.Line(60));
        foreach (var phrase in phrases.Where(p => p.Split(' ').Length > LongestPhrase))
            section.Refuse(list, $"\"{phrase}\" has more than {LongestPhrase} words; shorten it to what gives it away");
        foreach (var twice in phrases.GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Key.Length > 0 && g.Count() > 1))
            section.Refuse(list, $"\"{twice.Key}\" stands twice in \"{list}\"");
        return phrases;
    }
}
