using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Etude.Features.Demo;
using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Platform;
using Etude.Platform.Content;
using Etude.Platform.Web;
using Etude.Shell;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.Demo;

/// <summary>The demo's history through the app: every sentence of Today against the rows it speaks of, and no page that fails on it.</summary>
public sealed class DemoTodayTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    private ContentFiles Content => Etude.Services.GetRequiredService<ContentFiles>();

    private async Task<Learner> Robin(int seed, string zone = "Europe/Paris", int day = 0)
    {
        Etude.Clock.MovesTo(new DateTimeOffset(2026, 11, 22, 8, 30, 0, TimeSpan.Zero).AddDays(day));
        var email = $"robin{seed}@example.org";
        await DemoVerb.Fill(Etude.Source, Content, email, seed, replace: false, Etude.Clock, zone, TestContext.Current.CancellationToken);
        return await Etude.SignsIn(email);
    }

    [Theory]
    [InlineData(1, "Europe/Paris", 0)]
    [InlineData(2, "America/New_York", 1)]
    [InlineData(3, "Asia/Kolkata", 131)]
    [InlineData(4, "Pacific/Auckland", -200)]
    [InlineData(6, "UTC", 6)]
    public async Task Every_sentence_of_Today_is_true(int seed, string zone, int day)
    {
        var robin = await Robin(seed, zone, day);
        // Today, in the days after, with an hour, and after weeks away.
        foreach (var (days, minutes) in new[] { (0, ""), (0, "?minutes=120"), (1, ""), (5, "?minutes=120"), (27, "?minutes=120") })
        {
            var at = Etude.Clock.GetUtcNow();
            Etude.Clock.MovesTo(at.AddDays(days));
            IsTrue(await robin.Gets("/today" + minutes), robin, zone);
            Etude.Clock.MovesTo(at);
        }
    }

    [Fact]
    public async Task After_a_start_a_swap_and_a_piece_put_off_it_still_is()
    {
        var robin = await Robin(5);
        await Etude.Does("update users set settings_json = settings_json || '{\"minutes_per_day\": 120}' where id = $1", robin.Id);
        foreach (var word in new[] { "Tomorrow", "Swap", "Start" })
        {
            var page = await robin.Gets("/today");
            var form = page.Html.QuerySelectorAll("ol.plan form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().FirstOrDefault(f => f.TextContent.Trim().StartsWith(word, StringComparison.Ordinal));
            Assert.NotNull(form);
            await robin.Sends(HtmlForm.Of(form));
            IsTrue(await robin.Gets("/today"), robin, "Europe/Paris");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task No_page_fails_on_it(int seed)
    {
        var robin = await Robin(seed);
        Assert.DoesNotContain("first steps", (await robin.Gets("/today")).Words, StringComparison.Ordinal);
        var rows = new Rows(Etude, Content, robin.Id);
        var attempts = rows.Many("select id from attempts where user_id = $1 order by started_at").Select(r => $"/attempts/{r[0]}").ToList();
        var problems = rows.Many("select distinct p.slug from attempts a join problems p on p.id = a.problem_id where a.user_id = $1").Select(r => $"/problems/{r[0]}");

        var direction = rows.Many("""
            select '/jobs/' || id from jds where user_id = $1
            union all select '/credentials/' || id from credentials where user_id = $1
            union all select '/assessment/runs/' || id from assessment_runs where user_id = $1 and status = 'completed'
            """).Select(r => (string)r[0]).ToList();
        Assert.Equal(3, direction.Count);

        foreach (var path in Rooms.Daily.Concat(Rooms.Others).Select(r => r.Path).Concat(attempts).Concat(problems).Concat(direction))
        {
            var page = await robin.Gets(path);
            Assert.True(page.Status == HttpStatusCode.OK && page.RoundTrips <= 1, $"{path} answered {page.Status} in {page.RoundTrips}: {page.Words}");
        }
    }

    private void IsTrue(Page page, Learner robin, string zoneName)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        var now = Etude.Clock.GetUtcNow();
        var today = now.DayIn(zone);
        var rows = new Rows(Etude, Content, robin.Id);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(today.LongDay(), page.TextOf("h1"));
        var titles = page.Html.QuerySelectorAll("ol.plan h2").Select(h => h.TextContent).ToList();
        var untrue = new List<string>();
        var truth = new Truth(rows, now, today, zone);
        foreach (var line in page.Html.QuerySelectorAll("ol.plan > li"))
        {
            var facts = line.QuerySelectorAll(".facts span").Select(s => s.TextContent).ToList();
            var piece = new Piece(line.QuerySelector("h2 a")!.GetAttribute("href")!, line.QuerySelector("h2")!.TextContent, facts.ElementAtOrDefault(1) ?? "",
                int.Parse(line.QuerySelector(".mins")!.FirstChild!.TextContent, CultureInfo.InvariantCulture), titles);
            var said = line.QuerySelectorAll("details li").Select(Plain).ToList();
            untrue.AddRange(Sentences(Plain(line.QuerySelector(".why")!)).Concat(said).Where(s => !truth.Sayings.Any(t => Holds(t, s, piece))).Select(s => $"{piece.Title}: {s}"));
            untrue.AddRange(Kinds(facts[0], piece, rows, today, zone));
        }

        Assert.True(untrue.Count == 0, string.Join('\n', untrue));
        Around(page, rows, now, today, zone);
    }

    /// <summary>A number and its sign are held together by a space that does not break; the sayings are written with plain ones.</summary>
    private static string Plain(AngleSharp.Dom.IElement element) => element.TextContent.Replace('\u00A0', ' ');

    private static bool Holds(Saying saying, string sentence, Piece piece) =>
        Regex.Match(sentence, $"^{saying.Pattern}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1)) is { Success: true } match && saying.IsTrue(match, piece);

    /// <summary>A reason has one or two sayings: the chance, and how it went the last time.</summary>
    private static string[] Sentences(string why) => why.IndexOf(" Last time ", StringComparison.Ordinal) is > 0 and var at ? [why[..at], why[(at + 1)..]] : [why];

    private static IEnumerable<string> Kinds(string kind, Piece piece, Rows rows, DateOnly today, TimeZoneInfo zone)
    {
        var state = kind.Split(", ")[^1];
        var isTrue = (state, piece.Href.Split('/')[1]) switch
        {
            ("due", "problems") => rows.Memory(piece.Slug).DueAt.DayIn(zone) <= today,
            ("new", "problems") => rows.One<long>("select count(*) from attempts a join problems p on p.id = a.problem_id where a.user_id = $1 and p.slug = $2", piece.Slug) == 0,
            ("open", "attempts") => true,
            ("from the library", "library") => rows.One<long>("select count(*) from content_progress c join content_items i on i.id = c.content_id where c.user_id = $1 and i.slug = $2 and c.status in ('finished', 'dropped')", piece.Slug) == 0,
            ("four weeks", "reflect") => true,
            _ => kind.EndsWith("early, for your interview", StringComparison.Ordinal) && rows.Memory(piece.Slug).DueAt.DayIn(zone) > today && rows.Interview > today,
        };
        return isTrue ? [] : [$"{piece.Title}: {kind}"];
    }

    /// <summary>What stands around the plan: counts, the streak, the week, the eight weeks, what comes back.</summary>
    private static void Around(Page page, Rows rows, DateTimeOffset now, DateOnly today, TimeZoneInfo zone)
    {
        var minutes = page.Html.QuerySelectorAll("ol.plan .mins").Select(m => int.Parse(m.FirstChild!.TextContent, CultureInfo.InvariantCulture)).ToList();
        if (minutes.Count > 0)
            Assert.StartsWith($"{Instants.Count(minutes.Count, "piece")}, {Instants.Count(minutes.Sum(), "minute")}.", page.TextOf(".lede"), StringComparison.Ordinal);
        var days = rows.Many("select day::timestamp, seconds_active, attempts_submitted from sessions where user_id = $1")
            .Select(r => new PracticeDay { Day = DateOnly.FromDateTime((DateTime)r[0]), SecondsActive = (int)r[1], AttemptsSubmitted = (int)r[2] }).ToList();
        var practised = days.Where(d => d.AttemptsSubmitted > 0).Select(d => d.Day).ToHashSet();
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        Assert.Equal($"{Instants.Count(practised.Count(d => d >= monday && d <= today), "practice day")} this week", page.TextOf("#week-title"));
        Assert.Equal(days.Where(d => d.Day >= monday.AddDays(-49) && d.Day <= today).Sum(d => d.Minutes),
            int.Parse(Regex.Match(page.Words, @"to today, (?<minutes>[\d,]+) minutes? in all", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["minutes"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        var streak = Enumerable.Range(practised.Contains(today) ? 0 : 1, 400).TakeWhile(i => practised.Contains(today.AddDays(-i))).Count();
        Assert.Contains(streak switch { 0 => "Rest days", 1 => "One day so far.", _ => $"{streak} days in a row." }, page.Words, StringComparison.Ordinal);

        var shown = page.Html.QuerySelectorAll("ol.plan h2").Select(h => h.TextContent).ToHashSet();
        var titles = rows.Many("select p.title, p.slug, s.last_reviewed_at from review_state s join problems p on p.id = s.problem_id where s.user_id = $1 order by due_at").ToDictionary(r => (string)r[0], r => rows.Memory((string)r[1]));
        foreach (var row in page.Html.QuerySelectorAll("table.soon tbody tr"))
        {
            var memory = titles[row.QuerySelector("td")!.TextContent];
            var due = memory.DueAt.DayIn(zone);
            Assert.True(due > today);
            Assert.Equal(due.DayNumber - today.DayNumber < 7 ? due.Weekday() : due.ShortDay(today), row.QuerySelector("th")!.TextContent);
            Assert.StartsWith($"{Math.Round(memory.ChanceAt(memory.DueAt, Scheduler.Default) * 100)}", row.QuerySelectorAll("td")[1].TextContent, StringComparison.Ordinal);
        }

        var putOff = rows.Many("select x ->> 'slug' from sessions s, jsonb_array_elements(s.plan) x where s.user_id = $1 and (x ->> 'moved')::bool and s.day = $2::date", today.ToDateTime(default)).Select(r => (string)r[0]).ToHashSet();
        var open = rows.Open.Select(o => o.Slug).ToHashSet();
        var waiting = rows.Many("select p.title, p.slug from review_state s join problems p on p.id = s.problem_id where s.user_id = $1")
            .Count(r => titles[(string)r[0]] is var m && m.DueAt.DayIn(zone) <= today && m.LastReviewedAt.DayIn(zone) < today && !shown.Contains((string)r[0]) && !putOff.Contains((string)r[1]) && !open.Contains((string)r[1]));
        // Paragraph by paragraph: one may end with a figure.
        var says = page.Html.QuerySelectorAll("main p").Select(p => Regex.Match(p.TextContent, @"(?<count>[\d,]+) more problems? (is|are) due", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).FirstOrDefault(m => m.Success) ?? Match.Empty;
        Assert.Equal(waiting, says.Success ? int.Parse(says.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0);
    }
}
