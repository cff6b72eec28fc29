namespace Etude.Tests.Scripts;

public sealed class StartScriptTests
{
    private readonly FakeClone clone = new();

    [Fact]
    public void The_first_start_fetches_builds_and_runs_with_the_words_given()
    {
        var (code, output, errors) = clone.Run("bin/etude", ["sync", "--json"]);
        Assert.Equal(0, code);
        Assert.Matches("^ran: .*/artifacts/bin/Etude/release/Etude.dll sync --json\n$", output);
        Assert.Equal(3, errors.TrimEnd().Split('\n').Length);
        Assert.Collection(clone.Calls(),
            call => Assert.StartsWith("npm ci --ignore-scripts", call, StringComparison.Ordinal),
            call => Assert.Equal("npm run --silent build", call),
            call => Assert.StartsWith("dotnet build src/Etude -c Release", call, StringComparison.Ordinal),
            call => Assert.StartsWith("dotnet /", call, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_start_builds_nothing_and_says_nothing()
    {
        Started();
        var (_, _, errors) = clone.Run("bin/etude", []);
        Assert.Equal("", errors);
        Assert.Single(clone.Calls());
    }

    [Theory]
    [InlineData("src/Etude/Program.cs", "dotnet build")]
    [InlineData("Directory.Build.props", "dotnet build")]
    [InlineData("src/Etude/Shell/etude.css", "npm run")]
    [InlineData("tools/build-assets.mjs", "npm run")]
    public void An_edit_builds_what_it_concerns(string file, string built)
    {
        Started();
        clone.Write(file, "edited");
        clone.Run("bin/etude", []);
        Assert.Contains(clone.Calls(), call => call.StartsWith(built, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deleted_source_is_noticed()
    {
        Started();
        clone.Delete("src/Etude/Program.cs");
        clone.Run("bin/etude", []);
        Assert.Contains(clone.Calls(), call => call.StartsWith("dotnet build", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_lock_file_fetches_again()
    {
        Started();
        clone.Write("package-lock.json", "{}");
        clone.Run("bin/etude", []);
        Assert.Contains(clone.Calls(), call => call.StartsWith("npm ci", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_fails_shows_its_words_and_is_tried_again()
    {
        var (code, _, errors) = clone.Run("bin/etude", [], ("FAKE_BUILD_FAULT", "Program.cs(1,1): error"));
        Assert.Equal(1, code);
        Assert.Contains("Program.cs(1,1): error", errors, StringComparison.Ordinal);
        Assert.EndsWith("Etude could not be built; see above.\n", errors, StringComparison.Ordinal);
        Assert.Equal(0, clone.Run("bin/etude", []).Code);
    }

    [Fact]
    public void A_fetch_that_fails_is_tried_again()
    {
        var (code, _, errors) = clone.Run("bin/etude", [], ("FAKE_NPM_FAULT", "npm error network"));
        Assert.Equal(1, code);
        Assert.Contains("npm error network", errors, StringComparison.Ordinal);
        clone.Calls();
        clone.Run("bin/etude", []);
        Assert.StartsWith("npm ci", clone.Calls()[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAKE_NODE", "v18.20.1", "Etude needs Node 20 or newer, and this machine has 18.20.1; install it, then run this again.\n")]
    [InlineData("FAKE_SDK_CODE", "1", "Etude needs the .NET SDK 10, and this machine has 8.0.404; install it, then run this again.\n")]
    public void What_is_missing_or_old_is_named(string name, string value, string sentence)
    {
        var (code, _, errors) = clone.Run("bin/etude", [], (name, value));
        Assert.Equal(1, code);
        Assert.EndsWith(sentence, errors, StringComparison.Ordinal);
    }

    private void Started()
    {
        Assert.Equal(0, clone.Run("bin/etude", []).Code);
        clone.Calls();
    }
}
