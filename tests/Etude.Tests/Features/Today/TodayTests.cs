using System.Net;
using Etude.Features.Recall;
using Etude.Recall;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Today;

public sealed class TodayTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    [Fact]
    public async Task Somebody_new_gets_one_new_problem_with_its_reason()
    {
        var page = await (await Etude.Somebody()).Gets("/today");

        Assert.Single(Plan(page));
        Assert.Contains("has nothing to show yet", Plan(page)[0], StringComparison.Ordinal);
        Assert.Contains("Monday, 2 March", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("0 practice days this week", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_practised_today_is_counted_and_comes_back_next()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        var page = await ada.Gets("/today");

        Assert.Contains("1 practice day this week", page.Words, StringComparison.Ordinal);
        Assert.Contains("One day so far.", page.Words, StringComparison.Ordinal);
        Assert.Contains("The busiest window", page.TextOf("table.soon"), StringComparison.Ordinal);
        Assert.DoesNotContain(Plan(page), item => item.Contains("busiest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_due_problem_comes_first_and_says_truly_what_waiting_costs()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        await practice.Submits(Work.Failed);
        Etude.Clock.Moves(TimeSpan.FromDays(2));

        var page = await ada.Gets("/today");

        var at = new DateTimeOffset(await practice.Has<DateTime>("submitted_at"), TimeSpan.Zero);
        var memory = Scheduler.Review(null, Rating.Again, at, TimeZoneInfo.Utc, 0.9).After;
        var now = Etude.Clock.GetUtcNow();
        Assert.Contains($"Recall {memory.ChanceAt(now, Scheduler.Default) * 100:0} % today, {memory.ChanceAt(now.AddDays(3), Scheduler.Default) * 100:0} % if you wait three days.", Plan(page)[0], StringComparison.Ordinal);
        Assert.Contains("Last time it did not work out", Plan(page)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_comes_before_everything_and_leads_back_into_it()
    {
        var ada = await Etude.Somebody();
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        var open = await ada.Starts("session-cache");
        Etude.Clock.Moves(TimeSpan.FromDays(3));

        var page = await ada.Gets("/today");

        Assert.Contains("last saved 3 days ago", Plan(page)[0], StringComparison.Ordinal);
        Assert.Contains("busiest window", Plan(page)[1], StringComparison.Ordinal);
        Assert.Equal(open.Path, page.Html.QuerySelector("ol.plan a.btn-primary")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_retired_problem_is_not_planned()
    {
        var ada = await Etude.Somebody();
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        Etude.Clock.Moves(TimeSpan.FromDays(3));
        await Etude.Does("update problems set retired_at = now() where slug = 'busiest-window'");

        Assert.DoesNotContain("busiest", (await ada.Gets("/today")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_into_the_minutes_waits_and_is_said()
    {
        var ada = await Etude.Somebody();
        foreach (var slug in (string[])["busiest-window", "session-cache", "first-bad-release"])
            await (await ada.Starts(slug)).Submits(Work.Failed);
        Etude.Clock.Moves(TimeSpan.FromDays(3));

        var (little, much) = (await ada.Gets("/today?minutes=20"), await ada.Gets("/today?minutes=120"));

        Assert.Single(Plan(little));
        Assert.Contains("did not fit into today's plan", little.Words, StringComparison.Ordinal);
        Assert.Equal(4, Plan(much).Count);
    }

    [Fact]
    public async Task Minutes_of_ones_own_stay_a_choice_beside_the_usual_ones()
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("minutes_per_day", "60"));

        var (usual, once) = (await ada.Gets("/today"), await ada.Gets("/today?minutes=45"));

        Assert.Equal("/today?minutes=60", usual.Html.QuerySelector(".seg a[aria-current=true]")?.GetAttribute("href"));
        Assert.Equal("/today?minutes=45", once.Html.QuerySelector(".seg a[aria-current=true]")?.GetAttribute("href"));
        Assert.NotNull(once.Html.QuerySelector(".seg a[href='/today?minutes=60']"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("4")]
    [InlineData("481")]
    [InlineData("99999999999999")]
    [InlineData("%00")]
    public async Task Minutes_without_sense_are_the_persons_own(string minutes)
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("minutes_per_day", "70"));

        var page = await ada.Gets($"/today?minutes={minutes}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/today?minutes=70", page.Html.QuerySelector("a[aria-current=true]")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("UTC", "Monday, 2 March")]
    [InlineData("Pacific/Kiritimati", "Tuesday, 3 March")]
    [InlineData("Pacific/Pago_Pago", "Monday, 2 March")]
    public async Task The_day_is_the_one_where_the_person_lives(string zone, string day)
    {
        Etude.Clock.MovesTo(new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.Zero));
        var ada = await Etude.Somebody(zone == "UTC" ? "" : zone);

        Assert.Equal(day, (await ada.Gets("/today")).TextOf("h1"));
    }

    [Fact]
    public async Task A_streak_counts_the_persons_own_days_and_ends_after_a_day_without()
    {
        var ada = await Etude.Somebody("Asia/Bangkok");
        // Half past eleven at night and half past midnight: an hour apart, and two days.
        Etude.Clock.MovesTo(new DateTimeOffset(2026, 3, 2, 16, 30, 0, TimeSpan.Zero));
        await ada.Solves("busiest-window");
        Etude.Clock.MovesTo(new DateTimeOffset(2026, 3, 2, 17, 30, 0, TimeSpan.Zero));
        await ada.Solves("session-cache");
        Assert.Contains("2 days in a row.", (await ada.Gets("/today")).Words, StringComparison.Ordinal);

        Etude.Clock.Moves(TimeSpan.FromHours(24));
        Assert.Contains("2 days in a row.", (await ada.Gets("/today")).Words, StringComparison.Ordinal);

        Etude.Clock.Moves(TimeSpan.FromHours(24));
        Assert.DoesNotContain("in a row", (await ada.Gets("/today")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sees_nothing_of_what_somebody_else_practised()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var before = (await ada.Gets("/today")).Words;
        await bob.Solves("busiest-window");
        await bob.Starts("session-cache");

        Assert.Equal(before, (await ada.Gets("/today")).Words);
    }

    /// <summary>The problems of the plan.</summary>
    private static IReadOnlyList<string> Plan(Page page) => [.. page.Html.QuerySelectorAll("ol.plan > li").Where(li => li.QuerySelector("h2 a[href^='/library/']") is null).Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
