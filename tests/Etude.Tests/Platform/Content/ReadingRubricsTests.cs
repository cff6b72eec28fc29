using Etude.Platform;
using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingRubricsTests : IDisposable
{
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void The_rubrics_of_this_repository_are_read()
    {
        var rubrics = ContentFiles.Read(_space.Folder).Rubrics;

        Assert.Equal(8, rubrics.Rubrics.Count);
        Assert.Equal(35, rubrics.Rubrics["coding"].PhaseWeights["implement"]);
        Assert.Equal(KeyValuePair.Create("plan.cost", 8), rubrics.Rubrics["coding"].Weights.Single(w => w.Key == "plan.cost"));
        Assert.Equal("The cost, and it is right", rubrics.Signals["plan.cost"].Strong!.Title);
        Assert.Contains("empty list", rubrics.Edges[0].Words);
    }

    [Theory]
    [InlineData("coding.toml", "version = 2", "version = 0", "\"version\" is 0; it must be between 1 and 10000")]
    [InlineData("coding.toml", "explore = 15", "explore = 16", "the weights of the phases add up to 101")]
    [InlineData("coding.toml", "edges = 6", "egdes = 6", "signal \"plan.egdes\" does not exist (did you mean \"plan.edges\"?)")]
    [InlineData("coding.toml", "edges = 6", "edges = 0", "\"edges\" is 0; it must be between 1 and 100")]
    [InlineData("coding.toml", "edges = 6", "edges = \"6\"", "\"edges\" must be a whole number, not text")]
    [InlineData("coding.toml", "[phases]", "[phase]", "missing key \"phases\"")]
    [InlineData("signals.toml", "key = \"plan.edges\"", "key = \"plan.edge\"", "signal \"plan.edge\" does not exist")]
    [InlineData("signals.toml", "key = \"plan.edges\"", "key = \"plan.cost\"", "signal \"plan.cost\" is defined twice")]
    [InlineData("signals.toml", "key = \"plan.edges\"", "key = \"plan.cost\"", "signal \"plan.edges\" is missing")]
    [InlineData("signals.toml", "  \"No special case was found.\",\n", "", "\"anchors\" has 3 entries; it must have 4")]
    [InlineData("signals.toml", "\"No special case was found.\"", "\"No special case\"", "\"No special case\" is not a sentence")]
    [InlineData("signals.toml", "title = \"The special cases\"", "title = \"All the special cases that one could have thought of\"", "has more than 8 words")]
    [InlineData("signals.toml", "What is the smallest input allowed, and what should happen with it?", "Look at the smallest input.", "a question ends with a question mark")]
    [InlineData("signals.toml", "You foresee one kind of special case here.", "You foresee one kind. Only here.", "a claim is one sentence")]
    [InlineData("signals.toml", "You foresee one kind of special case here.", "You foresee {0} here.", "fills no blanks, and here stands {0}")]
    [InlineData("signals.toml", "\nlast_resort = true", "\nlast_resort = \"yes\"", "\"last_resort\" must be true or false, not text")]
    [InlineData("cues.toml", "reason = [", "raeson = [", "cue \"raeson\" does not exist (did you mean \"reason\"?)")]
    [InlineData("cues.toml", "\"because\"", "\"because of all this\"", "has more than 3 words")]
    [InlineData("cues.toml", "\"because\"", "\"because\", \"because\"", "\"because\" stands twice in \"reason\"")]
    [InlineData("cues.toml", "[edges.empty]", "[edges.emtpy]", "special case \"emtpy\" does not exist")]
    public void A_mistake_in_them_is_named_with_its_place(string file, string replace, string with, string mistake)
    {
        var path = Path.Combine("rubrics", file);
        var text = File.ReadAllText(Path.Combine(_space.Folder, path));
        Assert.Contains(replace, text, StringComparison.Ordinal);
        var place = text.IndexOf(replace, StringComparison.Ordinal);
        _space.Write(path, text[..place] + with + text[(place + replace.Length)..]);

        Assert.Contains(_space.Mistakes(), m => m.StartsWith($"rubrics/{file}(", StringComparison.Ordinal) && m.Contains(mistake, StringComparison.Ordinal));
        Assert.Contains(mistake, Assert.Throws<PlainException>(() => ContentFiles.Read(_space.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rubric_that_is_missing_is_named()
    {
        _space.Delete("rubrics/em.toml");

        Assert.Equal(["rubrics/em.toml(1,1): error: the file is missing; the app cannot do without it"], _space.Mistakes());
    }

    [Fact]
    public void A_rubric_for_no_type_is_named()
    {
        _space.Write("rubrics/desing.toml", "version = 1\n");

        Assert.Equal(["rubrics/desing.toml(1,1): error: rubric \"desing\" does not exist (did you mean \"design\"?)"], _space.Mistakes());
    }

    [Fact]
    public void A_phase_without_any_signal_is_named()
    {
        var text = File.ReadAllText(Path.Combine(_space.Folder, "rubrics", "coding.toml"));
        _space.Write("rubrics/coding.toml", text[..text.IndexOf("[weights.reflect]", StringComparison.Ordinal)]);

        Assert.Contains("no signal of the phase reflect has a weight", Assert.Single(_space.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_are_still_judged_while_a_rubric_has_a_mistake()
    {
        _space.Problem("two-sum");
        _space.Delete("rubrics/cues.toml");

        Assert.Single(_space.Read().Problems);
        Assert.Null(_space.Read().Files);
    }
}
