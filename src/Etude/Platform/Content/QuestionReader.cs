namespace Etude.Platform.Content;

/// <summary>Reads <c>assessment/&lt;axis&gt;.toml</c>. The lengths of key and letter are those of the database's checks.</summary>
internal static class QuestionReader
{
    /// <summary>The questions of one file; not to be used when <paramref name="mistakes"/> has grown.</summary>
    public static IReadOnlyList<Authored<QuestionFile>> Read(Section root, string axis, ClosedSet axes, Mistakes mistakes)
    {
        var questions = new List<Authored<QuestionFile>>();
        foreach (var section in root.Tables("question"))
        {
            var question = ReadQuestion(section, axis);
            if (question.Key.Length > 0 && questions.Any(q => q.Value.Key == question.Key))
                section.Refuse("key", $"key \"{question.Key}\" is used twice in this file");
            questions.Add(new Authored<QuestionFile>(mistakes.Path, section.PlaceOf("key"), question, Hash: ""));
        }
        root.NoOtherKeys();
        if (!axes.Has(axis)) mistakes.Add(new(1, 1), $"the file is called {axis}.toml, but {axes.Refusal(axis)}");
        return questions;
    }

    private static QuestionFile ReadQuestion(Section section, string axis)
    {
        var question = new QuestionFile
        {
            Key = Slug.Read(section, "key"),
            Axis = axis,
            Difficulty = section.Choice("difficulty", ClosedSet.ProblemDifficulties),
            Right = section.Choice("right", ClosedSet.OptionLetters),
            Ask = section.Prose("ask", 4_000),
            Options = Options(section),
        };
        section.NoOtherKeys();
        return question;
    }

    private static IReadOnlyList<QuestionOption> Options(Section section)
    {
        var texts = ByLetter(section.Table("options"), TextRule.Line(300));
        var whys = ByLetter(section.Table("why"), TextRule.Prose(1_000));
        foreach (var same in texts.Where(t => t.Value.Length > 0).GroupBy(t => t.Value, t => t.Key, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            section.Refuse("options", $"the options {string.Join(" and ", same)} are the same");
        return [.. ClosedSet.OptionLetters.Members.Select(l => new QuestionOption(l, texts.GetValueOrDefault(l, ""), whys.GetValueOrDefault(l, "")))];
    }

    private static Dictionary<string, string> ByLetter(Section? section, TextRule rule)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (section is null) return texts;
        foreach (var letter in ClosedSet.OptionLetters.Members) texts[letter] = section.Text(letter, rule) ?? "";
        section.NoOtherKeys(ClosedSet.OptionLetters);
        return texts;
    }
}
