using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Content;

namespace Etude.Tests.Features.Reviews;

/// <summary>The rubrics of this repository: complete, and of one mind with the rules.</summary>
public class RubricSetTests
{
    [Theory]
    [InlineData("coding", 30)]
    [InlineData("debugging", 30)]
    [InlineData("sql", 30)]
    [InlineData("ml", 30)]
    [InlineData("ml_words", 28)]
    [InlineData("design", 28)]
    [InlineData("behavioral", 28)]
    [InlineData("em", 28)]
    public void Each_rubric_looks_for_many_signals(string name, int atLeast) =>
        Assert.InRange(Engine.Rubrics.Named(name).Signals.Count, atLeast, 60);

    [Fact]
    public void Every_signal_has_a_rule_and_every_rule_a_signal_and_a_weight_somewhere()
    {
        var rules = SignalRules.ByKey.Keys.Order(StringComparer.Ordinal).ToList();

        Assert.Equal(rules, RubricVocabulary.Signals.Members.Order(StringComparer.Ordinal));
        Assert.Equal(rules, Engine.Files.Signals.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(rules, Engine.Rubrics.All.SelectMany(r => r.Signals).Select(s => s.Key).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_cues_and_special_cases_of_the_files_are_those_of_the_rules()
    {
        Assert.Equal(Names<Cue>(), RubricVocabulary.Cues.Members.Order(StringComparer.Ordinal));
        Assert.Equal(Names<Edge>(), RubricVocabulary.Edges.Members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_every_rubric_each_phase_has_a_signal_that_has_words_for_every_level()
    {
        foreach (var rubric in Engine.Rubrics.All)
        {
            foreach (var phase in ClosedSet.Phases.Members)
                Assert.Contains(rubric.Signals, s => s.Phase == phase && Enumerable.Range(0, 4).All(level => s.At(level) is not null));
        }
    }

    [Theory]
    [InlineData("explore = 15", "explore = 16", "implement = 35", "implement = 34")]
    [InlineData("edges = 6", "edges = 7", "", "")]
    public void Another_weight_is_another_version(string replace, string with, string replaceToo, string withToo)
    {
        using var space = new Platform.Content.ContentSpace();
        var path = Path.Combine(space.Folder, "rubrics", "coding.toml");
        var text = File.ReadAllText(path).Replace(replace, with, StringComparison.Ordinal);
        File.WriteAllText(path, replaceToo.Length == 0 ? text : text.Replace(replaceToo, withToo, StringComparison.Ordinal));

        var changed = new RubricSet(ContentFiles.Read(space.Folder).Rubrics);

        Assert.NotEqual(Engine.Rubrics.Named("coding").Version, changed.Named("coding").Version);
        Assert.Equal(Engine.Rubrics.Named("design").Version, changed.Named("design").Version);
    }

    [Fact]
    public void Another_wording_of_a_finding_is_the_same_version()
    {
        using var space = new Platform.Content.ContentSpace();
        var path = Path.Combine(space.Folder, "rubrics", "signals.toml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("title = \"The special cases\"", "title = \"Special cases\"", StringComparison.Ordinal));

        var changed = new RubricSet(ContentFiles.Read(space.Folder).Rubrics);

        Assert.Equal(Engine.Rubrics.Named("coding").Version, changed.Named("coding").Version);
        Assert.Equal("Special cases", changed.Named("coding").Signals.Single(s => s.Key == "plan.edges").At(0)!.Title);
    }

    [Theory]
    [InlineData("algorithms/busiest-window", false, "coding ")]
    [InlineData("algorithms/first-bad-release", false, "debugging ")]
    [InlineData("machine_learning/split-by-customer", false, "ml ")]
    [InlineData("machine_learning/three-hundred-a-day", false, "ml_words ")]
    [InlineData("systems_design/webhook-delivery", false, "design ")]
    [InlineData("communication/the-date-will-slip", false, "behavioral ")]
    [InlineData("leadership/four-demands-one-team", true, "em ")]
    [InlineData("distributed_systems/idempotent-charge", true, "em ")]
    public void The_version_tells_which_rubric_it_was(string place, bool emMode, string begins) =>
        Assert.StartsWith(begins + "2-", Engine.Review(Samples.Empty(place, emMode)).RubricVersion, StringComparison.Ordinal);

    private static IEnumerable<string> Names<T>() where T : struct, Enum =>
        Enum.GetNames<T>().Where(n => n != "None")
            .Select(n => string.Concat(n.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())))
            .Order(StringComparer.Ordinal);
}
