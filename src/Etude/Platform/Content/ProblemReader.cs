namespace Etude.Platform.Content;

/// <summary>Reads a problem's file. The lengths are those of the database's checks.</summary>
internal static class ProblemReader
{
    private static readonly TextRule CodeText = TextRule.Code(50_000);

    /// <summary>The problem; not to be used when a mistake was noted.</summary>
    /// <param name="root">The document.</param>
    /// <param name="slug">The file's name without its ending.</param>
    /// <param name="folder">The folder's name, which must be the first axis.</param>
    /// <param name="axes">The axes that exist.</param>
    /// <param name="contentMd">What the Markdown file beside it holds, or null.</param>
    public static ProblemFile Read(Section root, string slug, string folder, ClosedSet axes, string? contentMd)
    {
        var problem = new ProblemFile
        {
            Slug = slug,
            Title = root.Line("title", 200),
            Type = root.Choice("type", ClosedSet.Types),
            Difficulty = root.Choice("difficulty", ClosedSet.ProblemDifficulties),
            EmMode = root.Choice("em_mode", ClosedSet.EmModes),
            Axes = root.Choices("axes", axes, min: 1, max: 4),
            Prompt = root.Prose("prompt", 16_000),
            KeyInsight = root.Prose("key_insight", 2_000),
            Pitfalls = root.Texts("pitfalls", 2, 5, TextRule.Prose(1_000)),
            Complexity = root.OptionalLine("complexity", 100),
            PhaseMinutes = PhaseMinutes(root),
            Hints = Hints(root),
            StarterCode = ByLanguage(root.OptionalTable("starter_code")),
            RefSolution = ByLanguage(root.Table("ref_solution")),
            TestCode = ByLanguage(root.OptionalTable("test_code")),
            EmPrompt = EmPrompt(root),
            ContentMd = contentMd,
        };
        root.NoOtherKeys();
        CheckAgreement(root, problem, folder);
        return problem;
    }

    private static Dictionary<string, int> PhaseMinutes(Section root)
    {
        var minutes = new Dictionary<string, int>(StringComparer.Ordinal);
        if (root.Table("phase_minutes") is not { } section) return minutes;
        foreach (var phase in ClosedSet.Phases.Members) minutes[phase] = section.Whole(phase, 1, 240);
        section.NoOtherKeys();
        return minutes;
    }

    private static Dictionary<string, IReadOnlyList<string>> Hints(Section root)
    {
        var hints = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root.Table("hints") is not { } section) return hints;
        foreach (var phase in ClosedSet.Phases.Members) hints[phase] = section.Texts(phase, 1, 3, TextRule.Prose(1_000));
        section.NoOtherKeys();
        return hints;
    }

    private static Dictionary<string, string> ByLanguage(Section? section)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (section is null) return texts;
        foreach (var language in ClosedSet.Languages.Members.Where(section.Has))
        {
            var rule = language == "markdown" ? TextRule.Prose(CodeText.MaxLength) : CodeText;
            if (section.Text(language, rule) is { } text) texts[language] = text;
        }
        section.NoOtherKeys(ClosedSet.Languages);
        return texts;
    }

    private static string? EmPrompt(Section root)
    {
        if (root.OptionalTable("em") is not { } section) return null;
        var prompt = section.Prose("prompt", 16_000);
        section.NoOtherKeys();
        return prompt;
    }

    private static void CheckAgreement(Section root, ProblemFile problem, string folder)
    {
        if (problem.Axes.Count > 0 && problem.Axes[0] != folder)
            root.Refuse("axes", $"the first axis is \"{problem.Axes[0]}\", but the file lies in the folder {folder}; move one of them");
        if (problem.EmMode == "off" && root.Has("em"))
            root.Refuse("em", "[em] is there, but em_mode is \"off\"; set it to \"optional\" or \"only\", or take [em] out");
        CheckTests(root, problem);
    }

    private static void CheckTests(Section root, ProblemFile problem)
    {
        var isTalk = problem.Type is "design" or "behavioral";
        if (isTalk && root.Has("test_code"))
            root.Refuse("test_code", $"a problem of type \"{problem.Type}\" has no tests; take [test_code] out");
        if (isTalk && root.Has("ref_solution") && !root.HasIn("ref_solution", "markdown"))
            root.Refuse("ref_solution", $"a problem of type \"{problem.Type}\" needs a model answer, markdown, in [ref_solution]");
        if (problem.Type is "coding" or "debugging" or "sql" && !root.HasAnyIn("test_code"))
            root.Refuse("test_code", $"a problem of type \"{problem.Type}\" needs tests, [test_code]");
        if (isTalk || !root.HasAnyIn("test_code")) return;
        foreach (var language in ClosedSet.Languages.Members)
        {
            string[] tables = ["starter_code", "ref_solution", "test_code"];
            var missing = tables.Where(t => !root.HasIn(t, language)).ToList();
            if (missing.Count is 0 or 3 || language == "markdown") continue;
            var there = tables.First(t => root.HasIn(t, language));
            foreach (var table in missing)
                root.Refuse(table, $"[{there}] has {language}, but [{table}] has not; starter, solution and tests must agree on languages");
        }
        if (root.HasIn("test_code", "markdown")) root.Refuse("test_code", "tests cannot be written in markdown");
    }
}
