using System.Net;
using Etude.Platform.Content;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Assessment;

/// <summary>What people and tabs do to a run that nobody planned.</summary>
public sealed class BadAnswerTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("", "3", "Choose one of the four options")]
    [InlineData("e", "3", "That option does not exist")]
    [InlineData("A", "3", "That option does not exist")]
    [InlineData("b", "", "Say how sure you are")]
    [InlineData("b", "6", "Say how sure you are")]
    [InlineData("b", "much", "Say how sure you are")]
    public async Task An_answer_that_cannot_be_taken_comes_back_with_what_was_chosen(string choice, string confidence, string says)
    {
        var run = await Sitting.Begins(await Etude.Somebody());

        var answer = await run.Who.Sends((await run.Form()).With(("choice", choice), ("confidence", confidence)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (answer.Status, answer.RoundTrips));
        Assert.Contains(says, answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(choice == "b" ? "b" : null, answer.Form("/answers")["choice"]);
        Assert.Equal(confidence == "3" ? "3" : null, answer.Form("/answers")["confidence"]);
        Assert.Equal(0, await run.Responses());
        Assert.Equal(HttpStatusCode.SeeOther, (await run.Who.Sends(answer.Form("/answers").With(("choice", "b"), ("confidence", "3")))).Status);
    }

    [Fact]
    public async Task I_do_not_know_needs_no_confidence_and_is_kept_as_that()
    {
        var run = await Sitting.Begins(await Etude.Somebody());

        await run.Who.Sends((await run.Form()).With("choice", "unknown"));

        Assert.Equal("unknown false none", await Etude.Asks<string>(
            "select choice || ' ' || is_correct || ' ' || coalesce(confidence::text, 'none') from assessment_responses where user_id = $1", run.Who.Id));
    }

    [Fact]
    public async Task Answering_twice_keeps_the_first_answer_and_says_so()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        var form = await run.Form();
        await run.Who.Sends(Sitting.Filled(form, right: true));

        foreach (var again in new[] { form, form.Without("ticket"), form.With("ticket", "AAAA") })
        {
            var answer = await run.Who.Sends(Sitting.Filled(again, right: false));
            var page = await run.Who.Follows(answer);

            Assert.Contains("the first answer stays", page.TextOf("[role=status]"), StringComparison.Ordinal);
            Assert.Equal("Question 2 of 12", page.TextOf("h1"));
        }

        Assert.True(await Etude.Asks<bool>("select bool_and(is_correct) from assessment_responses where user_id = $1", run.Who.Id));
    }

    [Fact]
    public async Task Two_tabs_at_the_last_question_make_one_result()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        await run.AnswersAll(11);
        var form = await run.Form();

        var answers = await Task.WhenAll(run.Who.Sends(Sitting.Filled(form, right: true)), run.Who.Sends(Sitting.Filled(form, right: false)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        Assert.Equal(("completed", 12L), (await run.Has<string>("status"), await run.Responses()));
        Assert.Equal(10, await Etude.Asks<long>("select count(*) from axis_evidence where user_id = $1", run.Who.Id));
        // The result is made of the answers that were kept.
        Assert.True(await run.Has<bool>("""
            (select sum((value ->> 'right')::int) from jsonb_each(result))
                = (select count(*) from assessment_responses a where a.user_id = assessment_runs.user_id and a.is_correct)
            """));
    }

    [Fact]
    public async Task A_tab_that_lags_behind_cannot_end_the_run()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        await run.AnswersAll(10);
        var lagging = await run.Form();
        await run.Answers();
        await run.Who.Sends(Sitting.Filled(lagging, right: false));

        Assert.Equal(("in_progress", 11L), (await run.Has<string>("status"), await run.Responses()));
        Assert.Equal("Question 12 of 12", (await run.Shows()).TextOf("h1"));
    }

    [Fact]
    public async Task A_question_that_is_not_next_is_not_taken()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        var form = await run.Form();
        var other = Bank.All.First(q => q.Key != form["question"]);

        var answer = await run.Who.Sends(form.With(("question", other.Key), ("choice", other.Right), ("confidence", "5")));

        Assert.Equal((HttpStatusCode.SeeOther, 0L), (answer.Status, await run.Responses()));
    }

    [Fact]
    public async Task A_question_that_left_the_bank_leads_to_another_one()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        var form = await run.Form();
        var page = await run.Who.Follows(await run.Who.Sends(Sitting.Filled(form).With("question", "was-here-once")));
        Assert.Contains("taken out of the bank", page.TextOf("[role=status]"), StringComparison.Ordinal);

        // The same from the other side: the run holds a key that no file has any more.
        await Etude.Does("update assessment_runs set question_keys = jsonb_set(question_keys, '{0}', '\"was-here-once\"') where user_id = $1", run.Who.Id);
        var replaced = await run.Form();
        Assert.NotNull(Bank.Content.Question(replaced["question"]!));
        await run.AnswersAll();
        Assert.Equal("completed", await run.Has<string>("status"));
        Assert.False(await run.Has<bool>("question_keys ? 'was-here-once'"));
    }

    [Fact]
    public async Task An_answered_question_that_left_the_bank_is_left_out_and_the_result_still_stands()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        await run.AnswersAll(1);
        await Etude.Does("update assessment_runs set question_keys = jsonb_set(question_keys, '{0}', '\"was-here-once\"') where user_id = $1", run.Who.Id);
        await Etude.Does("update assessment_responses set question_key = 'was-here-once' where user_id = $1", run.Who.Id);

        var result = await run.AnswersAll(11);

        Assert.Equal("completed", await run.Has<string>("status"));
        Assert.Contains("A question that has left the bank", result.Words, StringComparison.Ordinal);
        Assert.Equal(11, await run.Has<long>("(select sum((value ->> 'asked')::int) from jsonb_each(result))"));
    }

    [Fact]
    public async Task A_run_of_somebody_else_answers_as_one_that_does_not_exist()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var (hers, his) = (await Sitting.Begins(ada), await Sitting.Begins(bob));
        var form = Sitting.Filled(await hers.Form());
        var missing = $"/assessment/runs/{Guid.NewGuid()}";

        foreach (var deed in new[] { "answers", "abandonment" })
        {
            var anothers = await ada.Sends(form.To($"{his.Path}/{deed}"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (anothers.Status, (await ada.Sends(form.To($"{missing}/{deed}"))).Status));
        }

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await ada.Gets(his.Path)).Status, (await ada.Gets(missing)).Status));
        // Not even with the other's own sealed ticket.
        var stolen = Sitting.Filled(await his.Form())["ticket"];
        await ada.Sends(form.To($"{his.Path}/answers").With("ticket", stolen));
        Assert.Equal((0L, "in_progress"), (await his.Responses(), await his.Has<string>("status")));
    }

    [Fact]
    public async Task A_completed_run_takes_no_further_answer_and_cannot_be_stopped()
    {
        var run = await Sitting.Begins(await Etude.Somebody());
        await run.AnswersAll(11);
        var last = Sitting.Filled(await run.Form());
        await run.Who.Sends(last);
        var result = await run.Has<string>("result::text");

        await run.Who.Sends(last);
        await run.Who.Sends(last.To($"{run.Path}/abandonment"));

        Assert.Equal(("completed", 12L, result), (await run.Has<string>("status"), await run.Responses(), await run.Has<string>("result::text")));
    }

    [Fact]
    public async Task A_text_that_is_far_too_long_is_refused()
    {
        var run = await Sitting.Begins(await Etude.Somebody());

        var answer = await run.Who.Sends((await run.Form()).With("choice", new string('a', 5000)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0L), (answer.Status, await run.Responses()));
    }
}
