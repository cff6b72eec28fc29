namespace Etude.Tests.Scripts;

public sealed class TestScriptTests
{
    private readonly FakeClone clone = new();

    [Fact]
    public void Every_project_is_counted()
    {
        clone.TestsSay("One.Tests", passed: 3, failed: 0, skipped: 0, code: 0);
        clone.TestsSay("Two.Tests", passed: 4, failed: 0, skipped: 0, code: 0);
        Assert.Equal((0, "7 passed, 0 failed"), Run());
    }

    [Fact]
    public void A_failure_in_any_of_them_is_a_failure()
    {
        clone.TestsSay("One.Tests", passed: 3, failed: 2, skipped: 0, code: 2);
        clone.TestsSay("Two.Tests", passed: 4, failed: 0, skipped: 0, code: 0);
        Assert.Equal((1, "7 passed, 2 failed"), Run());
    }

    [Fact]
    public void A_project_that_crashes_counts_as_failed()
    {
        clone.TestsSay("One.Tests", passed: 3, failed: 0, skipped: 0, code: 0);
        clone.Write("Two.Tests.says", "Unhandled exception.\n");
        clone.Write("Two.Tests.code", "134");
        Assert.Equal((1, "3 passed, 1 failed"), Run());
    }

    [Fact]
    public void A_project_that_ends_badly_after_a_clean_summary_counts_as_failed()
    {
        clone.TestsSay("One.Tests", passed: 3, failed: 0, skipped: 0, code: 134);
        clone.TestsSay("Two.Tests", passed: 1, failed: 0, skipped: 0, code: 0);
        Assert.Equal((1, "4 passed, 1 failed"), Run());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("true", 1)]
    public void A_skipped_test_is_counted_and_fails_on_a_build_machine(string ci, int code)
    {
        clone.TestsSay("One.Tests", passed: 3, failed: 0, skipped: 2, code: 0);
        clone.TestsSay("Two.Tests", passed: 0, failed: 0, skipped: 0, code: 8);
        Assert.Equal((code, "3 passed, 0 failed, 2 skipped"), Run([], ("CI", ci)));
    }

    [Fact]
    public void A_name_that_matches_nothing_is_a_failure()
    {
        clone.TestsSay("One.Tests", passed: 0, failed: 0, skipped: 0, code: 8);
        clone.TestsSay("Two.Tests", passed: 0, failed: 0, skipped: 0, code: 8);
        Assert.Equal((1, "0 passed, 0 failed"), Run(["comes back tomorrow"]));
        Assert.Contains(clone.Calls(), call => call.EndsWith("--filter-method *comes_back_tomorrow*", StringComparison.Ordinal));
    }

    private (int Code, string LastLine) Run(string[]? words = null, params (string Name, string Value)[] environment)
    {
        var (code, output, _) = clone.Run("bin/test", words ?? [], environment);
        return (code, output.TrimEnd().Split('\n')[^1]);
    }
}
