namespace Etude.Platform.Content;

/// <summary>Reads <c>rubrics/</c>: the signals, the words that give them away, and a file of weights for each type of problem.</summary>
internal static class RubricFolder
{
    /// <summary>The rubrics; null when a file has a mistake, which is then noted.</summary>
    public static RubricFiles? Read(string folder, List<ContentMistake> mistakes)
    {
        var before = mistakes.Count;
        var place = Path.Combine(folder, "rubrics");
        var signals = ReadOne(place, "signals", mistakes, RubricReaders.Signals);
        var words = ReadOne(place, "cues", mistakes, (root, _) =>
        {
            var (cues, edges) = (RubricReaders.Cues(root), RubricReaders.Edges(root));
            root.NoOtherKeys();
            return (Cues: cues, Edges: edges);
        });
        var rubrics = RubricVocabulary.Rubrics.Members
            .Select(name => ReadOne(place, name, mistakes, (root, _) => RubricReaders.Rubric(root, name, signals))).ToList();
        foreach (var other in ContentFolder.Files(place, ".toml").Where(f => !Known(Path.GetFileNameWithoutExtension(f))))
            mistakes.Add(new(ContentFolder.Printed(other), new(1, 1), RubricVocabulary.Rubrics.Refusal(Path.GetFileNameWithoutExtension(other))));
        return mistakes.Count > before ? null : new RubricFiles
        {
            Signals = signals!,
            Cues = words.Cues,
            Edges = words.Edges,
            Rubrics = rubrics.ToDictionary(r => r!.Name, r => r!, StringComparer.Ordinal),
        };
    }

    private static bool Known(string name) => name is "signals" or "cues" || RubricVocabulary.Rubrics.Has(name);

    private static T? ReadOne<T>(string folder, string name, List<ContentMistake> mistakes, Func<Section, Mistakes, T> read)
    {
        var path = Path.Combine(folder, name + ".toml");
        var own = new Mistakes(ContentFolder.Printed(path));
        var value = default(T);
        if (!File.Exists(path)) own.Add(new(1, 1), "the file is missing; the app cannot do without it");
        else if (ContentFile.ReadToml(path, own) is { } root) value = read(root, own);
        mistakes.AddRange(own.Found);
        return own.Found.Count == 0 ? value : default;
    }
}
