using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Onboarding;

public sealed class OnboardingTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_new_account_lands_on_the_first_steps_once_and_on_Today_from_then_on()
    {
        foreach (var landing in new[] { "/onboarding", "/today", "/today" })
        {
            var browser = Etude.Browser();
            var form = (await browser.Gets("/signin")).Form("/signin/local").With("email", "arrives@example.org");
            Assert.Equal(landing, (await browser.Sends(form)).Location);
        }
    }

    [Fact]
    public async Task Who_came_for_a_page_gets_that_page_even_when_new()
    {
        var browser = Etude.Browser();
        var form = (await browser.Gets("/signin?next=/problems")).Form("/signin/local").With("email", "wanted@example.org");

        Assert.Equal("/problems", (await browser.Sends(form)).Location);
    }

    [Fact]
    public async Task The_steps_are_saved_skipped_and_taken_up_again()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets("/onboarding");
        Assert.Contains("the assessment", (await ada.Gets("/today")).TextOf(".first-steps-open"), StringComparison.Ordinal);

        page = await ada.Follows(await ada.Sends(page.Form("/onboarding/you").With(("display_name", "Ada"), ("tz", "Asia/Bangkok"))));
        Assert.Contains("Welcome, Ada", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("You (done)", page.TextOf("#you h2"), StringComparison.Ordinal);

        page = await Skips(page, ada, "#assessment");
        Assert.Contains("(skipped)", page.TextOf("#assessment h2"), StringComparison.Ordinal);
        page = await Skips(page, ada, "#assessment");
        Assert.DoesNotContain("(skipped)", page.TextOf("#assessment h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_after_signing_in_somebody_new_is_at_a_first_problem()
    {
        var ada = await Etude.Somebody();
        var welcome = await ada.Gets("/onboarding");
        var start = welcome.Html.Forms.Single(f => f.GetAttribute("action")!.StartsWith("/problems/", StringComparison.Ordinal));

        var studio = await ada.Follows(await ada.Sends(HtmlForm.Of(start)));

        Assert.NotNull(studio.Html.QuerySelector("#notes_explore"));
        Assert.Equal("intro", await Etude.Asks<string>("select p.difficulty from attempts a join problems p on p.id = a.problem_id where a.user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Skipping_everything_ends_the_reminder_on_Today()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets("/onboarding");
        var all = page.Html.Forms.Single(f => f.QuerySelector("input[name=leave]") is not null);

        var answer = await ada.Sends(HtmlForm.Of(all));

        Assert.Equal("/today", answer.Location);
        Assert.DoesNotContain("first steps", (await ada.Follows(answer)).Words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("That was all", (await ada.Gets("/onboarding")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_elsewhere_counts_as_done()
    {
        var ada = await Etude.Somebody();
        var run = await Sitting.Begins(ada);
        Assert.Contains("Go on with the assessment", (await ada.Gets("/onboarding")).TextOf("#assessment"), StringComparison.Ordinal);

        await run.AnswersAll();

        Assert.Contains("(done)", (await ada.Gets("/onboarding")).TextOf("#assessment h2"), StringComparison.Ordinal);
        Assert.DoesNotContain("assessment", (await ada.Gets("/today")).TextOf(".first-steps-open"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada", "Middle-earth", "Enter a time zone by its city")]
    [InlineData("Ada\nLovelace", "UTC", "Enter a name of at most 80 characters")]
    public async Task A_mistake_comes_back_with_what_was_typed(string name, string tz, string says)
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/onboarding")).Form("/onboarding/you").With(("display_name", name), ("tz", tz)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, tz), (answer.Status, answer.Form("/onboarding/you")["tz"]));
        Assert.Contains(says, answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.False(await Etude.Asks<bool>("select settings_json ? 'onboarding_done' from users where id = $1", ada.Id));
    }

    [Theory]
    [InlineData("nonsense,assessment,<script>", "[\"assessment\"]")]
    [InlineData("", "[]")]
    [InlineData("assessment,assessment", "[\"assessment\"]")]
    public async Task Only_steps_that_exist_are_kept_as_skipped(string sent, string kept)
    {
        var ada = await Etude.Somebody();

        await ada.Sends((await ada.Gets("/onboarding")).Form("/onboarding/skipped").With("skipped", sent));

        Assert.Equal(kept, await Etude.Asks<string>("select (settings_json -> 'onboarding_skipped')::text from users where id = $1", ada.Id));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"all\"")]
    [InlineData("[1, null, \"assessment\"]")]
    public async Task A_setting_of_another_shape_breaks_no_page(string stored)
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('onboarding_skipped', $2::jsonb) where id = $1", ada.Id, stored);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await ada.Gets("/onboarding")).Status, (await ada.Gets("/today")).Status));
    }

    [Fact]
    public async Task A_step_is_shown_only_where_its_page_exists()
    {
        var page = await (await Etude.Somebody()).Gets("/onboarding");

        foreach (var link in page.Html.QuerySelectorAll(".first-steps a.btn"))
            Assert.Equal(HttpStatusCode.OK, (await (await Etude.Somebody()).Gets(link.GetAttribute("href")!)).Status);
    }

    private static async Task<Page> Skips(Page page, Learner who, string step)
    {
        var form = page.Html.Forms.First(f => f.Closest(step) is not null && f.GetAttribute("action") == "/onboarding/skipped");
        return await who.Follows(await who.Sends(HtmlForm.Of(form)));
    }
}
