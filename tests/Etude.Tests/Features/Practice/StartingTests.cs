using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class StartingTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Starting_twice_takes_up_the_attempt_that_is_open()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/problems/busiest-window")).Form("/attempts");

        var (first, second) = (await ada.Sends(form), await ada.Sends(form));

        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (second.Status, second.Location));
        Assert.Equal(1, await Etude.Asks<int>("select attempts_started from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Starting_many_times_at_once_makes_one_attempt_and_everybody_finds_it()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/problems/busiest-window")).Form("/attempts");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ada.Sends(form)));

        Assert.Single(answers.Select(a => (a.Status, a.Location)).Distinct());
        Assert.Equal(HttpStatusCode.SeeOther, answers[0].Status);
        Assert.Equal(1, await Etude.Asks<int>("select attempts_started from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task After_submitting_a_problem_can_be_started_afresh()
    {
        var ada = await Etude.Somebody();
        var first = await ada.Solves("busiest-window");

        var second = await ada.Starts("busiest-window");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal("", await second.Has<string>("coalesce(notes ->> 'explore', '')"));
    }

    [Fact]
    public async Task An_attempt_begins_with_the_starter_in_its_language()
    {
        var ada = await Etude.Somebody();

        var practice = await ada.Starts("busiest-window");

        Assert.Equal("python", await practice.Has<string>("language"));
        Assert.Contains("def busiest_window", (await practice.Form())["code"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("busiest-window", true, false)]
    [InlineData("idempotent-charge", true, true)]
    [InlineData("idempotent-charge", false, false)]
    [InlineData("four-demands-one-team", false, true)]
    public async Task Engineering_manager_mode_is_what_the_problem_offers_and_the_person_chose(string slug, bool wanted, bool gets)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets($"/problems/{slug}")).Form("/attempts");

        var answer = await ada.Sends(wanted ? form.With("em", "on") : form);

        Assert.Equal(gets, await new Support.Practice(ada, Guid.Parse(answer.Location!.Split('/')[^1])).Has<bool>("em_mode"));
    }

    [Theory]
    [InlineData("no-such-problem")]
    [InlineData("%00")]
    [InlineData("Robert'); drop table problems;--")]
    public async Task A_problem_that_does_not_exist_cannot_be_started(string slug)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/problems/busiest-window")).Form("/attempts");

        var answer = await ada.Sends(form.To($"/problems/{slug}/attempts"));

        Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.Status}: {answer.Words}");
        Assert.DoesNotContain("fault", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_problem_cannot_be_started_but_its_attempts_stay_readable()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/problems/session-cache")).Form("/attempts");
        var practice = await ada.Solves("session-cache");
        await Etude.Does("update problems set retired_at = now() where slug = 'session-cache'");

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form)).Status);
        Assert.Equal(HttpStatusCode.OK, (await practice.Shows()).Status);
        Assert.Contains("was retired", (await ada.Gets("/problems/session-cache")).Words, StringComparison.Ordinal);
    }
}
