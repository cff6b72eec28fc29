using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingQuestionsTests : IDisposable
{
    private const string At = "assessment/databases.toml";

    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Questions_are_read_and_stay_in_memory()
    {
        _space.Write(At, Text("one") + Text("two"));

        var questions = ContentFiles.Read(_space.Folder).Questions;

        Assert.Equal(["one", "two"], questions.Select(q => q.Key));
        Assert.Equal(("databases", "core", "c"), (questions[0].Axis, questions[0].Difficulty, questions[0].Right));
        Assert.Equal(["a", "b", "c", "d"], questions[0].Options.Select(o => o.Letter));
        Assert.Equal(("Third", "Because of c."), (questions[0].Option("c")!.Text, questions[0].Option("c")!.Why));
        Assert.Null(questions[0].Option("e"));
    }

    [Theory]
    [InlineData("right = \"c\"", "right = \"e\"", "(4,9): error: option \"e\" does not exist (it is one of: a, b, c, d)")]
    [InlineData("right = \"c\"\n", "", "(1,1): error: missing key \"right\" in [question]")]
    [InlineData("\"core\"", "\"deep\"", "(3,14): error: difficulty \"deep\" does not exist (it is one of: intro, core, stretch)")]
    [InlineData("\"one\"", "\"One two\"", "(2,7): error: \"One two\" is not a slug; a slug is made of small letters, digits and single hyphens, at most 100 of them")]
    [InlineData("d = \"Fourth\"\n", "", "(7,1): error: missing key \"d\" in [question.options]")]
    [InlineData("d = \"Fourth\"", "e = \"Fourth\"", "(11,1): error: option \"e\" does not exist (it is one of: a, b, c, d)")]
    [InlineData("\"Fourth\"", "\"first\"", "(7,1): error: the options a and d are the same")]
    [InlineData("\"Because of d.\"", "\"\"", "(17,5): error: \"d\" in [question.why] is empty")]
    [InlineData("ask = ", "aks = ", "(5,1): error: unknown key \"aks\" in [question] (did you mean \"ask\"?)")]
    public void A_mistake_is_named_with_its_place_and_takes_the_file_out(string replace, string with, string mistake)
    {
        var text = Text("one");
        Assert.Contains(replace, text, StringComparison.Ordinal);
        _space.Write(At, text.Replace(replace, with, StringComparison.Ordinal));
        _space.Write("assessment/algorithms.toml", Text("other"));

        Assert.Contains(At + mistake, _space.Mistakes());
        Assert.Equal(["other"], ContentFiles.Read(_space.Folder).Questions.Select(q => q.Key));
        Assert.Equal(1, _space.Read().FailedFiles);
    }

    [Fact]
    public void A_file_that_is_named_after_no_axis_is_refused()
    {
        _space.Write("assessment/database.toml", Text("one"));

        Assert.Equal(["assessment/database.toml(1,1): error: the file is called database.toml, but axis \"database\" does not exist (did you mean \"databases\"?)"], _space.Mistakes());
    }

    [Fact]
    public void A_key_that_two_questions_claim_is_a_mistake_of_both()
    {
        _space.Write(At, Text("one") + Text("one"));
        _space.Write("assessment/algorithms.toml", Text("one"));

        var mistakes = _space.Mistakes();

        Assert.Contains(At + "(20,7): error: key \"one\" is used twice in this file", mistakes);
        Assert.Contains("assessment/algorithms.toml(2,7): error: slug \"one\" is that of ", string.Join('\n', mistakes), StringComparison.Ordinal);
        Assert.Empty(ContentFiles.Read(_space.Folder).Questions);
    }

    [Fact]
    public void A_folder_without_questions_is_no_mistake()
    {
        Assert.Empty(_space.Mistakes());
        Assert.Empty(ContentFiles.Read(_space.Folder).Questions);
    }

    private static string Text(string key) => $"""
        [[question]]
        key = "{key}"
        difficulty = "core"
        right = "c"
        ask = "Which of these?"

        [question.options]
        a = "First"
        b = "Second"
        c = "Third"
        d = "Fourth"

        [question.why]
        a = "Because of a."
        b = "Because of b."
        c = "Because of c."
        d = "Because of d."


        """;
}
