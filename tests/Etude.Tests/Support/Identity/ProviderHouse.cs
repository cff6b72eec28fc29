using System.Net;
using Etude.Features.Identity;
using Etude.Platform.Configuration;

namespace Etude.Tests.Support.Identity;

/// <summary>One app for the tests of a class that people sign in to with somebody else's help, and the stand-in of whoever helps.</summary>
public abstract class ProviderHouse : IAsyncLifetime
{
    private TestEtude? etude;
    private int people = 100;

    public TestEtude Etude => etude!;

    public abstract StandIn Provider { get; }

    /// <summary>Seconds that the app waits for the provider: more than a busy machine takes. Shorter only in a house where nothing is answered.</summary>
    public double Patience { get; init; } = 60;

    public async ValueTask InitializeAsync()
    {
        await Open();
        etude = await TestEtude.Start(shape: Shape);
        Provider.Serves(etude);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await etude!.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Somebody whom GitHub knows and this Etude does not yet.</summary>
    public StandInPerson Stranger()
    {
        var number = Interlocked.Increment(ref people);
        return new StandInPerson(number, $"person{number}", $"person{number}@example.org");
    }

    /// <summary>Signs somebody in, from the button to the page behind it.</summary>
    public async Task<(Browser Browser, Page Landed)> SignsIn(StandInPerson who, string next = "/today", string zone = "")
    {
        var browser = Etude.Browser();
        return (browser, await SignsIn(browser, who, next, zone));
    }

    public async Task<Page> SignsIn(Browser browser, StandInPerson who, string next = "/today", string zone = "")
    {
        Provider.Who = who;
        var (_, address) = await browser.GoesToGitHub(next, zone);
        return await browser.ComesBack(await Provider.SaysYes(address));
    }

    /// <summary>How many sign-ins of somebody hold.</summary>
    public Task<long> SignIns(StandInPerson who) => Etude.Asks<long>(
        "select count(*) from etude.sign_ins join auth.users on users.id = user_id where users.email = $1 and ended_at is null", who.Email);

    /// <summary>Nobody is signed in, and the sign-in page says why, in an address that holds no code.</summary>
    public async Task<Page> IsRefused(Browser browser, Page answer, string problem, StandInPerson who)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith($"/signin?problem={problem}&", answer.Location!.Replace("&wait=40", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("etude", browser.Cookies.Keys);
        Assert.Equal(0L, await SignIns(who));
        var shown = await browser.Follows(answer);
        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains(SignInProblem.SentenceOf(problem), shown.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", shown.TextOf("main"), StringComparison.Ordinal);
        return shown;
    }

    /// <summary>Starts the stand-in.</summary>
    protected abstract Task Open();

    /// <summary>Makes the app use it.</summary>
    protected abstract EtudeSettings Shape(EtudeSettings settings);
}
