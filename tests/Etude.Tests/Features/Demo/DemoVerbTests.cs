using Etude.Features.Demo;
using Etude.Platform;
using Etude.Platform.Content;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.Demo;

public sealed class DemoVerbTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    private Task<DemoCounts> Fill(string email, int seed = 1, bool replace = false) => DemoVerb.Fill(Etude.Source, Etude.Services.GetRequiredService<ContentFiles>(),
        email, seed, replace, Etude.Clock, "Asia/Tokyo", TestContext.Current.CancellationToken);

    private Task<string> Told(string email) => Etude.Asks<string>("""
        select string_agg(concat_ws(' ', p.slug, a.grade, a.hints_used, a.time_per_phase, a.grade_reason ->> 'sentence', l.scheduled_days), '; ' order by a.submitted_at)
        from attempts a join problems p on p.id = a.problem_id join review_log l on l.user_id = a.user_id and l.attempt_id = a.id
        where a.user_id = (select id from auth.users where email = $1)
        """, email);

    [Fact]
    public async Task The_same_seed_tells_the_same_history_and_another_seed_another()
    {
        Etude.Clock.MovesTo(TestClock.Start);
        var first = await Fill("one@example.org");
        Etude.Clock.MovesTo(TestClock.Start);
        var second = await Fill("two@example.org");
        Etude.Clock.MovesTo(TestClock.Start);
        await Fill("three@example.org", seed: 2);

        Assert.Equal(first, second);
        Assert.Equal(await Told("one@example.org"), await Told("two@example.org"));
        Assert.NotEqual(await Told("one@example.org"), await Told("three@example.org"));
    }

    [Fact]
    public async Task It_holds_a_break_good_and_bad_days_hints_and_every_grade()
    {
        await Fill("whole@example.org");
        var longest = await Etude.Asks<int>("""
            select max(gap) from (select day - lag(day) over (order by day) as gap from sessions where user_id = (select id from auth.users where email = 'whole@example.org')) g
            """);
        Assert.InRange(longest, 12, 30);
        Assert.Equal(4L, await Etude.Asks<long>("select count(distinct grade) from attempts where user_id = (select id from auth.users where email = 'whole@example.org')"));
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from attempts a where user_id = (select id from auth.users where email = 'whole@example.org') and status = 'submitted' and not exists (select from attempt_reviews r where r.attempt_id = a.id and r.overall_score > 0)"));
        Assert.InRange(await Etude.Asks<double>("select (max(seconds_active) / 60.0)::float8 from sessions where user_id = (select id from auth.users where email = 'whole@example.org')"), 20, 240);
    }

    [Fact]
    public async Task Every_room_of_direction_shows_something_real()
    {
        Etude.Clock.MovesTo(TestClock.Start);
        await Fill("direction@example.org");
        var robin = await Etude.SignsIn("direction@example.org");

        var fit = (await robin.Gets("/fit")).Html.QuerySelectorAll(".fit .state").Select(s => s.TextContent.Trim()).ToHashSet();
        var job = await robin.Follows(await robin.Sends((await robin.Gets("/jobs")).Form("/jobs").With("text", "Gardener")));

        Assert.Superset(new HashSet<string> { "Shown", "Partly" }, fit);
        Assert.Contains("Active: Today follows it", (await robin.Gets("/jobs")).Words, StringComparison.Ordinal);
        Assert.Contains("Aiming at Senior Backend Engineer, Ledger, Fernhill Payments.", (await robin.Gets("/today")).Words, StringComparison.Ordinal);
        Assert.Contains("The job asks for", (await robin.Gets("/shape")).Words, StringComparison.Ordinal);
        Assert.Contains("Not active", job.Words, StringComparison.Ordinal);
        Assert.Equal("completed", await Etude.Asks<string>("select status from assessment_runs where user_id = $1", robin.Id));
        Assert.Equal(12L, await Etude.Asks<long>("select count(*) from assessment_responses where user_id = $1", robin.Id));
    }

    [Fact]
    public async Task An_account_with_a_history_is_refused_and_stays_as_it_was()
    {
        var ada = await Etude.SignsIn("ada.with.history@example.org");
        await ada.Solves("busiest-window");

        var refusal = await Assert.ThrowsAsync<PlainException>(() => Fill(ada.Email));

        Assert.Contains("has a history already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from attempts where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Told_to_replace_it_deletes_that_account_and_no_other()
    {
        var (ada, bob) = (await Etude.SignsIn("replaced@example.org"), await Etude.SignsIn("left.alone@example.org"));
        await ada.Solves("busiest-window");
        await bob.Solves("busiest-window");

        await Fill("Replaced@Example.org", replace: true);

        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from users where id = $1", ada.Id));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from attempts where user_id = $1", bob.Id));
        Assert.NotEqual(0L, await Etude.Asks<long>("select count(*) from attempts where user_id = (select id from auth.users where email = 'replaced@example.org')"));
    }

    [Theory]
    [InlineData("--email", "nobody", "Enter an e-mail address")]
    [InlineData("--seed", "many", "many")]
    [InlineData("--sed", "1", "--sed")]
    public async Task Called_wrongly_it_says_what_is_wrong(string option, string value, string said)
    {
        var outcome = await EtudeCommand.Run(new Dictionary<string, string> { ["ETUDE_HOME"] = ThrowawayFolder.Make("demo") }, "demo", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATABASE_URL", "postgres://ada:secret@db.example.org:5432/etude", "only writes into a database on this machine, and DATABASE_URL leads to ada@db.example.org:5432/etude")]
    [InlineData("GITHUB_CLIENT_ID", "an-app", "signs people in through")]
    public async Task Elsewhere_than_on_this_machine_it_says_so_and_does_nothing(string name, string value, string said)
    {
        var outcome = await EtudeCommand.Run(new Dictionary<string, string> { ["ETUDE_HOME"] = ThrowawayFolder.Make("demo"), ["GITHUB_CLIENT_SECRET"] = "a-word", [name] = value }, "demo");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", outcome.Errors, StringComparison.Ordinal);
    }
}
