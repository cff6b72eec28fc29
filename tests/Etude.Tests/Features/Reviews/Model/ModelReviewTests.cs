using System.Net;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Reviews.Model;

/// <summary>The model's review, from the submission to the page.</summary>
public sealed class ModelReviewTests
{
    [Theory]
    [InlineData(ModelProvider.Anthropic)]
    [InlineData(ModelProvider.OpenAi)]
    public async Task The_rules_answer_at_once_and_the_model_when_it_has_read(ModelProvider provider)
    {
        await using var reviewed = await Reviewed.Start(provider);
        var practice = await reviewed.Submits();
        var before = await practice.Shows();
        await reviewed.Etude.WorksOff();
        var after = await practice.Shows();

        Assert.Contains("Read by fixed rules, no AI.", before.Words, StringComparison.Ordinal);
        Assert.Contains("The model's review waits for its turn.", before.Words, StringComparison.Ordinal);
        Assert.Contains("Read by a model, stand-in-1.", after.Words, StringComparison.Ordinal);
        Assert.Contains(StandInReviewer.Claim, after.Words, StringComparison.Ordinal);
        var quotes = after.Html.QuerySelectorAll(".finding blockquote").Select(q => q.TextContent.Trim().Trim('“', '”')).ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote => Assert.Contains(Work.Solved, field => field.Item2.Contains(quote, StringComparison.Ordinal)));
        Assert.Contains("Read by fixed rules, no AI.", (await reviewed.Who.Gets($"{practice.Path}?by=rubric")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_submission_has_the_same_review_without_another_call()
    {
        await using var reviewed = await Reviewed.Start();
        await reviewed.Reviews();
        reviewed.Model.Otherwise = StandInReviewer.Reviewing(level: 0);
        reviewed.Etude.Clock.Moves(TimeSpan.FromDays(3));

        await reviewed.Reviews();

        Assert.Single(reviewed.Model.Seen);
        Assert.Equal(2, await reviewed.ModelReviews());
        Assert.Equal(1, await reviewed.Etude.Asks<long>("select count(distinct (overall_score, rubric_signals, per_phase, submission_hash)) from attempt_reviews where engine = 'model'"));
    }

    [Fact]
    public async Task Another_word_is_another_submission()
    {
        await using var reviewed = await Reviewed.Start();
        await reviewed.Reviews();
        await reviewed.Reviews(("notes_plan", "Two markers, and one more word."));

        Assert.Equal(2, reviewed.Model.Seen.Count);
    }

    [Fact]
    public async Task The_score_follows_from_the_levels_and_facts_stay_facts()
    {
        await using var reviewed = await Reviewed.Start();
        reviewed.Model.Does(StandInReviewer.Reviewing(level: 3), StandInReviewer.Reviewing(level: 0));
        var high = await reviewed.Reviews();
        var low = await reviewed.Reviews(("notes_plan", "Two markers, and one more word."));

        Task<int> Score(Support.Practice practice) => reviewed.Etude.Asks<int>("select overall_score::int from attempt_reviews where engine = 'model' and attempt_id = $1", practice.Id);
        Task<string> Facts(Support.Practice practice, string engine) => reviewed.Etude.Asks<string>("""
            select string_agg((s ->> 'signal') || (s ->> 'level'), ',' order by s ->> 'signal') from attempt_reviews, jsonb_each(per_phase) p, jsonb_array_elements(p.value -> 'signals') s
            where attempt_id = $1 and engine = $2 and (s ->> 'signal' like '%.unaided' or s ->> 'signal' = 'implement.tests')
            """, practice.Id, engine);
        Assert.True(await Score(high) > await Score(low));
        Assert.Equal(await Facts(low, "rubric"), await Facts(low, "model"));
        Assert.Equal(await high.Has<short>("grade"), await low.Has<short>("grade"));
    }

    [Fact]
    public async Task A_claim_that_rests_on_words_nobody_wrote_is_dropped_and_counted()
    {
        await using var reviewed = await Reviewed.Start();
        reviewed.Model.Does(StandInReviewer.Reviewing(changed: answer =>
        {
            answer["findings"]![0]!["words"] = "words that nobody wrote";
            answer["findings"]![1]!["words"] = answer["findings"]![1]!["words"]!.GetValue<string>().ToUpperInvariant();
        }));

        var page = await (await reviewed.Reviews()).Shows();

        Assert.Contains("2 further claims of the model were dropped", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("words that nobody wrote", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_remark_gives_a_line_of_the_solution_away()
    {
        await using var reviewed = await Reviewed.Start();
        var known = await reviewed.Etude.Asks<string>("select prompt || (starter_code ->> 'python') from problems where slug = $1", Reviewed.Slug);
        var line = (await reviewed.Etude.Asks<string>("select ref_solution ->> 'python' from problems where slug = $1", Reviewed.Slug))
            .Split('\n').Select(l => l.Trim()).First(l => l.Length >= 15 && l.IndexOfAny(['<', '>']) < 0 && !known.Contains(l, StringComparison.Ordinal));
        reviewed.Model.Does(StandInReviewer.Reviewing(changed: answer =>
        {
            answer["findings"]![0]!["claim"] = $"Better write {line} here.";
            answer["summary"] = $"You want {line} of course.";
        }));

        await reviewed.Reviews();

        Assert.Equal(1, await reviewed.Etude.Asks<int>("select dropped_claims from attempt_reviews where engine = 'model'"));
        Assert.DoesNotContain(line, await reviewed.Etude.Asks<string>("select summary_md || rubric_signals::text from attempt_reviews where engine = 'model'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Look at [this](https://evil.example) first.")]
    [InlineData("![pixel](https://evil.example/p.png) is what I see.")]
    [InlineData("<img src=x onerror=alert(1)> is what I see.")]
    [InlineData("Go to www.evil.example for the rest.")]
    [InlineData("```python\nreturn best\n```")]
    public async Task What_a_model_writes_is_plain_words_or_nothing(string hostile)
    {
        await using var reviewed = await Reviewed.Start();
        reviewed.Model.Does(StandInReviewer.Reviewing(changed: answer =>
        {
            answer["findings"]![0]!["claim"] = hostile;
            answer["findings"]![1]!["title"] = hostile;
            answer["findings"]![2]!["question"] = hostile + " Why?";
            answer["summary"] = hostile;
        }));

        var page = await (await reviewed.Reviews()).Shows();

        Assert.Contains("3 further claims of the model were dropped", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("#reviewed img, #reviewed a[href^='http'], #reviewed script[src^='http']"));
    }

    [Fact]
    public async Task Empty_phases_and_an_empty_answer_are_reviewed_too()
    {
        await using var reviewed = await Reviewed.Start();
        reviewed.Model.Does(StandInReviewer.Reviewing(changed: answer => answer["findings"] = new JsonArray()));

        var page = await (await reviewed.Reviews([.. Work.Solved.Where(f => f.Item1.StartsWith("notes_", StringComparison.Ordinal)).Select(f => (f.Item1, ""))])).Shows();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("No findings", page.TextOf("#findings-title"));
    }

    [Fact]
    public async Task A_quote_may_hold_pairs_zero_width_characters_and_letters_from_right_to_left()
    {
        await using var reviewed = await Reviewed.Start();
        const string words = "👩‍🚀 שלום\u200b and مرحبا: the end\u202e marker 🏳️‍🌈 never moves back";

        await reviewed.Reviews(("notes_plan", words));

        Assert.Equal(words, await reviewed.Etude.Asks<string>("""
            select f ->> 'quote' from attempt_reviews, jsonb_array_elements(rubric_signals) f where engine = 'model' and f ->> 'source' = 'plan'
            """));
    }

    [Fact]
    public async Task Notes_of_200_KB_are_reviewed()
    {
        await using var reviewed = await Reviewed.Start();
        await reviewed.Reviews(("notes_explore", string.Concat(Enumerable.Repeat("The times are sorted. ", 9000))));

        Assert.Equal(1, await reviewed.ModelReviews());
    }

    [Fact]
    public async Task A_submission_that_is_deleted_while_under_review_leaves_nothing_and_breaks_nothing()
    {
        await using var reviewed = await Reviewed.Start();
        var goesOn = new TaskCompletionSource();
        reviewed.Model.Does(StandInReviewer.ReviewingWhen(goesOn.Task));
        var practice = await reviewed.Submits();
        var working = reviewed.Etude.WorksOff();
        await Until(() => reviewed.Model.Seen.Count == 1);
        await reviewed.Etude.Does("delete from attempts where id = $1", practice.Id);
        goesOn.SetResult();
        await working;

        Assert.Equal((0L, 1L), (await reviewed.ModelReviews(), await reviewed.Etude.Asks<long>("select count(*) from jobs where status = 'done'")));
        Assert.Equal(HttpStatusCode.NotFound, (await practice.Shows()).Status);
    }

    [Fact]
    public async Task The_same_submit_twice_at_once_makes_one_review()
    {
        await using var reviewed = await Reviewed.Start();
        var form = (await (await reviewed.Who.Starts(Reviewed.Slug)).Form()).With(Work.Solved);
        await Task.WhenAll(reviewed.Who.Sends(form), reviewed.Who.Sends(form));
        await reviewed.Etude.WorksOff();
        await reviewed.Etude.WorksOff();

        Assert.Equal((1L, 1), (await reviewed.ModelReviews(), reviewed.Model.Seen.Count));
        Assert.Equal(1L, await reviewed.Etude.Asks<long>("select count(*) from attempt_reviews where engine = 'rubric'"));
    }

    [Fact]
    public async Task Who_wants_no_model_hears_nothing_of_one()
    {
        await using var reviewed = await Reviewed.Start();
        await reviewed.Who.Sends((await reviewed.Who.Gets("/settings")).Form("/settings").Without("ai_enabled"));

        var page = await (await reviewed.Reviews()).Shows();

        Assert.Empty(reviewed.Model.Seen);
        Assert.DoesNotContain("model's", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Have the model", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_from_before_the_model_is_reviewed_when_somebody_asks()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Submits();
        await reviewed.Etude.Does("delete from jobs");

        await reviewed.Who.Sends((await practice.Shows()).Form("/review"));
        await reviewed.Etude.WorksOff();

        Assert.Contains("Read by a model", (await practice.Shows()).Words, StringComparison.Ordinal);
    }

    internal static Task Until(Func<bool> there) => Eventually.Is(() => Task.FromResult(there()));
}
