using System.Text.Json;

namespace Etude.Tests.Content;

/// <summary>
/// The Python harness in its real engine. All cases run in one start of the tool, for starting Python takes seconds; the cases
/// that break something stand among the others on purpose.
/// </summary>
public sealed class HarnessTests
{
    private const string Grows = """
        from etude import check
        def test_grows_by_one():
            check(f, [1, 2], expect=3)
        """;

    private static readonly (string Id, string Solution, string Tests)[] Cases =
    [
        ("pass", "def f(a): return len(a) + 1", Grows),
        ("fail", "def f(a): return 'no'", Grows),
        ("error", "def f(a):\n    x = 1\n    return x / 0", Grows),
        ("syntax", "def f(a):\n    y = 1\n    return a +", Grows),
        ("import", "x = 1\nx.missing", Grows),
        ("endless", "def f(a):\n    while True:\n        pass", Grows),
        ("stubborn", "def f(a):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass", Grows),
        ("exit", "import sys\ndef f(a): sys.exit(3)", Grows),
        ("exit at import", "import sys\nsys.exit(3)", Grows),
        ("interrupts itself", "def f(a): raise KeyboardInterrupt", Grows),
        ("recursion", "def f(a): return f(a)", Grows),
        ("prints", "def f(a):\n    print('seen', a)\n    return 3", Grows),
        ("prints a lot", "def f(a):\n    print('x' * 200_000)\n    return 3", Grows),
        ("prints what JSON storage refuses", "def f(a):\n    print('a\\0b\\ud800c')\n    return 3", Grows),
        ("huge", "def f(a): return list(range(1_000_000))", Grows),
        ("repr raises", "class Odd:\n    def __repr__(self): raise ValueError('no')\ndef f(a): return Odd()", Grows),
        ("address", "class Plain: pass\ndef f(a): return Plain()", Grows),
        ("mutation", "def f(a):\n    a.append(9)\n    return len(a)", Grows),
        ("no name", "def g(a): return 3", Grows),
        ("own check", "def check(a): return len(a) + 1\ndef f(a): return check(a)", Grows),
        ("asks", "def f(a): return input()", Grows),
        ("dataclass", "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass P:\n    n: int\n"
            + "def f(a): return P(2).n + 1", Grows),
        ("swallows", "def f(call):\n    try: call()\n    except BaseException: pass",
            "from etude import equal\ndef test_it():\n    f(lambda: equal(1, 2, given='inside'))"),
        ("raises", "def f(a): raise KeyError(a)",
            "from etude import raises\ndef test_right():\n    raises(KeyError, f, 1)\ndef test_other():\n    raises(ValueError, f, 1)\n"
            + "def test_none():\n    raises(ValueError, len, [])"),
        ("near", "def f(a): return 0.1 + 0.2",
            "from etude import near\ndef test_close():\n    near(f(0), 0.3)\ndef test_far():\n    near([f(0), 1], [0.3, 2], given='two')\n"
            + "def test_no_number():\n    near('x', 0.3)"),
        ("checks nothing", "def f(a): return 3", "def test_nothing():\n    f([1])"),
        ("no tests", "def f(a): return 3", "x = 1"),
        ("broken tests", "def f(a): return 3", "from etude import nothing_of_the_kind"),
        ("leaves something behind", "import builtins\nleft = 1\ndef f(a): return 3", Grows),
        ("finds it gone", "def f(a): return 3 if 'left' not in globals() else 4", Grows),
    ];

    private static readonly Lazy<Task<Dictionary<string, JsonElement>>> Results = new(RunAll);

