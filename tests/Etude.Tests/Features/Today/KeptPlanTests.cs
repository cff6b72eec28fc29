using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Today;

/// <summary>The plan of the day through the app: kept from the first deed on, in whatever order it is done.</summary>
public sealed class KeptPlanTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    private static string[] Slugs(Page today) =>
        [.. today.Html.QuerySelectorAll("ol.plan h2 a:not([href^='/library/'])").Select(a => a.GetAttribute("href")!).Select(h => h.StartsWith("/problems/", StringComparison.Ordinal) ? h["/problems/".Length..] : "open")];

    /// <summary>The form of one piece with this word on its button.</summary>
    private static HtmlForm Button(Page today, string word, int piece = 0) => HtmlForm.Of(
        today.Html.QuerySelectorAll("ol.plan > li")[piece].QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.TextContent.Trim().StartsWith(word, StringComparison.Ordinal)));

    private Task<string> Stored(Learner who) => Etude.Asks<string>("select coalesce((select plan::text from sessions where user_id = $1), 'none')", who.Id);

    private async Task<Learner> SomebodyWithTwoDue()
    {
        var ada = await Etude.Somebody();
        foreach (var slug in new[] { "busiest-window", "lost-update" })
            await (await ada.Starts(slug)).Submits(Work.Failed);
        await Etude.Does("update review_state set due_at = due_at - interval '20 days', last_reviewed_at = last_reviewed_at - interval '20 days' where user_id = $1", ada.Id);
        await Etude.Does("delete from sessions where user_id = $1", ada.Id);
        await Etude.Does("update users set settings_json = settings_json || '{\"minutes_per_day\": 120}' where id = $1", ada.Id);
        return ada;
    }

    [Fact]
    public async Task Looking_stores_nothing_and_costs_one_round_trip()
    {
        var ada = await SomebodyWithTwoDue();

        var page = await ada.Gets("/today");

        Assert.Equal(1, page.RoundTrips);
        Assert.Equal("none", await Stored(ada));
        Assert.Equal(Slugs(page), Slugs(await ada.Gets("/today")));
        Assert.DoesNotContain("Plan the day anew", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_keeps_the_plan_and_the_day_stays_as_it_was()
    {
        var ada = await SomebodyWithTwoDue();
        var before = Slugs(await ada.Gets("/today"));

        var started = await ada.Sends(Button(await ada.Gets("/today"), "Start"));
        var after = await ada.Gets("/today");

        Assert.Equal((HttpStatusCode.SeeOther, 1), (started.Status, started.RoundTrips));
        Assert.Equal(["open", .. before[1..]], Slugs(after));
        Assert.Contains($"\"slug\": \"{before[0]}\"", await Stored(ada), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_leaves_the_list_is_told_and_the_rest_stays()
    {
        var ada = await SomebodyWithTwoDue();
        var before = Slugs(await ada.Gets("/today"));
        var started = await ada.Sends(Button(await ada.Gets("/today"), "Start", piece: 1));
        await new Support.Practice(ada, Guid.Parse(started.Location!["/attempts/".Length..])).Submits(Work.Solved);

        var after = await ada.Gets("/today");

        Assert.Equal([before[0], .. before[2..]], Slugs(after));
        Assert.Contains("Done today: ", after.Words, StringComparison.Ordinal);
        Assert.Contains("That is today.", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_piece_put_off_is_gone_today_and_back_tomorrow()
    {
        var ada = await SomebodyWithTwoDue();
        var before = Slugs(await ada.Gets("/today"));

        var answer = await ada.Sends(Button(await ada.Gets("/today"), "Tomorrow"));
        var after = await ada.Gets("/today");

        Assert.Equal((HttpStatusCode.SeeOther, "/today", 1), (answer.Status, answer.Location, answer.RoundTrips));
        Assert.Equal(before[1..], Slugs(after));
        Assert.Contains("From tomorrow on the plan may bring it again.", after.Words, StringComparison.Ordinal);
        await Etude.Does("update sessions set day = day - 1 where user_id = $1", ada.Id);
        Assert.Contains(before[0], Slugs(await ada.Gets("/today")));
    }

    [Fact]
    public async Task A_swap_keeps_the_purpose()
    {
        var ada = await Etude.Somebody();
        var before = await ada.Gets("/today");

        await ada.Sends(Button(before, "Swap"));
        var after = await ada.Gets("/today");

        Assert.NotEqual(Slugs(before)[0], Slugs(after)[0]);
        Assert.Equal(Slugs(before).Length, Slugs(after).Length);
        Assert.Contains(", new", after.TextOf("ol.plan .facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_request_the_day_is_planned_anew()
    {
        var ada = await SomebodyWithTwoDue();
        var before = Slugs(await ada.Gets("/today"));
        await ada.Sends(Button(await ada.Gets("/today"), "Tomorrow"));

        var anew = HtmlForm.Of((await ada.Gets("/today")).Html.Forms.Single(f => f.TextContent.Contains("Plan the day anew", StringComparison.Ordinal)));
        await ada.Sends(anew);

        Assert.Equal(before, Slugs(await ada.Gets("/today")));
        Assert.Equal("[]", await Stored(ada));
    }

    [Fact]
    public async Task Each_recall_says_what_skipping_costs_and_how_it_went()
    {
        var details = (await (await SomebodyWithTwoDue()).Gets("/today")).TextOf("ol.plan details");
        Assert.Contains("What if I skip it", details, StringComparison.Ordinal);
        Assert.Contains("in three days and", details, StringComparison.Ordinal);
        Assert.Contains("Last time: Again. 4 of 6 tests pass", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recall")]
    [InlineData("rob:bank")]
    [InlineData("recall:Not A Slug")]
    [InlineData("recall:a'; drop table users")]
    [InlineData("recall:a:moved:twice")]
    public async Task A_plan_that_no_page_made_is_refused(string plan)
    {
        var ada = await Etude.Somebody();
        var answer = await ada.Sends((await ada.Gets("/today")).Form("/today/plan").With("plan", plan));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The plan could not be read.", answer.Words, StringComparison.Ordinal);
        Assert.Equal("none", await Stored(ada));
    }

    [Fact]
    public async Task A_plan_of_problems_that_do_not_exist_is_an_empty_day_that_can_be_planned_anew()
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/today")).Form("/today/plan").With("plan", "recall:nowhere new:gone-away reflect:"));
        var page = await ada.Gets("/today");
        Assert.Equal((HttpStatusCode.OK, 0), (page.Status, Slugs(page).Length));
        Assert.Contains("Plan the day anew", page.Words, StringComparison.Ordinal);
    }
}
