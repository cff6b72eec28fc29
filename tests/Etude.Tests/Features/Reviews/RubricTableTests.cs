using Etude.Features.Practice;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;

namespace Etude.Tests.Features.Reviews;

/// <summary>The rubrics as tables: complete, consistent, and worded as the house words things.</summary>
public class RubricTableTests
{
    private static IEnumerable<Signal> All => Enum.GetValues<RubricKind>().SelectMany(k => RubricTable.For(k).Signals);

    [Theory]
    [InlineData(RubricKind.Tested, 30)]
    [InlineData(RubricKind.Written, 28)]
    [InlineData(RubricKind.Em, 28)]
    internal void Each_kind_looks_for_many_signals_each_once(RubricKind kind, int atLeast)
    {
        var keys = RubricTable.For(kind).Signals.Select(s => s.Key).ToList();
        Assert.True(keys.Count >= atLeast, $"{kind} has {keys.Count}");
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void Every_signal_has_a_rule_and_every_rule_a_signal() =>
        Assert.Equal(SignalRules.ByKey.Keys.Order(StringComparer.Ordinal), All.Select(s => s.Key).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_signal_belongs_to_a_phase_weighs_something_and_has_four_anchors()
    {
        Assert.All(All, s =>
        {
            Assert.True(Phases.IsPhase(s.Phase), s.Key);
            Assert.True(s.Weight > 0, s.Key);
            Assert.Equal(4, s.Anchors.Count);
            Assert.All(s.Anchors, a => Assert.EndsWith(".", a));
        });
    }

    [Fact]
    public void The_weights_of_the_phases_add_up_to_a_hundred() =>
        Assert.All(Enum.GetValues<RubricKind>(), k => Assert.Equal(100, RubricTable.For(k).PhaseWeights.Values.Sum()));

    [Fact]
    public void A_finding_is_a_few_words_one_sentence_and_one_question()
    {
        foreach (var words in All.SelectMany(s => new[] { s.Weak, s.Partial, s.Strong }).OfType<Wording>())
        {
            Assert.True(words.Title.Split(' ').Length <= 8, words.Title);
            Assert.EndsWith(".", words.Claim);
            Assert.DoesNotContain(". ", words.Claim);
            Assert.EndsWith("?", words.Question);
            Assert.DoesNotContain("!", words.Title + words.Claim + words.Question);
        }
    }
}
