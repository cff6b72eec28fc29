using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Reflection;

public sealed class ReflectionTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    private static string[] Questions(Page page) => [.. page.Html.QuerySelectorAll(".prompts label, .prompts h2").Select(q => q.TextContent)];

    private static HtmlForm Ending(HtmlForm form) => form.To(form.Action.Replace("/draft", "/completion", StringComparison.Ordinal));

    private async Task<HtmlForm> Open(Learner who)
    {
        await Visits.Begins(who);
        return (await who.Gets("/reflect")).Form("/draft");
    }

    [Fact]
    public async Task Looking_stores_nothing_and_beginning_keeps_the_questions_that_were_shown()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets("/reflect");
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from reflections"));

        var answer = await ada.Sends(page.Form("/reflect"));
        var open = await ada.Gets("/reflect");
        await ada.Solves("busiest-window");

        Assert.Equal((HttpStatusCode.SeeOther, 1, 1), (answer.Status, answer.RoundTrips, open.RoundTrips));
        Assert.InRange(Questions(open).Length, 5, 7);
        Assert.Equal(Questions(open), Questions(await ada.Gets("/reflect")));
    }

    [Fact]
    public async Task Its_facts_are_the_persons_own_rows()
    {
        var ada = await Etude.Somebody();
        foreach (var _ in Enumerable.Range(0, 3))
            await (await ada.Starts("busiest-window")).Submits(Work.Failed);

        await Visits.Begins(ada);
        var words = (await ada.Gets("/reflect")).Words;

        var seconds = await Etude.Asks<long>("select sum(value::int) from attempts, jsonb_each_text(time_per_phase) where user_id = $1", ada.Id);
        Assert.Contains("You tried “The busiest window” 3 times, never without help.", words, StringComparison.Ordinal);
        Assert.Contains($"It took {seconds / 60} minutes.", words, StringComparison.Ordinal);
        Assert.Contains("3 attempts that you were sure of beforehand did not work out.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_lost_only_after_it_was_solved()
    {
        var ada = await Etude.Somebody();
        await (await ada.Starts("lost-update")).Submits(Work.Failed);
        await ada.Solves("lost-update");
        await (await ada.Starts("lost-update")).Submits(Work.Failed);
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        await ada.Solves("busiest-window");
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        // From before the day was kept.
        await Etude.Does("update attempts set submitted_on = null where user_id = $1 and grade = 1", ada.Id);

        var found = await Etude.Asks<string>("select string_agg(title, ', ' order by title) from problems where slug in ('lost-update', 'busiest-window')");
        await Visits.Begins(ada);
        var words = (await ada.Gets("/reflect")).Words;

        Assert.Contains($"Solved before and not this time: {string.Join(", ", found.Split(", ").Select(t => $"“{t}”"))}.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hints_of_every_phase_are_counted()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("lost-update");
        await Etude.Does("update attempts set hints_used = '{\"explore\": 3, \"plan\": 1, \"implement\": 1, \"verify\": 1, \"reflect\": 2}' where user_id = $1", ada.Id);

        await Visits.Begins(ada);

        Assert.Contains("8 hints in 1 attempt.", (await ada.Gets("/reflect")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_saved_and_an_older_tab_overwrites_nothing()
    {
        var ada = await Etude.Somebody();
        var form = await Open(ada);
        var name = form.Fields.First(f => f.Key.StartsWith("reply_", StringComparison.Ordinal)).Key;

        var saved = await ada.SendsForJson(form.With(name, "First words."));
        var late = await ada.SendsForJson(form.With(name, "From the older tab."));
        var lateForm = await ada.Sends(form.With(name, "From the older tab."));

        Assert.Equal((HttpStatusCode.OK, 1), (saved.Status, (int)saved.Json["revision"]!));
        Assert.Equal((HttpStatusCode.Conflict, 1), (late.Status, (int)late.Json["revision"]!));
        Assert.Equal(HttpStatusCode.Conflict, lateForm.Status);
        Assert.Contains("From the older tab.", lateForm.Text, StringComparison.Ordinal);
        Assert.Contains("First words.", (await ada.Gets("/reflect")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_weeks_on_what_was_declared_stands_beside_the_minutes_it_got()
    {
        var ada = await Etude.Somebody();
        var kept = await Visits.LooksBack(ada, ("reply_axis_algorithms", "on"), ("reply_axis_leadership", "on"), ("reply_matters", "Lead something small."));
        Etude.Clock.Moves(TimeSpan.FromDays(1));
        await ada.Solves("busiest-window");
        await ada.Solves("lost-update");
        Etude.Clock.Moves(TimeSpan.FromDays(27));
        await ada.Solves("session-cache");

        var page = await ada.Gets("/reflect");
        var done = await ada.Gets(kept);

        Assert.Contains("What you declared important got 10 of 30 minutes from Tuesday 3 March to Monday 30 March, 33 %.", page.Words, StringComparison.Ordinal);
        Assert.Equal(["important", "important", "", ""], page.Html.QuerySelectorAll("table.declared tbody td:nth-child(2)").Select(d => d.TextContent));
        Assert.Contains("Lead something small.", done.Words, StringComparison.Ordinal);
        Assert.Contains("got 10 of 30 minutes", done.Words, StringComparison.Ordinal);
        Etude.Clock.Moves(TimeSpan.FromDays(1));
        await ada.Solves("first-bad-release");
        Assert.Contains("got 10 of 30 minutes from Tuesday 3 March to Monday 30 March", (await ada.Gets(kept)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_set_asks_about_what_was_declared_and_looks_at_the_days_since()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");
        await Visits.LooksBack(ada, ("reply_axis_databases", "on"));
        Etude.Clock.Moves(TimeSpan.FromDays(28));
        await ada.Solves("session-cache");

        await Visits.Begins(ada);
        var words = (await ada.Gets("/reflect")).Words;

        Assert.Contains("From Tuesday 3 March to Monday 30 March.", words, StringComparison.Ordinal);
        Assert.Contains("On Monday 2 March you declared Databases important.", words, StringComparison.Ordinal);
        Assert.Contains("Since then 0 of 10 minutes, 0 %.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_look_back_on_the_same_day_asks_in_other_words()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");
        await ada.Solves("lost-update");
        await Visits.Begins(ada);
        var first = Questions(await ada.Gets("/reflect"));
        await ada.Sends(Ending((await ada.Gets("/reflect")).Form("/draft").With("reply_matters", "Enough.")));

        await Visits.Begins(ada);

        Assert.Empty(first.Intersect(Questions(await ada.Gets("/reflect"))));
    }

    [Fact]
    public async Task An_empty_set_cannot_be_ended_and_an_ended_one_not_changed()
    {
        var ada = await Etude.Somebody();
        var form = await Open(ada);
        var refused = await ada.Sends(Ending(form));
        await ada.Sends(Ending(form.With("reply_matters", "Enough.")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is nothing in it yet.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await ada.Sends(form.With("reply_matters", "Later."))).Status);
        Assert.Equal("Enough.", await Etude.Asks<string>("select matters from reflections"));
    }

    [Fact]
    public async Task Two_beginnings_make_one_set()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/reflect")).Form("/reflect");
        var answers = await Task.WhenAll(ada.Sends(form), ada.Sends(form), ada.Sends(form));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.SeeOther, "/reflect"), (a.Status, a.Location)));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from reflections"));
    }

    [Fact]
    public async Task Nobody_reads_or_changes_somebody_elses()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var kept = await Visits.LooksBack(ada);
        var open = await Open(ada);
        var his = (await bob.Gets("/settings")).Form("/settings");

        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets(kept)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(his.To(open.Action).With(("revision", "0"), ("reply_matters", "Mine now.")))).Status);
        Assert.DoesNotContain("Transactions", (await bob.Gets("/reflect")).Words, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from reflections where matters = 'Mine now.'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bm90IG91cnM=")]
    [InlineData("not base64")]
    public async Task Questions_that_no_page_made_are_refused(string set)
    {
        var ada = await Etude.Somebody();
        var answer = await ada.Sends((await ada.Gets("/reflect")).Form("/reflect").With("set", set));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from reflections"));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_with_its_words_kept_and_markup_stays_text()
    {
        var ada = await Etude.Somebody();
        var form = await Open(ada);
        var name = form.Fields.First(f => f.Key.StartsWith("reply_", StringComparison.Ordinal)).Key;

        var tooLong = await ada.Sends(form.With("reply_matters", new string('x', 501)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Contains(new string('x', 501), tooLong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Sends(form.With(name, new string('x', 20_001)))).Status);

        await ada.Sends(Ending(form.With((name, "<script>alert(1)</script>"), ("reply_axis_astrology", "on"))));
        var done = await ada.Gets((await ada.Gets("/reflect")).Html.QuerySelector("a[href^='/reflect/']")!.GetAttribute("href")!);
        Assert.Contains("<script>alert(1)</script>", done.TextOf(".reply"), StringComparison.Ordinal);
        Assert.Equal("[]", await Etude.Asks<string>("select declared_axes::text from reflections"));
    }
}
