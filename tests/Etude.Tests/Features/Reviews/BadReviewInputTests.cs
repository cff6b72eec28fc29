using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Reviews;

/// <summary>Hostile and odd submissions, from the form to the page that shows the review.</summary>
public sealed class BadReviewInputTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Two_hundred_kilobytes_in_a_phase_are_reviewed_and_shown()
    {
        var ada = await Etude.Somebody();
        var note = string.Concat(Enumerable.Repeat("The window holds requests and 3 more. ", 5_200));

        var result = await (await ada.Starts("busiest-window")).Submits(("notes_explore", note), ("notes_plan", note[..190_000]));

        Assert.Equal(HttpStatusCode.OK, result.Status);
        Assert.All(result.Html.QuerySelectorAll(".finding blockquote"), q => Assert.InRange(q.TextContent.Trim().Length, 1, 210));
    }

    [Theory]
    [InlineData("החלון מחזיק requests עם ספירה גדולה window")]
    [InlineData("The win\u200bdow holds re\u200dquests and the biggest\ufeff count")]
    [InlineData("The window \u202eholds requests\u202c and the biggest count")]
    [InlineData("😀 The window 👩‍👩‍👧 holds requests 🇬🇧 and the biggest count e\u0301")]
    public async Task Odd_letters_are_quoted_as_they_stand_and_apart_from_the_page(string note)
    {
        var ada = await Etude.Somebody();

        var result = await (await ada.Starts("busiest-window")).Submits(("notes_explore", note));

        var quotes = result.Html.QuerySelectorAll(".finding blockquote[dir=auto] bdi").Select(q => q.TextContent).ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Contains(q, note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_attempt_that_is_gone_by_the_time_it_is_submitted_leaves_nothing_behind()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).With(Work.Solved);
        await Etude.Does("delete from attempts where id = $1", practice.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form)).Status);

        Assert.Equal(0, await Etude.Asks<int>("select (select count(*) from attempt_reviews where user_id = $1)::int + (select count(*) from review_log where user_id = $1)::int", ada.Id));
    }

    [Fact]
    public async Task A_finding_of_an_attempt_that_is_gone_takes_no_answer()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Submits([.. Work.Failed, ("notes_plan", "Some loop over the requests.")])).Form("/answers").With("answer", "done");
        await Etude.Does("delete from attempts where id = $1", practice.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form)).Status);
    }

    [Fact]
    public async Task The_same_submission_twice_at_once_is_one_review()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).With(Work.Solved);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ada.Sends(form)));

        Assert.Equal(1, await Etude.Asks<int>("select count(*)::int from attempt_reviews where attempt_id = $1", practice.Id));
    }

    [Fact]
    public async Task Words_that_attack_render_nothing_active()
    {
        foreach (var texts in InjectionTests.All.Chunk(5))
        {
            var ada = await Etude.Somebody();
            var note = string.Join("\n", texts) + "\nThe window of requests, " + texts[0];

            var result = await (await ada.Starts("busiest-window")).Submits([.. Work.Failed, ("notes_explore", note), ("notes_plan", note), ("notes_verify", note), ("notes_reflect", note), ("code", "def busiest_window(times, width):\n    return None  # " + texts[^1].ReplaceLineEndings(" "))]);

            Assert.Empty(result.Html.QuerySelectorAll("main img, main script, main iframe, main tool, main [onerror], main a[href^='http'], main a[href^='javascript']"));
        }
    }
}
