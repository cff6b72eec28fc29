using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Assessment;

public sealed class AssessmentTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Twelve_answers_give_a_result_its_pictures_its_explanations_and_evidence_on_every_axis()
    {
        var ada = await Etude.Somebody();
        var run = await Sitting.Begins(ada);
        Assert.Equal("Question 1 of 12", (await run.Shows()).TextOf("h1"));

        var result = await run.AnswersAll(right: i => i % 3 != 0);

        Assert.Equal(("completed", 12L), (await run.Has<string>("status"), await run.Responses()));
        Assert.Equal(10, await Etude.Asks<long>("select count(*) from axis_evidence where user_id = $1 and source_kind = 'assessment' and source_id = $2 and unaided", ada.Id, run.Id));
        Assert.Equal(10, await run.Has<int>("(select count(*)::int from jsonb_object_keys(result))"));
        Assert.Equal(2, result.Html.QuerySelectorAll("figure svg[role=img]").Length);
        Assert.Equal(2, result.Html.QuerySelectorAll("figure table").Length);
        Assert.Equal(3, result.Html.QuerySelectorAll("header .lede p").Length);
        Assert.Equal(12, result.Html.QuerySelectorAll(".answered > li").Length);
        Assert.Equal(48, result.Html.QuerySelectorAll(".explained > li").Length);
        Assert.Contains("8 of 12 right", result.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("8 of 12", (await ada.Gets("/assessment")).TextOf("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_a_run_tells_what_is_right()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        await run.Answers(right: false);

        var page = await run.Shows();

        Assert.DoesNotContain(Bank.All.SelectMany(q => q.Options), o => page.Text.Contains(o.Why, StringComparison.Ordinal));
        Assert.Empty(page.Html.QuerySelectorAll(".explained, .answered"));
    }

    [Fact]
    public async Task A_run_goes_on_days_later_on_another_device()
    {
        var run = await Sitting.Begins(await Etude.SignsIn("travels@example.org"));
        await run.AnswersAll(4);
        Etude.Clock.Moves(TimeSpan.FromDays(3));

        var elsewhere = await Etude.SignsIn("travels@example.org");
        var front = await elsewhere.Gets("/assessment");
        var next = await elsewhere.Gets(run.Path);

        Assert.Contains("You have answered 4 of 12", front.Words, StringComparison.Ordinal);
        Assert.Equal(run.Path, front.Html.QuerySelector("a.btn-primary")!.GetAttribute("href"));
        Assert.Equal("Question 5 of 12", next.TextOf("h1"));
    }

    [Fact]
    public async Task Beginning_twice_leads_to_the_same_run_from_one_page_and_from_two()
    {
        var ada = await Etude.Somebody();
        var (one, other) = ((await ada.Gets("/assessment")).Form("/assessment/runs"), (await ada.Gets("/assessment")).Form("/assessment/runs"));

        var answers = new[] { await ada.Sends(one), await ada.Sends(one), await ada.Sends(other), await ada.Sends(other.Without("ticket")) };

        Assert.Single(answers.Select(a => a.Location).Distinct());
        Assert.Equal(1, await Etude.Asks<long>("select count(*) from assessment_runs where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_re_take_asks_other_questions_and_shows_the_run_before()
    {
        var ada = await Etude.Somebody();
        var first = await Sitting.Begins(ada);
        await first.AnswersAll();
        var old = (await ada.Gets("/assessment")).Form("/assessment/runs");
        var second = await Sitting.Begins(ada);
        var result = await second.AnswersAll(right: _ => false);

        Assert.Equal(24, await Etude.Asks<long>("select count(distinct question_key) from assessment_responses where user_id = $1", ada.Id));
        Assert.Contains("Dashed:", result.Words, StringComparison.Ordinal);
        Assert.Single(result.Html.QuerySelectorAll("polygon.dash"));
        // A page from before the second run would draw what that one has asked.
        var third = await ada.Sends(old);
        Assert.NotEqual(second.Path, third.Location);
        Assert.Equal(0, await Etude.Asks<long>("""
            select count(*) from assessment_runs r, jsonb_array_elements_text(r.question_keys) k
            where r.user_id = $1 and r.status = 'in_progress' and exists (select from assessment_responses a where a.user_id = $1 and a.question_key = k)
            """, ada.Id));
    }

    [Fact]
    public async Task A_run_that_is_stopped_has_no_result_and_lets_another_begin()
    {
        var ada = await Etude.Somebody();
        var run = await Sitting.Begins(ada);
        await run.AnswersAll(2);

        await ada.Sends((await ada.Gets("/assessment")).Form("/abandonment"));

        Assert.Equal("abandoned", await run.Has<string>("status"));
        Assert.Contains("has no result", (await run.Shows()).TextOf("h1"), StringComparison.Ordinal);
        Assert.NotEqual(run.Path, (await Sitting.Begins(ada)).Path);
    }

    [Fact]
    public async Task Seconds_are_what_the_page_counted_and_never_more_than_what_passed()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        foreach (var (counted, passed, kept) in new[] { ("20", 60, 20), ("500", 60, 60), ("", 60, 60), ("many", 60, 60), ("", 90_000, 1800) })
        {
            var form = Sitting.Filled(await run.Form()).With("seconds", counted);
            Etude.Clock.Moves(TimeSpan.FromSeconds(passed));
            await run.Who.Sends(form);

            Assert.Equal(kept, await Etude.Asks<int>("select seconds from assessment_responses where user_id = $1 and question_key = $2", run.Who.Id, form["question"]!));
        }
    }
}
