using System.Net;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Etude.Tests.Platform.Keys;

/// <summary>The keys of cookies, between instances of the app and through an upgrade.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private const string Secret = "hqfJ2ZB3nV0bq1m8sQ7rT5yU6iO9pA4dXcVbNm0zLkI=";

    private readonly List<WebApplication> others = [];
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var other in others)
            await other.DisposeAsync();
        await etude!.DisposeAsync();
    }

    [Fact]
    public async Task A_cookie_of_one_instance_is_good_at_another()
    {
        var ada = await Etude.Somebody();
        var there = await Another(TestEtude.Settings());

        using var visitor = new Browser(there);
        visitor.Takes(ada.Cookies);
        var page = await visitor.Gets("/feedback");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Sends(page.Form("/feedback").With("body", "Sent to the other instance."))).Status);
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from etude.data_protection_keys"));
    }

    [Fact]
    public async Task Keys_in_the_home_are_taken_over_once_and_nobody_is_signed_out()
    {
        // As it was before: keys in a folder, cookies that name a person and no sign-in.
        var settings = TestEtude.Settings();
        var folder = new DirectoryInfo(Path.Combine(settings.Home, "keys"));
        var ada = await Etude.Somebody();
        var cookie = OldCookie.Of(ada.Id, ada.Email, DataProtectionProvider.Create(folder, builder => builder.SetApplicationName("etude")), Etude.Clock.GetUtcNow());
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "key-damaged.xml"), "<key", TestContext.Current.CancellationToken);

        var there = await Another(settings);
        using var visitor = new Browser(there);
        visitor.Takes(new Dictionary<string, string> { ["etude"] = cookie });
        using var copy = new Browser(there);
        copy.Takes(visitor.Cookies);

        var first = await visitor.Gets("/today");
        Assert.Equal((HttpStatusCode.OK, 2), (first.Status, first.RoundTrips));
        Assert.NotEqual(cookie, visitor.Cookies["etude"]);
        Assert.Equal((HttpStatusCode.OK, 1), (await visitor.Gets("/today")) switch { var page => (page.Status, page.RoundTrips) });
        Assert.Equal(["key-damaged.xml"], folder.EnumerateFiles().Select(f => f.Name));

        // Whoever has signed out cannot come back with the old cookie.
        await visitor.Sends((await visitor.Gets("/today")).Form("/signout"));
        Assert.Equal(HttpStatusCode.Redirect, (await copy.Gets("/today")).Status);
    }

    [Fact]
    public async Task With_a_secret_no_key_lies_in_clear_and_an_instance_without_it_opens_nothing()
    {
        var there = await Another(TestEtude.Settings() with { KeySecret = Secret });
        using var visitor = new Browser(there);
        await visitor.Sends((await visitor.Gets("/signin")).Form("/signin/local").With("email", "sealed@example.org"));
        using var wrong = new Browser(await Another(TestEtude.Settings() with { KeySecret = Secret.ToLowerInvariant() }));
        wrong.Takes(visitor.Cookies);

        Assert.Equal(HttpStatusCode.OK, (await visitor.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await wrong.Gets("/today")).Status);
        // The one in clear was there before there was a secret, and opens nothing for an instance that has one.
        Assert.Equal("1 2", await Etude.Asks<string>(
            "select count(*) filter (where xml like '%masterKey%') || ' ' || count(*) filter (where xml like '<sealed>%') from etude.data_protection_keys"));
        using var before = new Browser(there);
        before.Takes((await Etude.Somebody()).Cookies);
        Assert.Equal(HttpStatusCode.Redirect, (await before.Gets("/today")).Status);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_page_does_not_wait_while_the_keys_are_read_anew()
    {
        var ada = await Etude.Somebody();
        // One for whoever reads the keys, one for the page: opening another would count as a round trip.
        await Etude.Db.Warm(4, TestContext.Current.CancellationToken);
        var keys = Etude.Services.GetRequiredService<IKeyManager>();
        keys.CreateNewKey(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(90));
        await using var connection = await Etude.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("lock table etude.data_protection_keys in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var page = await ada.Gets("/today");

        Assert.Equal((HttpStatusCode.OK, 1), (page.Status, page.RoundTrips));
        // Somebody did want to read them, and still waits. How long it takes them to get there, nobody knows; with nobody there, the test's time runs out.
        const string Waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%data_protection_keys%'";
        long waiting;
        while ((waiting = await Etude.Asks<long>(Waiting)) == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(1, waiting);
    }

    private async Task<Uri> Another(EtudeSettings settings)
    {
        var other = await Etude.Another(settings);
        others.Add(other);
        return TestEtude.AddressOf(other);
    }
}
