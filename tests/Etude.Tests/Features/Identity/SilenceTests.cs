using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using Etude.Features.Identity.Supabase;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Features.Identity;

/// <summary>Tokens, codes and verifiers are in no page, no address of ours and no line of the log, whether a sign-in goes well or not.</summary>
public sealed partial class SilenceTests : IAsyncLifetime
{
    private readonly HeardLog log = new();
    private readonly StringBuilder answers = new();
    private readonly List<string> secrets = [];
    private StandInSupabase? supabase;
    private StandInGitHub? github;

    public async ValueTask InitializeAsync() => (supabase, github) = (await StandInSupabase.Start(), await StandInGitHub.Start());

    public async ValueTask DisposeAsync()
    {
        await supabase!.DisposeAsync();
        await github!.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task Nothing_of_a_sign_in_with_Supabase_can_be_read_afterwards()
    {
        await using var etude = await TestEtude.Start(shape: s => s with { SignIn = SignInWay.Supabase, Supabase = supabase!.Settings() });
        etude.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        supabase!.Serves(etude);
        supabase.Press.Heard = secrets.Add;
        await Whole(etude, supabase, new Fault.Status(500), new Fault.Status(429, 3), new Fault.BreaksOff(), new Fault.Refusal(404, "flow_state_not_found"), new Fault.Babbles());
        secrets.AddRange(supabase.Sessions.SelectMany(s => s.Tokens));
        etude.Clock.Moves(TimeSpan.FromMinutes(50));
        supabase.Does(new Fault.Babbles());
        await etude.Services.GetRequiredService<SessionKeeper>().RunDue(TestContext.Current.CancellationToken);

        IsSilent(["Etude.Security 210: A sign-in came to nothing: flow_state_not_found from 127.0.0.1", "could not be renewed"]);
    }

    [Fact]
    public async Task Nothing_of_a_sign_in_with_GitHub_can_be_read_afterwards()
    {
        await using var etude = await TestEtude.Start(shape: s => s with { SignIn = SignInWay.GitHub, GitHub = github!.Settings() });
        etude.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await Whole(etude, github!, new Fault.Status(500), new Fault.BreaksOff(), new Fault.Babbles(), new Fault.Babbles("""{"access_token": "gho_half"}"""));
        secrets.AddRange([.. github!.Secrets, StandInGitHub.ClientSecret, "gho_half"]);

        IsSilent(["Etude.Security 210: A sign-in came to nothing: provider_down", "provider_unreadable"]);
    }

    /// <summary>One sign-in that goes well and then one for each fault; everything that the browser gets is kept.</summary>
    private async Task Whole(TestEtude etude, StandIn provider, params Fault[] faults)
    {
        foreach (var fault in (Fault?[])[null, .. faults])
        {
            var browser = etude.Browser();
            var (leaving, address) = await browser.GoesToGitHub();
            Keep(leaving);
            var callback = await provider.SaysYes(address);
            secrets.Add(HttpUtility.ParseQueryString(callback.Query)["code"]!);
            if (fault is not null)
                provider.Does(fault);
            var landed = await browser.ComesBack(callback);
            Keep(landed);
            Keep(await browser.Follows(landed));
            foreach (var path in (string[])["/today", "/settings", "/signin"])
                Keep(await browser.Gets(path));
        }
    }

    private void Keep(Page page) => answers.AppendLine(page.Text).AppendLine(page.AllHeaders);

    private void IsSilent(string[] heard)
    {
        var said = $"{answers}\n{log.Text}";
        Assert.True(secrets.Count > 5);
        Assert.All(heard, words => Assert.Contains(words, log.Text, StringComparison.Ordinal));
        Assert.All(secrets.Concat([.. supabase!.Verifiers, .. github!.Verifiers]), secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        // A token's parts are as good as the token; each begins with a name of JSON.
        Assert.DoesNotContain(PartOfAToken().Matches(said), part => Encoding.ASCII.GetString(Convert.FromBase64String(part.Value)).All(c => char.IsAsciiLetter(c) || c is '{' or '"' or '_' or ':'));
        Assert.DoesNotContain("in their words", said, StringComparison.Ordinal);
    }

    /// <summary>What may be the first six bytes; a random word of the kind that a flow's state is begins so too, now and then.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9]{5}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PartOfAToken();
}
