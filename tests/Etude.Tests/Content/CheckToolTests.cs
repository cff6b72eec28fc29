namespace Etude.Tests.Content;

/// <summary>The outside of <c>tools/check-python.mjs</c>.</summary>
public sealed class CheckToolTests
{
    [Fact]
    public async Task A_bad_line_is_answered_and_the_rest_goes_on()
    {
        var run = await CodeCheck.Start("python",
        [
            "{ no json", "[1]", """{"id":"half","solution":"x = 1"}""", "",
            CodeCheck.Line("good", "x = 1", "from etude import equal\ndef test_x():\n    equal(x, 1)"),
        ]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["BadInput", "BadInput", "BadInput"], run.Answers.Take(3)
            .Select(answer => answer.GetProperty("result").GetProperty("error").GetProperty("type").GetString()));
        Assert.Contains("Line 3 ", run.Answers[2].GetProperty("result").GetProperty("error").GetProperty("message").GetString()!,
            StringComparison.Ordinal);
        Assert.Equal("passed", run.Answers[3].GetProperty("result").GetProperty("tests")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_program_is_not_stopped_for_time_in_which_it_did_not_work()
    {
        // As on a machine that is busy with others, where a good program takes long and works little.
        var run = await CodeCheck.Start("javascript",
            [CodeCheck.Line("waits", "export const f = () => new Promise((done) => setTimeout(() => done(3), 1300));", "test('x', () => check(f, [], 3));")], "--limit-ms", "1000");

        Assert.Equal("passed", run.Answers[0].GetProperty("result").GetProperty("tests")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task No_lines_give_no_answers()
    {
        var run = await CodeCheck.Start("python", []);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Answers);
    }

    [Theory]
    [InlineData("--limit-ms", "soon")]
    [InlineData("--limit-ms", "0")]
    [InlineData("--nonsense", "1")]
    public async Task Wrong_options_are_answered_with_the_usage(string name, string value)
    {
        var run = await CodeCheck.Start("python", [], name, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Usage: node tools/check-python.mjs [--limit-ms MILLISECONDS] < cases.jsonl\n", run.Errors);
    }
}
