using System.Net;
using Etude.Features.Identity;
using Etude.Tests.Support;

namespace Etude.Tests.Supabase;

/// <summary>The app on a project of Supabase's, connected as its owner, whom no policy binds.</summary>
public sealed class AppOnSupabaseTests(AppOnSupabaseTests.House house) : IClassFixture<AppOnSupabaseTests.House>
{
    private TestEtude Etude => house.Etude;

    [Fact]
    public async Task A_person_signs_in_looks_at_Today_starts_and_submits()
    {
        var ada = await Etude.SignsIn("ada@example.org", "Ada", "Europe/Paris");

        var before = await ada.Gets("/today");
        var practice = await ada.Solves("busiest-window");
        var after = await ada.Gets("/today");

        Assert.Equal((HttpStatusCode.OK, 1), (before.Status, before.RoundTrips));
        Assert.Contains("0 practice days this week", before.Words, StringComparison.Ordinal);
        Assert.Equal("submitted", await practice.Has<string>("status"));
        Assert.Contains("1 practice day this week", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_bind_a_persons_batch_though_they_do_not_bind_the_login()
    {
        var (ben, eve) = (await Etude.Somebody(), await Etude.Somebody());
        var practice = await ben.Starts("busiest-window");

        var seen = await eve.Gets(practice.Path);
        await using var batch = Etude.Db.As(eve.Id);
        var bound = batch.One<bool>("select current_user = 'authenticated'");
        var rows = batch.One<long>("select count(*) from attempts where user_id <> auth.uid()");
        var changed = batch.Do("update attempts set code = 'mine' where user_id <> auth.uid()");
        await batch.Run(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal((true, 0L, 0), (bound.Value, rows.Value, changed.Value));
        await using var login = Etude.Source.CreateCommand("select count(*) from public.attempts");
        Assert.True((long)(await login.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0);
    }

    [Fact]
    public async Task What_somebody_published_is_dark_while_the_auth_server_has_them_banned()
    {
        var fay = await Etude.SignsIn("fay@example.org");
        await Etude.Does("update users set settings_json = settings_json || '{\"handle\": \"fay\"}' where id = $1", fay.Id);
        await Etude.Does("insert into writings (user_id, title, slug, body_md, status, published_at) values ($1, 'A piece', 'a-piece', 'Words.', 'published', now())", fay.Id);
        var statuses = new List<HttpStatusCode>();
        foreach (var until in new[] { "null", "'infinity'", "now() - interval '1 second'" })
        {
            await Etude.Does($"update auth.users set banned_until = {until} where id = $1", fay.Id);
            statuses.Add((await Etude.Browser().Gets("/@fay/a-piece")).Status);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task A_deleted_account_leaves_nothing()
    {
        var dan = await Etude.SignsIn("dan@example.org");
        await dan.Solves("busiest-window");

        await ForgetAccount.Of(Etude.Db, "dan@example.org", TestContext.Current.CancellationToken);

        Assert.Equal(0L, await Etude.Asks<long>("select (select count(*) from auth.users where id = $1) + (select count(*) from attempts where user_id = $1)", dan.Id));
        Assert.Equal(HttpStatusCode.SeeOther, (await dan.Gets("/today")).Status);
    }

    /// <summary>One app for the tests of this class.</summary>
    public sealed class House : IAsyncLifetime
    {
        private TestEtude? etude;

        public TestEtude Etude => etude!;

        public async ValueTask InitializeAsync() => etude = await TestEtude.Start(on: await SupabaseProject.WithContent());

        public async ValueTask DisposeAsync() => await (etude?.DisposeAsync() ?? default);
    }
}
