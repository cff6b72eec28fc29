using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class CheckVerbTests : IDisposable
{
    private readonly ContentSpace _space = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _progress = new();

    public void Dispose()
    {
        _space.Dispose();
        _output.Dispose();
        _progress.Dispose();
    }

    [Fact]
    public async Task Good_content_leaves_nothing_to_say()
    {
        _space.Problem("two-sum", Test(0), Tests(5));

        Assert.Equal(0, await Check());
        Assert.Equal("", _output.ToString());
        Assert.Contains("1 problem, no library items and no questions can be used; no mistakes.", _progress.ToString(), StringComparison.Ordinal);
        Assert.Contains("two-sum, solution: 5 of 5 passed", _progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_do_not_do_their_part_are_named_beside_the_mistakes_of_files()
    {
        _space.Problem("a-wrong-solution", Test(0), Tests(4) + "\n" + Test(9).Replace("[0, 1]", "[7, 7]", StringComparison.Ordinal));
        _space.Write("problems/algorithms/b-solved-starter.toml", ContentSpace.ProblemText
            .Replace("    pass", "    return [0, 1]", StringComparison.Ordinal)
            .Replace(Test(0), Tests(5), StringComparison.Ordinal));
        _space.Problem("c-broken-starter", "    pass", "  pass pass");
        _space.Problem("d-broken-file", "\"intro\"", "\"easy\"");

        Assert.Equal(1, await Check());
        Assert.Equal(
            [
                "a-wrong-solution.toml(33,10): error: the reference solution fails \"Number 9\": expected [7, 7], got [0, 1]",
                "b-solved-starter.toml(27,10): error: the starter code passes every test; leave something to do, or test more",
                "c-broken-starter.toml(27,10): error: the starter code is not valid Python: ",
                "c-broken-starter.toml(33,10): error: 1 test ran; a problem has 5 to 12",
                "d-broken-file.toml(3,14): error: difficulty \"easy\" does not exist (it is one of: intro, core, stretch)",
            ],
            _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l[(l.LastIndexOf('/') + 1)..].Split("SyntaxError,")[0]));
    }

    [Fact]
    public async Task Tests_that_cannot_be_read_are_named_with_their_own_line_in_the_file()
    {
        var sql = ContentSpace.ProblemText[..ContentSpace.ProblemText.IndexOf("[starter_code]", StringComparison.Ordinal)].Replace("\"coding\"", "\"sql\"", StringComparison.Ordinal) + """
            [starter_code]
            sql = '''
            selec 1
            '''

            [ref_solution]
            sql = '''
            select 1 as one
            '''

            [test_code]
            sql = '''
            -- test: One
            -- expect: some order
            select 1 as one
            '''
            """;
        _space.Write("problems/algorithms/one.toml", sql);

        Assert.Equal(1, await Check());
        var mistakes = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[(l.LastIndexOf("one.toml", StringComparison.Ordinal) + 8)..]).ToList();
        Assert.StartsWith("(39,1): error: The tests could not start: \"-- expect:\" is followed by \"in any order\"", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_Node_is_one_clear_sentence_after_the_mistakes_of_files()
    {
        _space.Problem("two-sum");
        _space.Problem("bad", "\"intro\"", "\"easy\"");

        var error = await Assert.ThrowsAsync<PlainException>(() => Check(node: "no-such-node"));

        Assert.Equal("Node 20 or newer was not found on the path; install it, because the solutions are run with it.", error.Message);
        Assert.Contains("bad.toml(3,14): error:", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_stops_early_is_told()
    {
        _space.Problem("two-sum");

        var error = await Assert.ThrowsAsync<PlainException>(() => Check(node: "false"));

        Assert.Equal("The engine for python stopped after 0 of 2 programs: it said nothing", error.Message);
    }

    [Fact]
    public async Task The_content_of_this_repository_passes()
    {
        var result = await CheckVerb.Run(Path.Combine(RepositoryRoot.Find(), "content"), RepositoryRoot.Find(), _output, _progress, CancellationToken.None);

        Assert.Equal("", _output.ToString());
        Assert.Equal(0, result);
    }

    [Theory]
    [InlineData(249, false)]
    [InlineData(250, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task A_model_answer_that_is_too_short_or_too_long_is_named_and_can_be_used(int words, bool isGood)
    {
        var text = ContentSpace.ProblemText[..ContentSpace.ProblemText.IndexOf("[starter_code]", StringComparison.Ordinal)].Replace("\"coding\"", "\"design\"", StringComparison.Ordinal);
        // Four words stand around the table, whose lines are none.
        _space.Write("problems/algorithms/one.toml", $"{text}[ref_solution]\nmarkdown = \"\"\"\n### Plan\n\n| a | b |\n| - | - |\n{string.Join(' ', Enumerable.Repeat("word", words - 4))} 4\n\"\"\"\n");

        Assert.Equal(isGood ? 0 : 1, await Check(node: "no-such-node"));
        var said = _output.ToString().TrimEnd();
        Assert.Equal(isGood ? "" : $"one.toml(27,12): error: the model answer has {words} words; 250 to 500 can be read beside one's own notes", said[(said.LastIndexOf('/') + 1)..]);
        Assert.Contains("1 problem, ", _progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_alone_need_no_Node()
    {
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "one"));

        Assert.Equal(0, await Check(node: "no-such-node"));
    }

    private Task<int> Check(string node = "node") =>
        CheckVerb.Run(_space.Folder, RepositoryRoot.Find(), _output, _progress, CancellationToken.None, node);

    private static string Test(int number) => number == 0
        ? "def test_finds_the_pair():\n    check(two_sum, [2, 7], 9, expect=[0, 1])"
        : $"def test_number_{number}():\n    check(two_sum, [2, 7], 9, expect=[0, 1])";

    private static string Tests(int count) => string.Join("\n", Enumerable.Range(1, count).Select(Test));
}
