namespace Etude.Platform.Content;

/// <summary>Reads a content folder: which files there are, what they say, and every mistake in them.</summary>
internal static class ContentFolder
{
    /// <summary>Reads everything, files side by side.</summary>
    /// <exception cref="PlainException">The folder is not there.</exception>
    public static ContentSnapshot Read(string folder)
    {
        var words = ReadWords(folder);
        if (words.Axes is not { } axes)
            return new ContentSnapshot { AxesAreKnown = false, FailedFiles = words.FailedFiles, Mistakes = [.. words.Mistakes.Order()] };

        var known = new ClosedSet("axis", [.. axes.Select(a => a.Key)]);
        var problems = ProblemFolder.Read(folder, known);
        var axesOf = problems.Good.ToDictionary(p => p.Value.Slug, IReadOnlyList<string>? (p) => p.Value.Axes, StringComparer.Ordinal);
        // A problem with a mistake is there all the same; what is wrong with it is said in its own file.
        foreach (var broken in problems.Broken) axesOf.TryAdd(broken, null);
        var library = LibraryFolder.Read(folder, known, axesOf);
        return new ContentSnapshot
        {
            Files = words.Files,
            AxesAreKnown = true,
            Problems = problems.Good,
            Items = library.Good,
            BrokenProblems = problems.Broken,
            BrokenLibraries = library.Broken,
            BrokenItems = library.BrokenSlugs,
            FailedFiles = words.FailedFiles + problems.FailedFiles + library.FailedFiles,
            Mistakes = [.. words.Mistakes.Concat(problems.Mistakes).Concat(library.Mistakes).Order()],
        };
    }

    /// <summary>Reads what stays in memory: axes, shares, voices, rubrics, signals and the questions of the assessment.</summary>
    /// <exception cref="PlainException">The folder is not there.</exception>
    public static Words ReadWords(string folder)
    {
        Demand(folder);
        var mistakes = new List<ContentMistake>();
        var axes = Read(folder, "axes.toml", WordReaders.Axes, mistakes);
        var shares = Read(folder, "iac.toml", WordReaders.Shares, mistakes);
        var voices = Read(folder, "voices.toml", WordReaders.Voices, mistakes);
        if (axes is null) return new Words(null, null, mistakes);
        var rubrics = RubricFolder.Read(folder, mistakes);
        var signals = shares is null ? null : ReadSignals(folder, axes, shares, mistakes);
        var questions = QuestionFolder.Read(folder, new ClosedSet("axis", [.. axes.Select(a => a.Key)]));
        mistakes.AddRange(questions.Mistakes);
        var reflection = File.Exists(Path.Combine(folder, "reflection.toml")) ? Read(folder, "reflection.toml", ReflectionReader.Read, mistakes) : [];
        // A question that cannot be used leaves the others; without axes, shares, voices, rubrics or signals no page could be made.
        var files = shares is null || voices is null || rubrics is null || signals is null
            ? null
            : new ContentFiles { Axes = axes, Shares = shares, Voices = voices, Rubrics = rubrics, Signals = signals, Questions = [.. questions.Good.Select(q => q.Value)], Reflection = reflection ?? [] };
        return new Words(axes, files, mistakes);
    }

    /// <summary>Looks whether the folder is there.</summary>
    /// <exception cref="PlainException">It is not.</exception>
    public static void Demand(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PlainException($"The content folder {folder} does not exist; set ETUDE_CONTENT, or name another one with --content.", 1);
    }

    /// <summary>How a file is printed: from where the person stands when it lies below, else in full.</summary>
    public static string Printed(string path)
    {
        var full = Path.GetFullPath(path);
        var near = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return (near.StartsWith("..", StringComparison.Ordinal) ? full : near).Replace('\\', '/');
    }

    /// <summary>The files of a folder with this ending, sorted; none when the folder is not there. Hidden files are somebody's editor at work.</summary>
    public static IReadOnlyList<string> Files(string folder, string ending) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder)
            .Where(f => f.EndsWith(ending, StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal)];

    private static SignalsFile? ReadSignals(string folder, IReadOnlyList<AxisFile> axes, IReadOnlyList<IacFile> shares, List<ContentMistake> mistakes) =>
        Read(folder, "signals.toml", new SignalsReader(new("axis", [.. axes.Select(a => a.Key)]), new("share", [.. shares.Select(s => s.Key)])).Read, mistakes);

    private static T? Read<T>(string folder, string name, Func<Section, T> reader, List<ContentMistake> mistakes)
        where T : class
    {
        var path = Path.Combine(folder, name);
        var own = new Mistakes(Printed(path));
        T? read = null;
        if (!File.Exists(path)) own.Add(new(1, 1), "the file is missing; the app cannot do without it");
        else if (ContentFile.ReadToml(path, own) is { } root) read = reader(root);
        mistakes.AddRange(own.Found);
        return own.Found.Count == 0 ? read : null;
    }

    /// <summary>What stays in memory; null for what has a mistake.</summary>
    public sealed record Words(IReadOnlyList<AxisFile>? Axes, ContentFiles? Files, IReadOnlyList<ContentMistake> Mistakes)
    {
        public int FailedFiles => Mistakes.Select(m => m.Path).Distinct(StringComparer.Ordinal).Count();
    }
}
