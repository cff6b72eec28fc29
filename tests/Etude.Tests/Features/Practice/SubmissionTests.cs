using System.Net;
using Etude.Features.Recall;
using Etude.Platform.Web;
using Etude.Recall;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class SubmissionTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Submitting_reviews_grades_schedules_and_counts_in_one_round_trip()
    {
        var ada = await Etude.Somebody("Asia/Bangkok");
        var practice = await ada.Starts("busiest-window");

        var answer = await ada.Sends((await practice.Form()).With(Work.Solved));

        Assert.Equal((HttpStatusCode.SeeOther, practice.Path, 1), (answer.Status, answer.Location, answer.RoundTrips));
        Assert.Equal("submitted 4 true", await practice.Has<string>("concat_ws(' ', status, grade, test_passed::text)"));
        await HappenedOnce(ada, practice);
        var due = Scheduler.Review(null, Rating.Easy, Etude.Clock.GetUtcNow(), Zone("Asia/Bangkok"), 0.9).After.DueAt;
        Assert.Equal(due.UtcDateTime, await Etude.Asks<DateTime>("select due_at from review_state where user_id = $1", ada.Id));
        Assert.Contains($"Returns on {due.DayIn(Zone("Asia/Bangkok")).Day()}", (await practice.Shows()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_return_that_is_over_is_told_as_over()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        await ada.Sends((await practice.Form()).With(Work.Solved));
        await Etude.Does("update review_state set due_at = '2025-12-30T03:00:00Z' where user_id = $1", ada.Id);

        Assert.Contains("Due since Tuesday 30 December 2025", (await practice.Shows()).Words, StringComparison.Ordinal);
        Assert.Contains("It has been due since Tuesday 30 December 2025.", (await ada.Gets("/problems/busiest-window")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_twice_at_once_happens_once()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        Etude.Clock.Moves(TimeSpan.FromMinutes(15));
        var form = (await practice.Form()).With(Work.Solved);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ada.Sends(form)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.SeeOther, practice.Path), (a.Status, a.Location)));
        await HappenedOnce(ada, practice);
        Assert.Equal(600, await Etude.Asks<int>("select seconds_active from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Submitting_again_leads_to_the_result_and_changes_nothing()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).With(Work.Solved);
        await ada.Sends(form);

        var again = await ada.Sends(form.With(Work.Failed));

        Assert.Equal((HttpStatusCode.SeeOther, practice.Path), (again.Status, again.Location));
        Assert.Equal((short)4, await practice.Has<short>("grade"));
        await HappenedOnce(ada, practice);
    }

    [Fact]
    public async Task A_failed_problem_comes_back_tomorrow()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");

        var result = await practice.Submits(Work.Failed);

        Assert.Contains("4 of 6 tests pass, so it comes back soon.", result.Words, StringComparison.Ordinal);
        Assert.Contains(", tomorrow,", result.Words, StringComparison.Ordinal);
        Assert.Equal((short)1, await practice.Has<short>("grade"));
    }

    [Fact]
    public async Task Opening_the_solution_makes_it_again_whatever_the_tests_say()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");

        Assert.Equal(HttpStatusCode.SeeOther, (await practice.SeesSolution()).Status);
        var result = await practice.Submits(Work.Solved);

        Assert.Contains("You opened the reference solution", result.Words, StringComparison.Ordinal);
        Assert.Equal("1 false", await practice.Has<string>("concat_ws(' ', grade, grade_reason ->> 'unaided')"));
        Assert.Equal(0, await Etude.Asks<int>("select solved_unaided from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_hint_taken_after_the_page_was_made_still_counts()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var before = (await practice.Form()).With(Work.Solved);
        await ada.Sends(before.With(("hint_phase", "plan"), ("taken", "0")).Without("revision").To($"{practice.Path}/hints"));

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(before)).Status);

        Assert.Equal("3 false", await practice.Has<string>("concat_ws(' ', grade, grade_reason ->> 'unaided')"));
        await HappenedOnce(ada, practice);
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    [InlineData("Zm9yZ2Vk")]
    public async Task A_ticket_that_is_none_of_ours_is_not_believed_and_the_work_is_still_taken(string ticket)
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        await practice.TakesHint("plan", 0);

        await practice.Submits([.. Work.Solved, ("ticket", ticket)]);

        Assert.Equal((short)3, await practice.Has<short>("grade"));
        await HappenedOnce(ada, practice);
    }

    [Fact]
    public async Task A_ticket_of_another_attempt_is_not_believed()
    {
        var ada = await Etude.Somebody();
        var other = (await (await ada.Starts("session-cache")).Form())["ticket"]!;
        var practice = await ada.Starts("busiest-window");
        await practice.TakesHint("plan", 0);

        await practice.Submits([.. Work.Solved, ("ticket", other)]);

        Assert.Equal((short)3, await practice.Has<short>("grade"));
        Assert.Equal("busiest-window", await Etude.Asks<string>("select slug from review_state s join problems p on p.id = s.problem_id where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_submission_over_another_tabs_save_gives_the_words_back_and_can_be_sent_again()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var stale = (await practice.Form()).With(Work.Solved);
        await practice.Saves(("notes_plan", "From the other tab"));

        var refused = await ada.Sends(stale);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        // Words are shown, to be copied; the ticket and the tests' result go back unseen.
        Assert.Equal(["code"], refused.Html.QuerySelectorAll("textarea[id^=kept-]").Select(t => t.GetAttribute("name")).Where(n => !n!.StartsWith("notes_", StringComparison.Ordinal)));
        Assert.Equal("in_progress From the other tab", await practice.Has<string>("status || ' ' || (notes ->> 'plan')"));
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(refused.Form("/submission"))).Status);
        await HappenedOnce(ada, practice);
    }

    [Fact]
    public async Task A_form_without_any_notes_is_taken_and_its_result_can_be_read()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).With(Work.Solved);

        var answer = await ada.Sends(form with { Fields = [.. form.Fields.Where(f => !f.Key.StartsWith("notes_", StringComparison.Ordinal))] });

        Assert.Equal(HttpStatusCode.OK, (await ada.Follows(answer)).Status);
    }

    [Fact]
    public async Task An_empty_attempt_is_taken_and_its_result_can_be_read()
    {
        var ada = await Etude.Somebody();

        var result = await (await ada.Starts("busiest-window")).Submits();

        Assert.Equal(HttpStatusCode.OK, result.Status);
        Assert.Contains("The tests were not run", result.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook-delivery")]
    [InlineData("forty-seven-minutes")]
    [InlineData("four-demands-one-team")]
    [InlineData("split-by-customer")]
    public async Task A_problem_without_tests_is_graded_by_its_review(string slug)
    {
        var ada = await Etude.Somebody();

        var result = await (await ada.Starts(slug)).Submits(("notes_explore", "Who loses what when it fails?"), ("code", "# Answer\n\nFirst, ask."), ("seconds_plan", "300"));

        Assert.Equal(HttpStatusCode.OK, result.Status);
        Assert.Equal(1, await Etude.Asks<int>("select count(*)::int from review_log where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_second_attempt_is_measured_from_the_first()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var first = await ada.Solves("busiest-window");
        etude.Clock.Moves(TimeSpan.FromDays(9));

        await ada.Solves("busiest-window");

        var at = new DateTimeOffset(await first.Has<DateTime>("submitted_at"), TimeSpan.Zero);
        var memory = Scheduler.Review(null, Rating.Easy, at, TimeZoneInfo.Utc, 0.9).After;
        var expected = Scheduler.Review(memory, Rating.Easy, etude.Clock.GetUtcNow(), TimeZoneInfo.Utc, 0.9);
        Assert.Equal(expected.After.DueAt.UtcDateTime, await etude.Asks<DateTime>("select due_at from review_state"));
        Assert.Equal("9 1", await etude.Asks<string>("select elapsed_days || ' ' || (stability_before is not null)::int from review_log order by reviewed_at desc limit 1"));
        Assert.Equal(1, await etude.Asks<int>("select recalls from sessions order by day desc limit 1"));
    }

    private async Task HappenedOnce(Learner ada, Support.Practice practice) => Assert.Equal("1 1 1 1 1", await Etude.Asks<string>("""
        select concat_ws(' ',
            (select count(*) from attempt_reviews where attempt_id = $1), (select count(*) from review_state where user_id = $2),
            (select count(*) from review_log where attempt_id = $1), (select sum(attempts_submitted) from sessions where user_id = $2),
            (select count(*) from axis_evidence where user_id = $2))
        """, practice.Id, ada.Id));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);
}
