using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class HintTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string FirstOfPlan = "You know where one window ends.";
    private const string SecondOfPlan = "Two markers are enough";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Hints_come_one_at_a_time_and_each_is_counted()
    {
        var (ada, practice) = await Begins();
        Assert.DoesNotContain(FirstOfPlan, (await practice.Shows()).Text, StringComparison.Ordinal);

        var first = await ada.Follows(await practice.TakesHint("plan", 0));

        Assert.Contains(FirstOfPlan, first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SecondOfPlan, first.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Taken(practice));
    }

    [Fact]
    public async Task Taking_the_same_rung_twice_counts_once()
    {
        var (_, practice) = await Begins();

        await practice.TakesHint("plan", 0);
        await practice.TakesHint("plan", 0);

        Assert.Equal(1, await Taken(practice));
    }

    [Fact]
    public async Task Taking_one_rung_many_times_at_once_counts_once()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With(("hint_phase", "plan"), ("taken", "0")).Without("revision").To($"{practice.Path}/hints");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ada.Sends(form)));

        Assert.Equal(1, await Taken(practice));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(-1)]
    public async Task There_is_no_rung_beyond_the_ladder_and_none_can_be_skipped(int taken)
    {
        var (_, practice) = await Begins();
        if (taken == 3)
            for (var rung = 0; rung < 3; rung++)
                await practice.TakesHint("plan", rung);
        var before = await practice.Has<string>("hints_used::text");

        await practice.TakesHint("plan", taken);

        Assert.Equal(taken == -1 ? """{"plan": 1}""" : before, await practice.Has<string>("hints_used::text"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("submission")]
    [InlineData("Plan")]
    [InlineData("plan' || '")]
    public async Task A_phase_that_does_not_exist_has_no_hints(string phase)
    {
        var (_, practice) = await Begins();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await practice.TakesHint(phase, 0)).Status);
        Assert.Equal("{}", await practice.Has<string>("hints_used::text"));
    }

    [Fact]
    public async Task What_was_typed_is_saved_with_the_hint()
    {
        var (ada, practice) = await Begins();

        await ada.Sends((await practice.Form()).With(("hint_phase", "plan"), ("taken", "0"), ("notes_plan", "Typed before asking")).To($"{practice.Path}/hints"));

        Assert.Equal("Typed before asking", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Fact]
    public async Task A_script_gets_the_hints_alone()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With(("hint_phase", "plan"), ("taken", "0")).Without("revision").To($"{practice.Path}/hints");

        var answer = await ada.Sends(form, ("X-Etude-Fragment", "1"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(FirstOfPlan, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, answer.RoundTrips);
    }

    [Fact]
    public async Task Names_in_a_hint_are_set_as_code_and_read_aloud_without_marks()
    {
        var practice = await (await Etude.Somebody()).Starts("first-bad-release");

        await practice.TakesHint("explore", 0);

        var shown = (await practice.Shows()).Text;
        Assert.Contains("Write down <code>low</code>", shown, StringComparison.Ordinal);
        Assert.Contains("Write down low, high", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_asks_after_the_sign_in_ended_is_led_back_to_its_page_by_signing_in()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With(("hint_phase", "plan"), ("taken", "0")).To($"{practice.Path}/hints");
        ada.ForgetsCookies();

        var answer = await ada.Sends(form, ("X-Etude-Fragment", "1"), ("Referer", new Uri(Etude.Address, practice.Path).ToString()));

        Assert.Equal($"/signin?next={Uri.EscapeDataString(practice.Path)}", answer.Location);
    }

    [Fact]
    public async Task A_submitted_attempt_gives_no_more_hints()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With(("hint_phase", "plan"), ("taken", "0")).Without("revision").To($"{practice.Path}/hints");
        await practice.Submits(Work.Solved);

        await ada.Sends(form);

        Assert.Equal("{}", await practice.Has<string>("hints_used::text"));
    }

    private static Task<int> Taken(Support.Practice practice) => practice.Has<int>("(hints_used ->> 'plan')::int");

    private async Task<(Learner, Support.Practice)> Begins()
    {
        var ada = await Etude.Somebody();
        return (ada, await ada.Starts("busiest-window"));
    }
}
