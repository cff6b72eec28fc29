using System.Net;
using Etude.Features.Identity.Supabase;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.Identity;

/// <summary>What happens at the provider while somebody is signed in here, and after.</summary>
public sealed class SessionKeeperTests(SupabaseHouse house) : IClassFixture<SupabaseHouse>, IAsyncLifetime
{
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(50);

    private TestEtude Etude => house.Etude;

    private StandInSupabase Supabase => house.Supabase;

    // What other tests left would be due too, and count in the budget.
    public async ValueTask InitializeAsync() => await Etude.Does("delete from etude.provider_sessions");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Tokens_are_sealed_in_the_database_and_renewed_beside_every_page()
    {
        var (who, browser, session) = await SignedIn();
        var first = session.Active;
        Assert.False(await Holds(first), "The refresh token can be read in the database.");
        Assert.Equal(0, await Runs());
        Etude.Clock.Moves(Due);
        var calls = Supabase.Seen.Count;

        Assert.Equal((HttpStatusCode.OK, calls), ((await browser.Gets("/today")).Status, Supabase.Seen.Count));
        await Runs();

        Assert.NotEqual(first, session.Active);
        Assert.Equal((1, 1L), (session.Rotations, await house.SignIns(who)));
        Etude.Clock.Moves(Due);
        await Runs();
        Assert.Equal(2, session.Rotations);
    }

    [Fact]
    public async Task Two_instances_use_a_refresh_token_once()
    {
        var all = new List<StandInSession>();
        for (var i = 0; i < 6; i++)
            all.Add((await SignedIn()).Session);
        Etude.Clock.Moves(Due);
        SessionKeeper[] keepers = [.. Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<SessionKeeper>(Etude.Services))];

        await Task.WhenAll(keepers.Select(k => k.RunDue(TestContext.Current.CancellationToken)));

