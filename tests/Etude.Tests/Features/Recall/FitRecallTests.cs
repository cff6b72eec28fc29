using System.Net;
using Etude.Features.Recall;
using Etude.Recall;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Recall;

/// <summary>The fit in the app: asked for by a submission, done on the queue, used by the next one.</summary>
public sealed class FitRecallTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_log_that_is_long_enough_gives_a_forgetful_person_weights_of_their_own()
    {
        var ada = await Etude.Somebody();
        await PastReviews.Of(ada, PastReviews.Forgetful, problems: 20, reviews: 24);
        await ada.Solves("busiest-window");
        Assert.Equal("queued", await Job(ada));

        await Etude.WorksOff();

        var weights = await Weights(ada);
        var page = await ada.Gets("/progress");
        Assert.Equal("done", await Job(ada));
        Assert.Equal(21, weights.Length);
        Assert.Contains("The model of your memory is your own", page.Words, StringComparison.Ordinal);
        Assert.Equal("Fitted to you", page.TextOf("#fit tbody tr:first-child th"));
        Assert.Contains("yes", page.TextOf("#fit tbody tr:first-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_submission_is_scheduled_with_the_weights_that_were_kept()
    {
        var ada = await Etude.Somebody();
        await PastReviews.Of(ada, PastReviews.Forgetful, problems: 20, reviews: 24);
        await ada.Solves("busiest-window");
        var slug = await Etude.Asks<string>("select slug from problems p join review_state s on s.problem_id = p.id where s.user_id = $1 and slug <> 'busiest-window' order by slug limit 1", ada.Id);
        await Etude.WorksOff();
        var model = Scheduler.For(0.9, await Weights(ada));
        var before = await Memory(ada, slug);

        await ada.Solves(slug);

        var after = await Memory(ada, slug);
        var rating = (Rating)await Etude.Asks<short>("select rating from review_log where user_id = $1 order by reviewed_at desc limit 1", ada.Id);
        var expected = Scheduler.Review(before, rating, after.LastReviewedAt, TimeZoneInfo.Utc, model);
        Assert.Equal(expected.After.Stability, after.Stability, 1e-9);
        Assert.NotEqual(Scheduler.Review(before, rating, after.LastReviewedAt, TimeZoneInfo.Utc, 0.9).After.Stability, after.Stability, 1e-3);
        Assert.Equal(before.ChanceAt(after.LastReviewedAt, model), await Etude.Asks<double>("select predicted_recall from review_log where user_id = $1 order by reviewed_at desc limit 1", ada.Id), 1e-9);
    }

    [Fact]
    public async Task What_is_remembered_is_made_anew_and_the_days_of_return_stay()
    {
        const string Memories = "select string_agg(stability::text, ' ' order by problem_id) from review_state where user_id = $1";
        const string Days = "select string_agg(due_at::text, ' ' order by problem_id) from review_state where user_id = $1";
        var ada = await Etude.Somebody();
        await PastReviews.Of(ada, PastReviews.Forgetful, problems: 20, reviews: 24);
        await ada.Solves("busiest-window");
        var (memories, days) = (await Etude.Asks<string>(Memories, ada.Id), await Etude.Asks<string>(Days, ada.Id));

        await Etude.WorksOff();

        Assert.NotEqual(memories, await Etude.Asks<string>(Memories, ada.Id));
        Assert.Equal(days, await Etude.Asks<string>(Days, ada.Id));
    }

    [Fact]
    public async Task Weights_that_predict_no_better_are_not_kept_and_Progress_says_so()
    {
        var ada = await Etude.Somebody();
        await PastReviews.Of(ada, mind: null, problems: 12, reviews: 12);
        await ada.Solves("busiest-window");

        await Etude.WorksOff();

        var page = await ada.Gets("/progress");
        Assert.Contains("The published model of memory fits you better", page.Words, StringComparison.Ordinal);
        Assert.Contains("so the published ones stay", page.Words, StringComparison.Ordinal);
        Assert.Equal(0, await Etude.Asks<int>("select coalesce(jsonb_array_length(settings_json -> 'recall_fit' -> 'weights'), 0) from users where id = $1", ada.Id));
    }

    [Fact]
    public async Task A_short_log_asks_for_nothing_and_Progress_says_from_when_on()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        Assert.Equal(0, await Etude.Asks<long>("select count(*) from jobs where user_id = $1", ada.Id));
        Assert.Contains("After 8 reviews of problems that came back", (await ada.Gets("/progress")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(7, null, false)]
    [InlineData(8, null, true)]
    [InlineData(23, 8, false)]
    [InlineData(24, 8, true)]
    [InlineData(1099, 1000, false)]
    [InlineData(1100, 1000, true)]
    [InlineData(5, 1000, false)]
    public void A_fit_is_due_when_the_log_has_grown_enough(int repeats, int? lastFit, bool due) => Assert.Equal(due, FitRecall.IsTime(repeats, lastFit));

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"weights\"")]
    [InlineData("{}")]
    [InlineData("""{"weights": ["a"], "part": "all", "repeats": 9, "countable_reviews": 9, "held_out_reviews": 5, "fitted_at": "2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"weights": [1, 2, 3], "part": "all", "repeats": 9, "countable_reviews": 9, "held_out_reviews": 5, "fitted_at": "2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"weights": [1e400, 1, 2, 8, 6, 1, 3, 0, 2, 0, 1, 1, 0, 0, 2, 1, 2, 1, 0, 0, 0.2], "part": "all", "repeats": 9, "countable_reviews": 9, "held_out_reviews": 5, "fitted_at": "2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"weights": {}, "part": "some", "repeats": "many"}""")]
    public async Task Stored_weights_that_make_no_sense_count_as_the_defaults(string stored)
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('recall_fit', $2::jsonb) where id = $1", ada.Id, stored);

        await ada.Solves("busiest-window");

        var after = await Memory(ada, "busiest-window");
        Assert.Equal(Scheduler.Review(null, Rating.Easy, after.LastReviewedAt, TimeZoneInfo.Utc, 0.9).After.Stability, after.Stability, 1e-9);
        foreach (var path in new[] { "/today", "/problems", "/problems/busiest-window", "/progress" })
            Assert.Equal(HttpStatusCode.OK, (await ada.Gets(path)).Status);
    }

    [Fact]
    public async Task Weights_out_of_bounds_are_drawn_into_them()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("""
            update users set settings_json = settings_json || jsonb_build_object('recall_fit', jsonb_build_object('part', 'all', 'repeats', 9,
                'countable_reviews', 9, 'held_out_reviews', 5, 'fitted_at', '2026-01-01T00:00:00Z', 'weights', (select jsonb_agg(-1e9) from generate_series(1, 21))))
            where id = $1
            """, ada.Id);

        await ada.Solves("busiest-window");

        Assert.Equal(0.1, (await Memory(ada, "busiest-window")).Stability, 1e-9);
    }

    [Fact]
    public async Task A_fit_that_failed_is_shown_with_a_button_for_another_try()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("""
            insert into jobs (user_id, id, kind, subject_id, status, attempts, created_at, finished_at, last_error)
            values ($1, gen_random_uuid(), 'fit_recall', $1, 'failed', 3, $2, $2, 'The database did not answer.')
            """, ada.Id, TestClock.Start.UtcDateTime);
        var page = await ada.Gets("/progress");
        Assert.Contains("A new fit of the model could not be made. The database did not answer.", page.Words, StringComparison.Ordinal);

        var answer = await ada.Sends(page.Form("/retry"));

        Assert.Equal("/progress", answer.Location);
        Assert.Contains("A new fit of the model waits for its turn.", (await ada.Follows(answer)).Words, StringComparison.Ordinal);
    }

    private Task<string> Job(Learner who) => Etude.Asks<string>("select status from jobs where user_id = $1 and kind = 'fit_recall'", who.Id);

    private Task<double[]> Weights(Learner who) => Etude.Asks<double[]>(
        "select array_agg(w::float8 order by n) from users, jsonb_array_elements_text(settings_json -> 'recall_fit' -> 'weights') with ordinality as fitted (w, n) where id = $1", who.Id);

    private async Task<Remembered> Memory(Learner who, string slug)
    {
        const string Of = "from review_state s join problems p on p.id = s.problem_id where s.user_id = $1 and p.slug = $2";
        return new Remembered
        {
            Stability = await Etude.Asks<double>($"select s.stability {Of}", who.Id, slug),
            Difficulty = await Etude.Asks<double>($"select s.difficulty {Of}", who.Id, slug),
            DueAt = new(await Etude.Asks<DateTime>($"select s.due_at {Of}", who.Id, slug), TimeSpan.Zero),
            LastReviewedAt = new(await Etude.Asks<DateTime>($"select s.last_reviewed_at {Of}", who.Id, slug), TimeSpan.Zero),
            Reps = await Etude.Asks<int>($"select s.reps {Of}", who.Id, slug),
            Lapses = 0,
        };
    }
}