    private static async Task<Dictionary<string, JsonElement>> RunAll()
    {
        var run = await CodeCheck.Start("python", Cases.Select(one => CodeCheck.Line(one.Id, one.Solution, one.Tests)), "--limit-ms", "2000");
        Assert.Equal("", run.Errors);
        Assert.Equal(Cases.Select(one => one.Id), run.Answers.Select(answer => answer.GetProperty("id").GetString()));
        return run.Answers.ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => answer.GetProperty("result"));
    }

    private static async Task<JsonElement> Test(string id, int index = 0)
    {
        var result = (await Results.Value)[id];
        Assert.Equal(JsonValueKind.Null, result.GetProperty("error").ValueKind);
        return result.GetProperty("tests")[index];
    }

    private static async Task<JsonElement> Error(string id) => (await Results.Value)[id].GetProperty("error");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    [Theory]
    [InlineData("pass", "passed")]
    [InlineData("fail", "failed")]
    [InlineData("error", "error")]
    [InlineData("exit", "error")]
    [InlineData("recursion", "error")]
    [InlineData("prints", "passed")]
    [InlineData("prints a lot", "passed")]
    [InlineData("huge", "failed")]
    [InlineData("repr raises", "failed")]
    [InlineData("mutation", "passed")]
    [InlineData("no name", "error")]
    [InlineData("own check", "passed")]
    [InlineData("asks", "error")]
    [InlineData("dataclass", "passed")]
    [InlineData("swallows", "failed")]
    [InlineData("checks nothing", "error")]
    [InlineData("leaves something behind", "passed")]
    [InlineData("finds it gone", "passed")]
    public async Task A_case_ends_as(string id, string status) => Assert.Equal(status, Text(await Test(id), "status"));

    [Theory]
    [InlineData("syntax", "SyntaxError", 3)]
    [InlineData("import", "AttributeError", 2)]
    [InlineData("exit at import", "SystemExit", 2)]
    [InlineData("endless", "Timeout", 3)]
    [InlineData("interrupts itself", "KeyboardInterrupt", 1)]
    public async Task Code_that_cannot_go_on_is_reported_with_its_line(string id, string type, int line)
    {
        var error = await Error(id);
        Assert.Equal(type, Text(error, "type"));
        Assert.Equal(line, error.GetProperty("line").GetInt32());
        Assert.NotEqual("", Text(error, "message"));
    }

    [Theory]
    [InlineData("stubborn", "Timeout", "Stopped after 2 s. A loop may never end.")]
    [InlineData("no tests", "NoTests", "There are no tests to run.")]
    public async Task What_has_no_line_says_so_in_a_sentence(string id, string type, string message)
    {
        var error = await Error(id);
        Assert.Equal(type, Text(error, "type"));
        Assert.Equal(message, Text(error, "message"));
        Assert.Equal(JsonValueKind.Null, error.GetProperty("line").ValueKind);
    }

    [Fact]
    public async Task A_failed_check_shows_input_expected_and_got()
    {
        var test = await Test("fail");
        Assert.Equal("Grows by one", Text(test, "name"));
        Assert.Equal("f([1, 2])", Text(test, "input"));
        Assert.Equal("3", Text(test, "expected"));
        Assert.Equal("'no'", Text(test, "got"));
        Assert.Equal("Got a value of type str, expected int.", Text(test, "message"));
        Assert.True(test.GetProperty("ms").GetDouble() >= 0);
    }

    [Fact]
    public async Task The_input_is_written_down_before_the_call_changes_it() =>
        Assert.Equal("f([1, 2])", Text(await Test("mutation"), "input"));

    [Fact]
    public async Task An_exception_names_its_line()
    {
        var test = await Test("error");
        Assert.Equal("ZeroDivisionError: division by zero (line 3 of your code)", Text(test, "message"));
        Assert.Equal(3, test.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_name_that_the_solution_lacks_is_named() =>
        Assert.Equal("Your code does not define `f`.", Text(await Test("no name"), "message"));

    [Fact]
    public async Task An_endless_loop_says_in_which_test_it_was() =>
        Assert.Contains("in the test \"Grows by one\", at line 3", Text(await Error("endless"), "message"), StringComparison.Ordinal);

    [Fact]
    public async Task Tests_that_cannot_start_say_so() =>
        Assert.StartsWith("The tests could not start: ", Text(await Error("broken tests"), "message"), StringComparison.Ordinal);

    [Fact]
    public async Task Output_is_kept_and_cut()
    {
        var results = await Results.Value;
        Assert.Equal("seen [1, 2]\n", Text(results["prints"], "output"));
        Assert.Equal(64 * 1024, Text(results["prints a lot"], "output")!.Length);
        Assert.Equal("a␀b?c\n", Text(results["prints what JSON storage refuses"], "output"));
    }

    [Fact]
    public async Task Values_are_short_and_safe()
    {
        var huge = Text(await Test("huge"), "got")!;
        Assert.Equal(400, huge.Length);
        Assert.EndsWith("…", huge, StringComparison.Ordinal);
        Assert.Equal("<Odd that cannot be shown: ValueError>", Text(await Test("repr raises"), "got"));
        Assert.Equal("<Plain>", Text(await Test("address"), "got"));
    }

    [Theory]
    [InlineData(0, "passed", "raises KeyError", "raised KeyError: 1")]
    [InlineData(1, "failed", "raises ValueError", "raised KeyError: 1")]
    [InlineData(2, "failed", "raises ValueError", "returned 0")]
    public async Task An_expected_exception_is_compared(int index, string status, string expected, string got)
    {
        var test = await Test("raises", index);
        Assert.Equal(status, Text(test, "status"));
        Assert.Equal(expected, Text(test, "expected"));
        Assert.Equal(got, Text(test, "got"));
    }

    [Theory]
    [InlineData(0, "passed")]
    [InlineData(1, "failed")]
    [InlineData(2, "failed")]
    public async Task Numbers_are_compared_within_a_tolerance(int index, string status) =>
        Assert.Equal(status, Text(await Test("near", index), "status"));
}