        Assert.All(all, s => Assert.Equal((1, null), (s.Rotations, s.Over)));
    }

    [Fact]
    public async Task An_instance_that_died_over_a_refresh_leaves_it_to_another()
    {
        var (who, _, session) = await SignedIn();
        Etude.Clock.Moves(Due);
        Assert.NotEmpty(await Etude.Services.GetRequiredService<KeptSessions>().Claim(TestContext.Current.CancellationToken));
        // It had come as far as the provider: what it got is lost, but the token before the newest still leads to that.
        session.Use(session.Active);

        await Runs();
        Assert.Equal(1, session.Rotations);
        Etude.Clock.Moves(TimeSpan.FromMinutes(6));
        await Runs();

        Assert.Equal((1, 1L), (session.Rotations, await house.SignIns(who)));
        Etude.Clock.Moves(Due);
        await Runs();
        Assert.Equal((2, null), (session.Rotations, session.Over));
    }

    [Fact]
    public async Task A_token_that_somebody_else_used_twice_ends_the_sign_in_here_too()
    {
        var (who, browser, session) = await SignedIn();
        session.Use(session.Active);
        session.Use(session.Active);
        Etude.Clock.Moves(Due);

        await Runs();

        Assert.Equal(("refresh_token_already_used", 0L), (session.Over, await house.SignIns(who)));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Gets("/today")).Status);
    }

    [Theory]
    [InlineData("refresh_token_not_found", 0)]
    [InlineData("session_not_found", 0)]
    [InlineData("session_expired", 0)]
    [InlineData("user_banned", 0)]
    [InlineData("unexpected_failure", 1)]
    [InlineData("no_authorization", 1)]
    [InlineData("hook_timeout", 1)]
    public async Task Only_a_refusal_for_good_ends_a_sign_in(string code, long left)
    {
        var (who, _, session) = await SignedIn();
        Etude.Clock.Moves(Due);
        session.Over = code;

        await Runs();

        Assert.Equal(left, await house.SignIns(who));
        session.Over = null;
        Etude.Clock.Moves(TimeSpan.FromMinutes(6));
        await Runs();
        Assert.Equal((int)left, session.Rotations);
    }

    [Theory]
    [InlineData("too many")]
    [InlineData("down")]
    [InlineData("slow")]
    public async Task A_provider_that_is_ill_is_left_alone_for_a_while_and_nobody_is_signed_out(string how)
    {
        var (one, two) = (await SignedIn(), await SignedIn());
        Etude.Clock.Moves(Due);
        Supabase.Does(how switch { "too many" => new Fault.Status(429, 600), "down" => new Fault.Status(502), _ => new Fault.Silence() });
        // Silence alone has to be waited out; what is answered in the end has all the time that it needs.
        using var impatient = new SupabaseAuth(Supabase.Settings(patience: 6));
        using var silent = ActivatorUtilities.CreateInstance<SessionKeeper>(Etude.Services, impatient);
        var keeper = how == "slow" ? silent : house.Keeper;

        await keeper.RunDue(TestContext.Current.CancellationToken);
        await keeper.RunDue(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (one.Session.Rotations, two.Session.Rotations));
        Etude.Clock.Moves(TimeSpan.FromMinutes(how == "too many" ? 9 : 4));
        await keeper.RunDue(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (one.Session.Rotations, two.Session.Rotations));
        Etude.Clock.Moves(TimeSpan.FromMinutes(2));
        await Runs();

        Assert.Equal((1, 1), (one.Session.Rotations, two.Session.Rotations));
        Assert.Equal((1L, 1L), (await house.SignIns(one.Who), await house.SignIns(two.Who)));
    }

    [Fact]
    public async Task All_instances_together_stay_within_the_budget()
    {
        const int Many = KeptSessions.Budget + 15;
        await Runs();
        Etude.Clock.Moves(TimeSpan.FromMinutes(6));
        var (who, _, _) = await SignedIn();
        var (user, safe) = (await Etude.Asks<Guid>("select id from auth.users where email = $1", who.Email), Etude.Services.GetRequiredService<TokenSafe>());
        var sessions = Enumerable.Range(0, Many).Select(_ => Supabase.Opens(user, who)).ToList();
        foreach (var session in sessions)
            await Etude.Does("""
                with ours as (insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at) values (gen_random_uuid(), $1, 'supabase', 'x', $3, $3) returning id)
                insert into etude.provider_sessions (id, user_id, sign_in_id, access_token, refresh_token, expires_at, refresh_at, created_at)
                select gen_random_uuid(), $1, id, $2, $2, $3, $3, $3 from ours
                """, user, safe.Seal(session.Active), Etude.Clock.GetUtcNow());
        var second = ActivatorUtilities.CreateInstance<SessionKeeper>(Etude.Services);

        await Task.WhenAll(Runs(), second.RunDue(TestContext.Current.CancellationToken));
        Assert.Equal(KeptSessions.Budget, sessions.Sum(s => s.Rotations));
        Etude.Clock.Moves(TimeSpan.FromMinutes(6));
        await Runs();

        Assert.All(sessions, s => Assert.Equal(1, s.Rotations));
    }

    [Fact]
    public async Task Signing_out_ends_this_session_at_the_provider_and_no_other()
    {
        var (who, browser, session) = await SignedIn();
        var (second, _) = await house.SignsIn(who);

        var answer = await browser.Sends((await browser.Gets("/today")).Form("/signout"));
        Assert.Equal((HttpStatusCode.SeeOther, 1), (answer.Status, answer.RoundTrips));
        await Runs();

        Assert.Equal("session_not_found", session.Over);
        Assert.All(Supabase.Sessions.Where(s => s != session && s.Person == who), s => Assert.Null(s.Over));
        Assert.All(Supabase.Seen.Where(s => s.Contains("logout", StringComparison.Ordinal)), s => Assert.EndsWith("?scope=local", s, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await second.Gets("/today")).Status);
        Assert.Equal(1L, await Kept(who));
    }

    [Fact]
    public async Task A_provider_that_does_not_take_the_end_keeps_nobody_from_signing_out()
    {
        var (who, browser, session) = await SignedIn();
        Supabase.Does(new Fault.Status(500), new Fault.Refusal(403, "bad_jwt"));
        // The access token ends before it can be said, and so it is renewed first.
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Sends((await browser.Gets("/today")).Form("/signout"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Gets("/today")).Status);

        await Runs();
        Assert.Null(session.Over);
        Etude.Clock.Moves(TimeSpan.FromMinutes(6));
        await Runs();
        Assert.Null(session.Over);
        Etude.Clock.Moves(TimeSpan.FromHours(2));
        await Runs();

        Assert.Equal(("session_not_found", 0L), (session.Over, await Kept(who)));
    }

    [Fact]
    public async Task A_sign_in_that_is_past_its_limits_ends_at_the_provider_too()
    {
        var (who, _, session) = await SignedIn();
        for (var day = 0; day < 31; day++)
            await Etude.Does("update etude.sign_ins set last_seen_at = last_seen_at - interval '1 day', created_at = created_at - interval '1 day' where user_id = (select id from auth.users where email = $1)", who.Email);

        await Runs();

        Assert.Equal(("session_not_found", 0L), (session.Over, await Kept(who)));
    }

    private Task<int> Runs() => house.Keeper.RunDue(TestContext.Current.CancellationToken);

    private async Task<(StandInPerson Who, Browser Browser, StandInSession Session)> SignedIn()
    {
        var who = house.Stranger();
        var (browser, _) = await house.SignsIn(who);
        return (who, browser, Supabase.Sessions.Single(s => s.Person == who));
    }

    private Task<long> Kept(StandInPerson who) => Etude.Asks<long>("select count(*) from etude.provider_sessions join auth.users on users.id = user_id where users.email = $1", who.Email);

    /// <summary>Whether a text stands anywhere in the table.</summary>
    private Task<bool> Holds(string text) => Etude.Asks<bool>(
        "select exists (select from etude.provider_sessions as kept where position(convert_to($1, 'UTF8') in refresh_token) > 0 or position(convert_to($1, 'UTF8') in access_token) > 0 or kept::text like '%' || $1 || '%')", text);
}
