using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingProblemsTests : IDisposable
{
    private const string At = "problems/algorithms/two-sum.toml";
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void A_good_file_is_read_whole()
    {
        _space.Problem("two-sum");
        _space.Write("problems/algorithms/two-sum.md", "# Why maps\n\nLonger words.\n");

        var problem = Assert.Single(_space.Read().Problems).Value;

        Assert.Equal("two-sum", problem.Slug);
        Assert.Equal("Two sum", problem.Title);
        Assert.Equal("Find two numbers that add up to `target`.", problem.Prompt);
        Assert.Equal(["algorithms", "data_structures"], problem.Axes);
        Assert.Equal(8, problem.PhaseMinutes["implement"]);
        Assert.Equal(3, problem.Hints["implement"].Count);
        Assert.StartsWith("def two_sum", problem.StarterCode["python"], StringComparison.Ordinal);
        Assert.EndsWith("expect=[0, 1])\n", problem.TestCode["python"], StringComparison.Ordinal);
        Assert.Equal("# Why maps\n\nLonger words.", problem.ContentMd);
        Assert.Null(problem.EmPrompt);
        Assert.Empty(_space.Mistakes());
    }

    // What is replaced in the good file, by what, and the one mistake that must be named. The file itself is problem two-sum.
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "\"algorithms\", ", "\"algoritms\", ", "(5,9): error: axis \"algoritms\" does not exist (did you mean \"algorithms\"?)" },
        { "type = \"coding\"", "type = \"codin\"", "(2,8): error: type \"codin\" does not exist (did you mean \"coding\"?)" },
        { "\"intro\"", "\"Intro\"", "(3,14): error: difficulty \"Intro\" does not exist (did you mean \"intro\"?)" },
        { "\"intro\"", "\"nightmare\"", "(3,14): error: difficulty \"nightmare\" does not exist (it is one of: intro, core, stretch)" },
        { "em_mode = \"off\"", "em_mode = false", "(4,11): error: \"em_mode\" must be text in quotes, not true or false" },
        { "\"Two sum\"", "\"  \"", "(1,9): error: \"title\" is empty" },
        { "\"Two sum\"", "\"Two\\nsum\"", "(1,9): error: \"title\" must be one line" },
        { "\"Two sum\"", "\"Two\\u0000sum\"", "(1,9): error: \"title\" holds the invisible character U+0000; take it out" },
        { "\"Two sum\"", "\"Two\\u202Esum\"", "(1,9): error: \"title\" holds the invisible character U+202E; take it out" },
        { "\"Two sum\"", "\"Cafe\u0301\"", "(1,9): error: \"title\" holds the accent U+0301 as a character of its own; type letter and accent as one" },
        { "\"Two sum\"", "\"" + new string('x', 201) + "\"", "(1,9): error: \"title\" is 201 characters long; at most 200 fit" },
        { "\"Two sum\"", "7", "(1,9): error: \"title\" must be text in quotes, not a whole number" },
        { "explore = 2", "explore = 0", "(13,11): error: \"explore\" is 0; it must be between 1 and 240" },
        { "explore = 2", "explore = 99999999999", "(13,11): error: \"explore\" is 99999999999; it must be between 1 and 240" },
        { "explore = 2", "explore = 2.5", "(13,11): error: \"explore\" must be a whole number, not a decimal number" },
        { "explore = 2", "explor = 2", "(13,1): error: unknown key \"explor\" in [phase_minutes] (did you mean \"explore\"?)" },
        { "explore = 2", "", "(12,1): error: missing key \"explore\" in [phase_minutes]" },
        { "[\"What must be remembered?\"]", "[]", "(20,11): error: \"explore\" has 0 entries; it must have 1 to 3" },
        { "[\"What must be remembered?\"]", "[\"a\", \"b\", \"c\", \"d\"]", "(20,11): error: \"explore\" has 4 entries; it must have 1 to 3" },
        { "[\"What must be remembered?\"]", "[\"a\", 5]", "(20,17): error: \"explore\" must hold texts in quotes, not a whole number" },
        { "[\"What must be remembered?\"]", "[\"\"]", "(20,12): error: entry 1 of \"explore\" in [hints] is empty" },
        { "[\"What must be remembered?\"]", "\"a\"", "(20,11): error: \"explore\" must be a list of texts, not text" },
        { "\"Using one number twice.\", ", "", "(10,12): error: \"pitfalls\" has 1 entry; it must have 2 to 5" },
        { "\"data_structures\"", "\"algorithms\"", "(5,23): error: axis \"algorithms\" is named twice" },
        { "\"algorithms\", \"data_structures\"", "\"databases\"", "(5,8): error: the first axis is \"databases\", but the file lies in the folder algorithms; move one of them" },
        { "em_mode = \"off\"", "em_mode = \"off\"\nem.prompt = \"Argue.\"", "(5,1): error: [em] is there, but em_mode is \"off\"; set it to \"optional\" or \"only\", or take [em] out" },
        { "title =", "titel = \"x\"\ntitle =", "(1,1): error: unknown key \"titel\" (did you mean \"title\"?)" },
        { "[starter_code]\npython", "[starter_code]\npyhton = ''\npython", "(27,1): error: language \"pyhton\" does not exist (did you mean \"python\"?)" },
        { "type = \"coding\"", "type = \"design\"", "(42,1): error: a problem of type \"design\" has no tests; take [test_code] out" },
        { "em_mode = \"off\"", "em_mode = \"off\"\ncomplexity = \"\"", "(5,14): error: \"complexity\" is empty" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string replace, string with, string mistake)
    {
        _space.Problem("two-sum", replace, with);

        Assert.Contains(At + mistake, _space.Mistakes());
        Assert.Empty(_space.Read().Problems);
        Assert.Equal(["two-sum"], _space.Read().BrokenProblems);
        Assert.Equal(1, _space.Read().FailedFiles);
    }

    [Fact]
    public void Code_may_hold_letters_that_prose_may_not()
    {
        _space.Problem("two-sum", "    pass", "    return len('e\u0301')");

        Assert.Contains("e\u0301", Assert.Single(_space.Read().Problems).Value.StarterCode["python"], StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_of_all_files_come_at_once_and_sorted()
    {
        _space.Problem("two-sum", "title = \"Two sum\"\ntype = \"coding\"", "title = 1\ntype = \"x\"");
        _space.Problem("a-first", "\"intro\"", "\"easy\"");

        Assert.Equal(
            ["problems/algorithms/a-first.toml(3,14)", At + "(1,9)", At + "(2,8)"],
            _space.Mistakes().Select(m => m[..m.IndexOf(": error", StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_missing_key_is_told_at_its_table()
    {
        _space.Problem("two-sum", "title = \"Two sum\"\n", "");

        Assert.Equal([At + "(1,1): error: missing key \"title\""], _space.Mistakes());
    }

    [Fact]
    public void An_error_in_the_text_is_not_followed_by_missing_keys()
    {
        _space.Write(At, ContentSpace.ProblemText[..200] + "\n= broken");

        var mistakes = _space.Mistakes();

        Assert.NotEmpty(mistakes);
        Assert.DoesNotContain(mistakes, m => m.Contains("missing key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("starter_code", "[starter_code]\npython = '''\ndef two_sum(numbers, target):\n    pass\n'''\n", "(1,1)")]
    [InlineData("test_code", "[test_code]\npython = '''\nfrom etude import check\ndef test_finds_the_pair():\n    check(two_sum, [2, 7], 9, expect=[0, 1])\n'''\n", "(1,1)")]
    public void Starter_solution_and_tests_must_agree(string table, string passage, string place)
    {
        _space.Write(At, (ContentSpace.ProblemText + "\n").Replace(passage, "", StringComparison.Ordinal));

        Assert.Contains(_space.Mistakes(), m => m.StartsWith(At + place, StringComparison.Ordinal) && m.Contains($"[{table}]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_design_problem_needs_a_model_answer_and_no_tests()
    {
        var text = ContentSpace.ProblemText[..ContentSpace.ProblemText.IndexOf("[starter_code]", StringComparison.Ordinal)]
            .Replace("\"coding\"", "\"design\"", StringComparison.Ordinal);
        _space.Write("problems/algorithms/good.toml", text + "[ref_solution]\nmarkdown = \"Draw less.\"\n");
        _space.Write("problems/algorithms/poor.toml", text + "[ref_solution]\npython = \"pass\"\n");

        var content = _space.Read();

        Assert.Equal("good", Assert.Single(content.Problems).Value.Slug);
        Assert.Contains("needs a model answer", Assert.Single(content.Mistakes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Two_Sum")]
    [InlineData("two sum")]
    [InlineData("two--sum")]
    [InlineData("-two")]
    public void The_name_of_a_file_must_be_a_slug(string name)
    {
        _space.Problem(name);

        Assert.Contains("is not a slug", Assert.Single(_space.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_with_the_same_slug_are_both_refused()
    {
        _space.Problem("two-sum");
        _space.Problem("two-sum", "\"algorithms\", \"data_structures\"", "\"databases\"", folder: "databases");

        var content = _space.Read();

        Assert.Empty(content.Problems);
        Assert.Equal(2, content.FailedFiles);
        Assert.All(content.Mistakes, m => Assert.Contains("slug \"two-sum\" is that of", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_problem_outside_a_folder_is_told_where_to_go()
    {
        _space.Write("problems/two-sum.toml", ContentSpace.ProblemText);

        Assert.Equal(["problems/two-sum.toml(1,1): error: a problem lies in the folder of its first axis; move the file there"], _space.Mistakes());
    }

    [Fact]
    public void A_background_without_its_problem_is_a_mistake()
    {
        _space.Write("problems/algorithms/alone.md", "Words.");

        Assert.Equal(["problems/algorithms/alone.md(1,1): error: there is no alone.toml beside this file"], _space.Mistakes());
    }

    [Fact]
    public void Hidden_and_foreign_files_are_left_alone()
    {
        _space.Problem("two-sum");
        _space.Write("problems/algorithms/.two-sum.toml", "not = = toml");
        _space.Write("problems/algorithms/two-sum.toml~", "not = = toml");
        _space.Write("problems/.DS_Store", "x");

        Assert.Empty(_space.Mistakes());
    }

    [Fact]
    public void The_content_of_this_repository_has_no_mistake() =>
        Assert.Empty(ContentFolder.Read(Path.Combine(Etude.Platform.Configuration.RepositoryRoot.Find(), "content")).Mistakes.Select(m => m.ToString()));
}
