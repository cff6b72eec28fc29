using Etude.Features.Assessment;

namespace Etude.Tests.Features.Assessment;

public sealed class AssessmentLevelsTests
{
    [Fact]
    public void A_right_answer_raises_and_a_wrong_one_lowers_the_more_the_further_it_was_off()
    {
        var levels = new[] { ("stretch", true), ("core", true), ("intro", true), ("stretch", false), ("core", false), ("intro", false) }
            .Select(a => AssessmentLevels.From([Answer("a", a.Item1, a.Item2)])["a"].Level).ToList();

        Assert.Equal(levels.OrderDescending(), levels);
        Assert.True(levels[0] - levels[^1] > 25, $"{levels[0]} to {levels[^1]}");
    }

    [Fact]
    public void More_answers_make_the_level_more_certain()
    {
        var one = AssessmentLevels.From([Answer("a", "core", true)])["a"];
        var three = AssessmentLevels.From([Answer("a", "core", true), Answer("a", "core", false), Answer("a", "core", true)])["a"];

        Assert.True(three.Uncertainty < one.Uncertainty);
        Assert.Equal((3, 2), (three.Asked, three.Right));
    }

    [Fact]
    public void An_axis_borrows_from_the_others_but_its_own_answer_weighs_more()
    {
        GivenAnswer[] others = [.. Enumerable.Range(0, 9).Select(i => Answer($"b{i}", "core", true))];
        var strong = AssessmentLevels.From([Answer("a", "core", false), .. others]);
        var alone = AssessmentLevels.From([Answer("a", "core", false)]);

        Assert.True(strong["a"].Level > alone["a"].Level);
        Assert.All(others, o => Assert.True(strong[o.Axis].Level > strong["a"].Level + 5));
    }

    [Fact]
    public void Confidence_and_not_knowing_change_no_level()
    {
        var sure = AssessmentLevels.From([Answer("a", "core", false) with { Confidence = 5 }, Answer("b", "core", true) with { Confidence = 5 }]);
        var unsure = AssessmentLevels.From([Answer("a", "core", false) with { Confidence = null }, Answer("b", "core", true) with { Confidence = 1 }]);

        Assert.Equal(sure, unsure);
    }

    [Fact]
    public void Twelve_right_and_twelve_wrong_stay_within_the_scale_and_their_bands_too()
    {
        foreach (var right in new[] { true, false })
        {
            var result = AssessmentLevels.From([.. Enumerable.Range(0, 12).Select(i => Answer($"a{i % 10}", right ? "stretch" : "intro", right))]);

            Assert.All(result.Values, r => Assert.True(r.Level is > 0 and < 100 && r.Low >= 0 && r.High <= 100 && r.Low < r.Level && r.Level < r.High));
            Assert.All(result.Values, r => Assert.True(right ? r.Level > 75 : r.Level < 25, $"{r.Level}"));
        }
    }

    [Fact]
    public void The_levels_of_simulated_people_are_within_their_bands_as_often_as_promised()
    {
        // A linear congruence instead of chance: the same people every time.
        var (state, hits, bands) = (12345u, 0, 0);
        double Next() => (state = (state * 1664525) + 1013904223) / 4294967296.0;
        for (var person = 0; person < 400; person++)
        {
            var general = 25 + (45 * Next());
            var truth = Enumerable.Range(0, 10).ToDictionary(i => $"axis{i}", _ => Math.Clamp(general + (16 * (Next() + Next() + Next() + Next() - 2) * 1.7), 0, 100));
            var answers = truth.Select((t, i) => (t, Difficulty: i % 3 == 0 ? "intro" : i % 3 == 1 ? "core" : "stretch"))
                .Select(a => Answer(a.t.Key, a.Difficulty, Next() < 0.25 + (0.75 / (1 + Math.Exp((AssessmentLevels.Asks(a.Difficulty) - a.t.Value) / 12))))).ToList();
            foreach (var (axis, result) in AssessmentLevels.From(answers))
                (hits, bands) = (hits + (truth[axis] >= result.Low && truth[axis] <= result.High ? 1 : 0), bands + 1);
        }

        Assert.InRange(hits * 1.0 / bands, 0.7, 0.9);
    }

    [Fact]
    public void No_answer_gives_no_level() => Assert.Empty(AssessmentLevels.From([]));

    private static GivenAnswer Answer(string axis, string difficulty, bool right) => new($"{axis}-{difficulty}-{right}", axis, difficulty, right, 3);
}
