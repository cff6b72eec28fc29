using Etude.Features.Reflection;
using Etude.Platform.Content;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Reflection;

public sealed class HammingEngineTests
{
    private static readonly ContentFiles Content = ContentFiles.Read(Path.Combine(TestPostgres.Root, "content"));
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static AxisStand Axis(string key, double level = 50, double share = 0, bool observed = true) =>
        new(key, Content.AxisName(key), level, 10, share, (share > 0 ? share : 1) * (100 - level), observed);

    private static TriedProblem Tried(string title, string axis = "databases", int attempts = 1, int minutes = 30, int hints = 0, int lost = 0, int sure = 0, int unaided = 0) => new()
    {
        Axis = axis, Title = title, Attempts = attempts, Seconds = 60 * minutes, Hints = hints, Lost = lost, Sure = sure, Unaided = unaided,
    };

    private static LookBack Quiet() => new()
    {
        From = Today.AddDays(-27), To = Today, Problems = [], Sittings = [], Days = [], Library = [], Axes = [Axis("databases", observed: false), Axis("leadership", observed: false)], Last = null, Asked = [],
    };

    private static LookBack Busy() => Quiet() with
    {
        Problems = [Tried("Lost update", attempts: 4, minutes: 100, hints: 6, lost: 2, sure: 2, unaided: 1), Tried("A trie", "data_structures", minutes: 20, unaided: 2)],
        Days = [new() { Day = Today.AddDays(-20), SecondsActive = 6000 }, new() { Day = Today.AddDays(-5), SecondsActive = 1200 }],
        Library = [new() { Title = "Pro Git", Status = "started", Day = Today.AddDays(-20) }, new() { Title = "SICP", Status = "dropped", Day = Today.AddDays(-3) }],
        Axes = [Axis("databases", 60), Axis("leadership", 20), Axis("data_structures", 70)],
        Last = new(Today.AddDays(-28), ["leadership", "databases"], "Lead something small."),
        Asked = [["important_problems"], ["declared_kept", "important_year"]],
    };

    private static PromptSet Set(LookBack look) => HammingEngine.Set(look, Content.Reflection);

    private static Prompt About(LookBack look, string about) => Set(look).Prompts.Single(p => p.About == about);

    [Fact]
    public void There_are_at_least_forty_questions_and_three_of_every_kind()
    {
        Assert.InRange(Content.Reflection.Count, 40, 400);
        Assert.All(ReflectionQuestion.Abouts.Keys, about => Assert.InRange(Content.Reflection.Count(q => q.About == about), 3, 100));
    }

    [Fact]
    public void A_set_has_five_to_seven_questions_each_with_facts_and_none_twice()
    {
        foreach (var look in new[] { Quiet(), Busy(), Busy() with { Last = null, Library = [] }, Busy() with { Days = [], Problems = [] } })
        {
            var prompts = Set(look).Prompts;
            Assert.InRange(prompts.Count, HammingEngine.Fewest, HammingEngine.Most);
            Assert.Equal(prompts.Count, prompts.DistinctBy(p => p.Key).Count());
            Assert.All(prompts, p => Assert.NotEmpty(p.Facts));
            Assert.All(prompts, p => Assert.DoesNotContain('{', p.Text));
            Assert.Equal("general", prompts[^1].About);
        }
    }

    [Fact]
    public void Of_one_kind_the_sets_take_turns_until_all_were_asked()
    {
        var asked = new List<IReadOnlyList<string>>();
        for (var i = 0; i < 8; i++)
            asked.Insert(0, [.. Set(Busy() with { Asked = [.. asked] }).Prompts.Select(p => p.Key)]);

        var declared = asked.Select(s => s.Single(k => k.StartsWith("declared", StringComparison.Ordinal))).ToList();
        Assert.Equal(4, declared.Take(4).Distinct().Count());
        Assert.Equal(declared.Take(4), declared.Skip(4));
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.Empty(pair.First.Intersect(pair.Second)));
    }

    [Fact]
    public void What_was_declared_stands_beside_the_minutes_it_got() => Assert.Equal(
    [
        "On Sunday 25 October you declared Leadership and Databases important.",
        "You wrote: “Lead something small.”",
        "Since then 100 of 120 minutes, 83 %.",
    ], About(Busy(), "declared").Facts);

    [Fact]
    public void The_weakest_axis_is_the_one_that_the_job_needs_most()
    {
        var look = Busy() with { Axes = [Axis("databases", 60, share: 0.9), Axis("leadership", 20, share: 0.1)] };
        Assert.Equal(["Databases stands at 60 of 100, give or take 10.", "It is 90 % of the job you aim for.", "It got 100 of 120 minutes, 83 %."], About(look, "weakest").Facts);
        Assert.Contains(Content.AxisName("leadership"), About(Busy(), "weakest").Facts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("again", "You tried “Lost update” 4 times, 1 time without help.")]
    [InlineData("lost", "Solved before and not this time: “Lost update” (2 times).")]
    [InlineData("nothing", "Leadership got 0 of 120 minutes, 0 %.")]
    public void Each_kind_says_what_it_rests_on(string about, string fact) => Assert.Equal(fact, About(Busy() with { Last = null }, about).Facts[0]);

    [Theory]
    [InlineData("sure", "2 attempts that you were sure of beforehand did not work out.")]
    [InlineData("hints", "6 hints in 5 attempts.")]
    [InlineData("hours", "Databases took 100 of 120 minutes, 83 %.")]
    [InlineData("unaided", "3 of 5 attempts worked out without hint or solution.")]
    [InlineData("started", "“Pro Git” is begun; you last touched it on Monday 2 November.")]
    [InlineData("dropped", "You dropped “SICP” on Thursday 19 November.")]
    [InlineData("pause", "No practice from Tuesday 3 November to Monday 16 November.")]
    public void So_does_each_of_those_that_come_later(string about, string fact) =>
        Assert.Equal(fact, Occasions.Of(Busy()).Single(o => o.About == about).Facts[0]);

    [Fact]
    public void Without_any_practice_it_asks_the_general_questions_and_says_so()
    {
        var prompts = Set(Quiet()).Prompts;
        Assert.Equal(Enumerable.Repeat("general", HammingEngine.Fewest), prompts.Select(p => p.About));
        Assert.All(prompts, p => Assert.Equal(["No practice from Monday 26 October to Sunday 22 November."], p.Facts));
    }

    [Fact]
    public void Without_questions_in_the_content_a_set_is_empty() => Assert.Empty(HammingEngine.Set(Busy(), []).Prompts);

    [Fact]
    public void Minutes_are_those_of_attempts_and_of_sittings() => Assert.Equal(
        new Dictionary<string, int> { ["databases"] = 100, ["data_structures"] = 20, ["leadership"] = 45 },
        LookBack.Minutes(Busy().Problems, [new SatOn { Axis = "leadership", Minutes = 45 }]));
}
