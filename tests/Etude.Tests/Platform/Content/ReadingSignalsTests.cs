using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingSignalsTests : IDisposable
{
    private readonly ContentSpace space = new();

    public void Dispose() => space.Dispose();

    [Fact]
    public void The_lexicon_of_the_clone_is_read()
    {
        var signals = ContentFiles.Read(space.Folder).Signals;

        Assert.Contains(signals.Signals, s => s.Name == "PostgreSQL" && s.Axes["databases"] == 5);
        Assert.Contains(signals.Signals, s => s.Name == "Go" && s.Forms.Contains("=Go"));
        Assert.Contains(signals.Titles, t => t.Phrases.Contains("staff engineer"));
    }

    [Theory]
    [InlineData("axes = { databases = 5 }", "axes = { databasis = 5 }", "axis \"databasis\" does not exist (did you mean \"databases\"?)")]
    [InlineData("axes = { databases = 5 }", "axes = { databases = 9 }", "must be between 1 and 5")]
    [InlineData("axes = { databases = 5 }", "axes = {}", "names no axis")]
    [InlineData("share = \"coach\"", "share = \"coatch\"", "share \"coatch\" does not exist")]
    [InlineData("\"dbt\", ", "\"dbt | Postgres\", ", "\"Postgres\" is a form of \"PostgreSQL\" already")]
    [InlineData("\"dbt\", ", "\"dbt | \", ", "has an empty form between its bars")]
    [InlineData("[dates]", "[datess]", "missing key \"dates\"")]
    [InlineData("to_machines = [", "to_machine = [", "missing key \"to_machines\"")]
    [InlineData("prior = 4", "prior = \"much\"", "\"prior\" must be a whole number")]
    public void A_mistake_is_named_with_its_place(string right, string wrong, string words)
    {
        var file = Path.Combine(space.Folder, "signals.toml");
        var text = File.ReadAllText(file);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, right);
        File.WriteAllText(file, text[..at] + wrong + text[(at + right.Length)..]);

        var mistakes = ContentFolder.Read(space.Folder).Mistakes;

        Assert.Contains(mistakes, m => m.ToString().Contains("signals.toml(", StringComparison.Ordinal) && m.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_file_the_app_does_not_start_and_says_which_is_missing()
    {
        File.Delete(Path.Combine(space.Folder, "signals.toml"));

        Assert.Contains("signals.toml(1,1): error: the file is missing", Assert.Throws<Etude.Platform.PlainException>(() => ContentFiles.Read(space.Folder)).Message, StringComparison.Ordinal);
    }
}
