using Etude.Platform.Configuration;

namespace Etude.Tests.Support.Identity;

/// <summary>One app for the tests of a class that people sign in to with GitHub directly, and GitHub's stand-in.</summary>
public sealed class GitHubHouse : IAsyncLifetime
{
    private StandInGitHub? github;
    private TestEtude? etude;
    private int people = 100;

    public StandInGitHub GitHub => github!;

    public TestEtude Etude => etude!;

    public async ValueTask InitializeAsync()
    {
        github = await StandInGitHub.Start();
        etude = await TestEtude.Start(shape: s => s with { SignIn = SignInWay.GitHub, GitHub = github.Settings(patience: 2) });
    }

    public async ValueTask DisposeAsync()
    {
        await etude!.DisposeAsync();
        await github!.DisposeAsync();
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
        GitHub.Who = who;
        var (_, address) = await browser.GoesToGitHub(next, zone);
        return await browser.ComesBack(await GitHub.SaysYes(address));
    }

    /// <summary>How many sign-ins of somebody hold.</summary>
    public Task<long> SignIns(StandInPerson who) => Etude.Asks<long>(
        "select count(*) from etude.sign_ins join auth.users on users.id = user_id where users.email = $1 and ended_at is null", who.Email);
}
