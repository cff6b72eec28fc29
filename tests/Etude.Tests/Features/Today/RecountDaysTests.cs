using System.Globalization;
using System.Net;
using Etude.Features.Today;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Today;

/// <summary>The totals of the days are what their rows come to, however people live, and what is planted is found and put right.</summary>
public sealed class RecountDaysTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Item = "/library/kleppmann-distributed-locking";
    private const string Project = "/library/pro-git";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_life_across_zones_midnights_and_summer_time_leaves_totals_that_add_up()
    {
        await using var etude = await TestEtude.Start();
        // Ten minutes before midnight where she lives, the night in which summer time begins.
        etude.Clock.MovesTo(new DateTimeOffset(2026, 3, 8, 4, 50, 0, TimeSpan.Zero));
        var ada = await etude.Somebody("America/New_York");
        var practice = await ada.Starts("busiest-window");
        etude.Clock.Moves(TimeSpan.FromMinutes(6));
        await practice.Saves(Work.Minutes(6));
        etude.Clock.Moves(TimeSpan.FromMinutes(20));
        await practice.Saves(Work.Minutes(25));
        await Marks(ada, Item, "finished");
        await Sits(ada, 40);
        var piece = await Begins(ada);
        await Writes(ada, piece, "one two three four five");
        // She moves to Auckland, where the next morning is a day ahead.
        await etude.Does("update users set settings_json = settings_json || '{\"tz\": \"Pacific/Auckland\"}' where id = $1", ada.Id);
        etude.Clock.Moves(TimeSpan.FromHours(8));
        await practice.Submits(Work.Solved);
        await Writes(ada, piece, "one two");
        await Writes(ada, await Begins(ada), "six seven");
        await Marks(ada, Item, "dropped");
        await ada.Sends((await ada.Gets(piece)).Form("/removal"));
        etude.Clock.Moves(TimeSpan.FromDays(3));
        await ada.Solves("busiest-window");

        Assert.Empty(await Differing(etude));
        Assert.Equal(4L, await etude.Asks<long>("select count(*) from sessions where user_id = $1", ada.Id));
        Assert.Equal(2L, await etude.Asks<long>("select count(*) from attempts a, jsonb_object_keys(a.seconds_by_day) d where a.id = $1 and a.user_id = $2 and d < '2026-03-09'", practice.Id, ada.Id));
        Assert.Equal("2026-03-07 2026-03-09", await etude.Asks<string>("select started_on || ' ' || submitted_on from attempts where id = $1", practice.Id));
    }

    [Fact]
    public async Task Two_tabs_and_a_late_submission_count_their_minutes_once()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        Etude.Clock.Moves(TimeSpan.FromMinutes(30));
        var form = (await practice.Form()).With(Work.Minutes(9)).To($"{practice.Path}/draft");
        await Task.WhenAll(ada.Sends(form), ada.Sends(form), ada.Sends(form));
        // A hint taken elsewhere makes the page's ticket stale, so the submission needs a second try.
        var old = (await practice.Form()).With(Work.Solved);
        await practice.TakesHint("plan", 0);
        await ada.Sends(old);

        Assert.DoesNotContain(await Differing(Etude), d => d.UserId == ada.Id);
    }

    [Theory]
    [InlineData("seconds_active", "seconds_active = seconds_active + 60")]
    [InlineData("attempts_started", "attempts_started = attempts_started + 1")]
    [InlineData("attempts_submitted", "attempts_submitted = 0")]
    [InlineData("solved_unaided", "solved_unaided = 7")]
    [InlineData("recalls", "recalls = recalls + 2")]
    [InlineData("contents_finished", "contents_finished = contents_finished + 1")]
    [InlineData("words_written", "words_written = words_written + 100")]
    public async Task A_planted_difference_is_found_by_its_column_and_mended(string column, string plant)
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Solves("busiest-window");
        await bob.Solves("busiest-window");
        var (right, bobs) = (await Totals(ada), await Totals(bob));
        await Etude.Does($"update sessions set {plant} where user_id = $1", ada.Id);

        var found = Assert.Single(await Differing(Etude));
        await Mend();

        Assert.Equal(ada.Id, found.UserId);
        Assert.StartsWith($"{column}: ", Assert.Single(found.Totals), StringComparison.Ordinal);
        Assert.Empty(await Differing(Etude));
        Assert.Equal((right, bobs), (await Totals(ada), await Totals(bob)));
    }

    [Fact]
    public async Task A_day_that_was_lost_comes_back_and_its_plan_is_left_alone()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");
        var right = await Totals(ada);
        await Etude.Does("delete from sessions where user_id = $1", ada.Id);
        await Etude.Does("insert into sessions (user_id, day, recalls, plan) values ($1, '2026-01-01', 3, '[1]')", ada.Id);

        Assert.Equal(2, (await Differing(Etude)).Count(d => d.UserId == ada.Id));
        await Mend();

        Assert.Empty(await Differing(Etude));
        Assert.Equal(right, await Totals(ada));
        Assert.Equal("[1] 0", await Etude.Asks<string>("select plan::text || ' ' || recalls from sessions where user_id = $1 and day = '2026-01-01'", ada.Id));
    }

    [Fact]
    public async Task What_was_practised_before_seconds_were_kept_by_day_keeps_its_seconds()
    {
        var ada = await Etude.Somebody("Asia/Kolkata");
        await ada.Solves("busiest-window");
        await Etude.Does("update attempts set seconds_by_day = null, started_on = null, submitted_on = null where user_id = $1", ada.Id);
        await Etude.Does("update sessions set seconds_active = 77, attempts_started = 5 where user_id = $1", ada.Id);

        var found = Assert.Single(await Differing(Etude), d => d.UserId == ada.Id);
        await Mend();

        Assert.Equal("attempts_started: 5 kept, 1 counted", Assert.Single(found.Totals));
        Assert.Equal("77 1", await Etude.Asks<string>("select seconds_active || ' ' || attempts_started from sessions where user_id = $1", ada.Id));
    }

    private static async Task<IReadOnlyList<DayDifference>> Differing(TestEtude etude)
    {
        await using var batch = etude.Db.AsService();
        var found = RecountDays.Compare(batch, null);
        await batch.Run(TestContext.Current.CancellationToken);
        return found.Value;
    }

    private async Task Mend()
    {
        await using var batch = Etude.Db.AsService();
        RecountDays.Mend(batch);
        await batch.Run(TestContext.Current.CancellationToken);
    }

    private Task<string> Totals(Learner who) => Etude.Asks<string>("""
        select string_agg(concat_ws(' ', day, seconds_active, attempts_started, attempts_submitted, solved_unaided, recalls, contents_finished, words_written), '; ' order by day)
        from sessions where user_id = $1 and attempts_started > 0
        """, who.Id);

    private static async Task Marks(Learner who, string item, string status) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await who.Sends((await who.Gets(item)).Form("/progress").With("status", status))).Status);

    private static async Task Sits(Learner who, int minutes) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await who.Sends((await who.Gets(Project)).Form("/sittings").With("minutes", minutes.ToString(CultureInfo.InvariantCulture)))).Status);

    private static async Task<string> Begins(Learner who) => (await who.Sends((await who.Gets("/writing")).Form("/writing"))).Location!;

    private static async Task Writes(Learner who, string path, string words) =>
        await who.Sends((await who.Gets(path)).Form("/draft").With("body_md", words).To($"{path}/draft"));
}
