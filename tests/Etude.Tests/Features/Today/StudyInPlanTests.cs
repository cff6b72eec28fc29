using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Today;

/// <summary>The library item and the look back in the plan of the day, through the app.</summary>
public sealed class StudyInPlanTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync()
    {
        etude = await TestEtude.Start();
        await Etude.Does("update content_items set retired_at = now()");
    }

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    private Task<int> Shelves(string slug, string axis, int minutes = 10, string difficulty = "core") => Etude.Does("""
        insert into content_items (slug, title, kind, axes, difficulty, minutes, source_kind)
        values ($1, 'About ' || $1, 'reading', jsonb_build_array($2), $3, $4, 'curated')
        """, slug, axis, difficulty, minutes);

    private Task<int> Marks(Learner who, string slug, string status) => Etude.Does("""
        insert into content_progress (user_id, content_id, status, checked_at, updated_at)
        select $1, id, $3, case when $3 = 'finished' then $4 end, $4 from content_items where slug = $2 and retired_at is null
        """, who.Id, slug, status, Etude.Clock.GetUtcNow());

    private async Task<Learner> SomebodyWithTime()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update users set settings_json = settings_json || '{\"minutes_per_day\": 120}' where id = $1", ada.Id);
        return ada;
    }

    /// <summary>The axis of the new problem that somebody new is offered.</summary>
    private async Task<string> FirstAxis(Learner who)
    {
        var slug = (await who.Gets("/today")).Html.QuerySelector("ol.plan h2 a")!.GetAttribute("href")!["/problems/".Length..];
        return await Etude.Asks<string>("select axes ->> 0 from problems where slug = $1", slug);
    }

    private static string? Studied(Page today) => today.Html.QuerySelector("ol.plan h2 a[href^='/library/']")?.TextContent;

    private static HtmlForm Button(Page today, string word, string piece) => HtmlForm.Of(today.Html.QuerySelectorAll("ol.plan > li")
        .Single(li => li.QuerySelector("h2")!.TextContent == piece).QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>()
        .First(f => f.TextContent.Trim().StartsWith(word, StringComparison.Ordinal)));

    [Fact]
    public async Task One_item_serves_the_axis_of_the_days_problem_and_says_so()
    {
        var ada = await SomebodyWithTime();
        var axis = await FirstAxis(ada);
        await Shelves("elsewhere", axis == "leadership" ? "databases" : "leadership", 5);
        await Shelves("deep-one", axis, 5, "deep");
        await Shelves("first-steps", axis, 15, "intro");

        var page = await ada.Gets("/today");

        Assert.Equal(("About first-steps", 1), (Studied(page), page.RoundTrips));
        var problem = page.TextOf("ol.plan > li h2");
        Assert.Contains($"as “{problem}” does today. It can wait without cost.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Reading, from the library", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_begun_comes_before_what_is_queued_and_what_is_finished_or_dropped_never()
    {
        var ada = await SomebodyWithTime();
        var axis = await FirstAxis(ada);
        foreach (var (slug, status) in new[] { ("over", "finished"), ("left", "dropped"), ("later", "queued"), ("begun", "started") })
        {
            await Shelves(slug, axis);
            await Marks(ada, slug, status);
        }

        await Etude.Does("update content_progress set checked_at = checked_at - interval '9 days' where user_id = $1", ada.Id);

        var page = await ada.Gets("/today");
        Assert.Equal("About begun", Studied(page));
        await ada.Sends(Button(page, "Swap", "About begun"));
        Assert.Equal("About later", Studied(await ada.Gets("/today")));
    }

    [Fact]
    public async Task Start_keeps_the_plan_and_leads_to_the_item_in_one_round_trip()
    {
        var ada = await SomebodyWithTime();
        await Shelves("busiest-window", await FirstAxis(ada));

        var answer = await ada.Sends(Button(await ada.Gets("/today"), "Start", "About busiest-window"));

        Assert.Equal((HttpStatusCode.SeeOther, "/library/busiest-window", 1), (answer.Status, answer.Location, answer.RoundTrips));
        var plan = await Etude.Asks<string>("select plan::text from sessions where user_id = $1", ada.Id);
        Assert.Contains("\"purpose\": \"study\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("\"key\"", plan, StringComparison.Ordinal);
        Assert.Equal("About busiest-window", Studied(await ada.Gets("/today")));
    }

    [Fact]
    public async Task Finished_today_it_is_ticked_off_whether_the_plan_was_kept_or_not()
    {
        var ada = await SomebodyWithTime();
        var axis = await FirstAxis(ada);
        await Shelves("one", axis);
        await Shelves("two", axis);
        await ada.Sends(Button(await ada.Gets("/today"), "Start", "About one"));
        await Marks(ada, "one", "finished");

        var kept = await ada.Gets("/today");
        await Etude.Does("delete from sessions where user_id = $1", ada.Id);
        var made = await ada.Gets("/today");

        Assert.All([kept, made], page => Assert.Contains("Done today: About one.", page.Words, StringComparison.Ordinal));
        Assert.All([kept, made], page => Assert.Null(Studied(page)));
    }

    [Fact]
    public async Task Of_a_project_a_day_takes_one_sitting()
    {
        var ada = await SomebodyWithTime();
        await Shelves("long-book", await FirstAxis(ada), minutes: 600);
        var before = await ada.Gets("/today");
        Assert.Equal("45", before.Html.QuerySelectorAll("ol.plan > li").Single(li => li.QuerySelector("h2")!.TextContent == "About long-book").QuerySelector(".mins")!.FirstChild!.TextContent);

        await Marks(ada, "long-book", "started");
        await Etude.Does("update content_progress set sittings = '[{\"id\": \"1\", \"day\": \"2026-03-02\", \"minutes\": 40}]' where user_id = $1", ada.Id);

        var after = await ada.Gets("/today");
        Assert.Contains("Done today: About long-book.", after.Words, StringComparison.Ordinal);
        Assert.Null(Studied(after));
    }

    [Fact]
    public async Task Tomorrow_puts_it_off_and_a_problem_of_the_same_name_stays()
    {
        var ada = await SomebodyWithTime();
        var first = (await ada.Gets("/today")).Html.QuerySelector("ol.plan h2 a")!;
        var slug = first.GetAttribute("href")!["/problems/".Length..];
        await Shelves(slug, await FirstAxis(ada));

        await ada.Sends(Button(await ada.Gets("/today"), "Tomorrow", $"About {slug}"));
        var page = await ada.Gets("/today");

        Assert.Null(Studied(page));
        Assert.Equal(first.TextContent, page.TextOf("ol.plan h2"));
        Assert.Contains($"Not today: About {slug}.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_offered_what_somebody_else_added_or_what_was_retired()
    {
        var (ada, bob) = (await SomebodyWithTime(), await Etude.Somebody());
        var axis = await FirstAxis(ada);
        await Shelves("gone", axis);
        await Etude.Does("update content_items set retired_at = now() where slug = 'gone'");
        await Etude.Does("""
            insert into content_items (slug, title, kind, axes, minutes, source_kind, created_by_user_id)
            values ('his-own', 'His own', 'reading', jsonb_build_array($1), 5, 'user', $2)
            """, axis, bob.Id);
        await Etude.Does("insert into content_progress (user_id, content_id, status) select user_id, id, 'queued' from content_items cross join (select $1 as user_id) u where slug = 'his-own'", bob.Id);

        Assert.Null(Studied(await ada.Gets("/today")));
    }

    [Fact]
    public async Task After_four_weeks_a_look_back_is_planned_and_done_when_it_is_completed()
    {
        var ada = await SomebodyWithTime();
        await ada.Solves("busiest-window");
        Assert.DoesNotContain("Look back", (await ada.Gets("/today")).Words, StringComparison.Ordinal);
        Etude.Clock.Moves(TimeSpan.FromDays(28));

        var page = await ada.Gets("/today");
        Assert.Contains("You have practised since Monday 2 March and not looked back yet.", page.Words, StringComparison.Ordinal);
        Assert.Equal("/reflect", (await ada.Sends(Button(page, "Start", "Look back"))).Location);

        await Etude.Does("""
            insert into reflections (user_id, engine, window_start, window_end, status, created_at, completed_at)
            values ($1, 'rules', '2026-03-02', '2026-03-30', 'completed', $2, $2)
            """, ada.Id, Etude.Clock.GetUtcNow());
        var after = await ada.Gets("/today");
        Assert.Contains("Done today: Look back.", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(after.Html.QuerySelectorAll("ol.plan h2"), h => h.TextContent == "Look back");
    }

    [Fact]
    public async Task An_open_attempt_can_be_put_off_too()
    {
        var ada = await SomebodyWithTime();
        await ada.Starts("busiest-window");
        var page = await ada.Gets("/today");
        Assert.Equal("m", page.Html.QuerySelector("ol.plan > li button[data-key=m]")?.GetAttribute("aria-keyshortcuts"));

        await ada.Sends(Button(page, "Tomorrow", "The busiest window"));

        Assert.DoesNotContain((await ada.Gets("/today")).Html.QuerySelectorAll("ol.plan h2"), h => h.TextContent == "The busiest window");
    }

    [Theory]
    [InlineData("study:../../etc")]
    [InlineData("https://elsewhere.example")]
    [InlineData("study:Not A Slug")]
    public async Task A_piece_to_go_on_to_that_no_page_made_is_refused(string piece)
    {
        var ada = await Etude.Somebody();
        var answer = await ada.Sends((await ada.Gets("/today")).Form("/today/plan").With("go_on", piece));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }
}
