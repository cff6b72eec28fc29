using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Reviews;

public sealed class ConversationTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("accepted", "", "Accepted")]
    [InlineData("done", "", "Done")]
    [InlineData("disagreed", "The tie is in the statement.", "You disagreed: “The tie is in the statement.”")]
    public async Task An_answer_stands_at_its_finding(string answer, string reason, string shown)
    {
        var (ada, practice) = await Reviewed();

        var sent = await ada.Sends((await practice.Shows()).Form("/answers").With(("answer", answer), ("reason", reason), ("finding", "1")));

        Assert.Equal((HttpStatusCode.SeeOther, $"{practice.Path}#finding-1", 1), (sent.Status, sent.Location, sent.RoundTrips));
        var page = await practice.Shows();
        Assert.Contains(shown, page.TextOf("#finding-1 .verdict"), StringComparison.Ordinal);
        Assert.Empty(page.TextOf("#finding-0 .verdict"));
    }

    [Fact]
    public async Task An_answer_can_be_taken_back_and_given_anew()
    {
        var (ada, practice) = await Reviewed();
        var form = (await practice.Shows()).Form("/answers");
        await ada.Sends(form.With("answer", "accepted"));
        await ada.Sends(form.With("answer", ""));
        Assert.Equal("{}", await Answers(practice));

        await ada.Sends(form.With("answer", "done"));

        Assert.Contains("\"done\"", await Answers(practice), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disagreed", "   ", "0", "Say in a few words why you disagree")]
    [InlineData("praised", "", "0", "Accept it, disagree, call it done")]
    [InlineData("accepted", "", "-1", "belongs to no finding")]
    [InlineData("accepted", "", "many", "belongs to no finding")]
    public async Task What_is_no_answer_is_refused_with_a_sentence(string answer, string reason, string finding, string sentence)
    {
        var (ada, practice) = await Reviewed();

        var sent = await ada.Sends((await practice.Shows()).Form("/answers").With(("answer", answer), ("reason", reason), ("finding", finding)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains(sentence, sent.Words, StringComparison.Ordinal);
        Assert.Equal("{}", await Answers(practice));
    }

    [Fact]
    public async Task A_finding_that_is_not_there_takes_no_answer()
    {
        var (ada, practice) = await Reviewed();

        var sent = await ada.Sends((await practice.Shows()).Form("/answers").With(("answer", "done"), ("finding", "99")));

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Equal("{}", await Answers(practice));
    }

    [Fact]
    public async Task Anothers_review_answers_as_one_that_does_not_exist()
    {
        var (ada, hers) = await Reviewed();
        var (_, his) = await Reviewed();
        var form = (await hers.Shows()).Form("/answers").With("answer", "done");
        var id = await Etude.Asks<Guid>("select id from attempt_reviews where attempt_id = $1", his.Id);

        var (anothers, missing) = (await ada.Sends(form.To($"/reviews/{id}/answers")), await ada.Sends(form.To($"/reviews/{Guid.NewGuid()}/answers")));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (anothers.Status, missing.Status));
        Assert.Equal(missing.Words, anothers.Words);
        Assert.Equal("{}", await Answers(his));
    }

    [Fact]
    public async Task The_next_attempt_says_what_was_fixed_what_is_open_and_what_is_new()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var first = await ada.Starts("busiest-window");
        await first.Submits([.. Work.Failed, ("notes_explore", "Find the window of requests with the biggest count."), ("notes_plan", "Some loop over the requests."), ("notes_verify", "Ran the tests.")]);
        Assert.DoesNotContain("Since ", (await first.Shows()).Words, StringComparison.Ordinal);
        etude.Clock.Moves(TimeSpan.FromDays(1));

        var second = await ada.Starts("busiest-window");
        var page = await second.Submits([.. Work.Solved,
            ("notes_explore", "Find the window of requests with the biggest count. By hand: [1, 2, 9] and width 5 -> (1, 2)."),
            ("notes_plan", "1. Two markers.\n2. Push the end on.\n3. Keep the best.\nEmpty list, ties and a request exactly on the end. O(n)."),
            ("notes_verify", "Ran the tests."), ("notes_reflect", "It was fun.")]);

        Assert.Equal("Since Monday 2 March: 4 fixed, 1 still open, 5 new", page.TextOf("#since-title"));
        Assert.Contains("Where the tests fail", page.TextOf(".since > div:nth-child(1)"), StringComparison.Ordinal);
        Assert.Contains("Checked with what was given", page.TextOf(".since > div:nth-child(2)"), StringComparison.Ordinal);
        Assert.Contains("Foreseen, not yet followed up", page.TextOf(".since > div:nth-child(3)"), StringComparison.Ordinal);
    }

    private async Task<(Learner Who, Support.Practice Practice)> Reviewed()
    {
        var who = await Etude.Somebody();
        var practice = await who.Starts("busiest-window");
        await practice.Submits([.. Work.Failed, ("notes_explore", "Find the window of requests with the biggest count."), ("notes_plan", "Some loop over the requests.")]);
        return (who, practice);
    }

    private Task<string> Answers(Support.Practice practice) => Etude.Asks<string>("select answers::text from attempt_reviews where attempt_id = $1", practice.Id);
}
