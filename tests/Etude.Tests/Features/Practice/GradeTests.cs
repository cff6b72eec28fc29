using System.Net;
using Etude.Features.Recall;
using Etude.Recall;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class GradeTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Another_grade_keeps_both_and_schedules_from_the_memory_before()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Solves("busiest-window");

        var answer = await practice.Grades(2);

        Assert.Equal((HttpStatusCode.SeeOther, 1), (answer.Status, answer.RoundTrips));
        Assert.Equal("2 4 true", await practice.Has<string>("concat_ws(' ', grade, grade_reason ->> 'earned', grade_reason ->> 'overridden')"));
        Assert.Equal("4/4 2/4", await Log(ada));
        await IsScheduledAs(ada, await Hard(practice));
        var page = (await practice.Shows()).Words;
        Assert.Contains("You changed it from Easy.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_grade_twice_counts_once()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Solves("busiest-window");

        await practice.Grades(1);
        await practice.Grades(3);
        await practice.Grades(2);

        Assert.Equal("4/4 1/4 3/4 2/4", await Log(ada));
        await IsScheduledAs(ada, await Hard(practice));
        Assert.Equal("1 0", await Etude.Asks<string>("select reps || ' ' || lapses from review_state where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Going_back_to_the_earned_grade_is_no_override()
    {
        var practice = await (await Etude.Somebody()).Solves("busiest-window");

        await practice.Grades(1);
        await practice.Grades(4);

        Assert.Equal("4 false", await practice.Has<string>("concat_ws(' ', grade, grade_reason ->> 'overridden')"));
        Assert.DoesNotContain("You changed it", (await practice.Shows()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_follows_the_grade()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Solves("busiest-window");
        var earned = await Levels(ada);

        await practice.Grades(1);

        Assert.True(await Levels(ada) < earned);
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from axis_evidence where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task An_override_after_a_second_attempt_counts_from_the_first()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var first = await ada.Solves("busiest-window");
        etude.Clock.Moves(TimeSpan.FromDays(6));
        var second = await ada.Solves("busiest-window");

        await second.Grades(3);
        await second.Grades(2);

        var before = Scheduler.Review(null, Rating.Easy, new(await first.Has<DateTime>("submitted_at"), TimeSpan.Zero), TimeZoneInfo.Utc, 0.9).After;
        var expected = Scheduler.Review(before, Rating.Hard, new(await second.Has<DateTime>("submitted_at"), TimeSpan.Zero), TimeZoneInfo.Utc, 0.9);
        Assert.Equal(expected.After.Stability, await etude.Asks<double>("select stability from review_state"), 9);
        Assert.Equal(expected.After.DueAt.UtcDateTime, await etude.Asks<DateTime>("select due_at from review_state"));
        Assert.Equal(2, await etude.Asks<int>("select reps from review_state"));
    }

    [Fact]
    public async Task An_older_attempt_cannot_be_graded_anew_and_nothing_changes()
    {
        var ada = await Etude.Somebody();
        var older = await ada.Solves("busiest-window");
        var form = (await older.Shows()).Form("/grade").With("rating", "1");
        await ada.Solves("busiest-window");
        var before = await Everything(ada);

        var refused = await ada.Sends(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Only the newest attempt", refused.Words, StringComparison.Ordinal);
        Assert.Equal(before, await Everything(ada));
        Assert.False((await older.Shows()).HasForm("/grade"));
    }

    [Theory]
    [InlineData("rating", "0")]
    [InlineData("rating", "5")]
    [InlineData("rating", "Good")]
    [InlineData("rating", "")]
    [InlineData("ticket", "")]
    [InlineData("ticket", "Zm9yZ2Vk")]
    public async Task A_grade_that_does_not_exist_or_a_forged_ticket_changes_nothing(string field, string value)
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Solves("busiest-window");
        var before = await Everything(ada);

        var refused = await ada.Sends((await practice.Shows()).Form("/grade").With("rating", "2").With(field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(before, await Everything(ada));
    }

    [Fact]
    public async Task An_open_attempt_cannot_be_graded_even_with_its_own_ticket()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");

        var refused = await ada.Sends((await practice.Form()).With("rating", "4").To($"{practice.Path}/grade"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("in_progress", await practice.Has<string>("status"));
    }

    private async Task<ScheduledReview> Hard(Support.Practice practice) =>
        Scheduler.Review(null, Rating.Hard, new(await practice.Has<DateTime>("submitted_at"), TimeSpan.Zero), TimeZoneInfo.Utc, 0.9);

    private async Task IsScheduledAs(Learner ada, ScheduledReview expected)
    {
        Assert.Equal(expected.After.Stability, await Etude.Asks<double>("select stability from review_state where user_id = $1", ada.Id), 9);
        Assert.Equal(expected.After.DueAt.UtcDateTime, await Etude.Asks<DateTime>("select due_at from review_state where user_id = $1", ada.Id));
    }

    private Task<string> Log(Learner ada) =>
        Etude.Asks<string>("select string_agg(rating || '/' || earned_rating, ' ' order by reviewed_at, id) from review_log where user_id = $1", ada.Id);

    private Task<double> Levels(Learner ada) => Etude.Asks<double>("select sum(level) from axis_evidence where user_id = $1", ada.Id);

    private Task<string> Everything(Learner ada) => Etude.Asks<string>("""
        select concat_ws(' ', (select jsonb_agg(a order by a.id) from attempts a where user_id = $1), (select jsonb_agg(s) from review_state s where user_id = $1),
            (select jsonb_agg(l order by l.id) from review_log l where user_id = $1), (select jsonb_agg(e order by e.id) from axis_evidence e where user_id = $1))
        """, ada.Id);
}
