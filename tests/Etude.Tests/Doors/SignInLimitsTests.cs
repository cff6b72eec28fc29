using System.Net;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Doors;

/// <summary>How often one may sign in with a provider: as often as the table says, a sign-in counted once; and made-up callbacks do not reach the provider for ever.</summary>
public sealed class SignInLimitsTests
{
    [Fact]
    public async Task Thirty_people_of_one_address_sign_in_within_ten_minutes_and_made_up_callbacks_end()
    {
        await using var supabase = await StandInSupabase.Start();
        await using var etude = await TestEtude.Start(limits: 1, shape: s => s with { SignIn = SignInWay.Supabase, Supabase = supabase.Settings() });
        supabase.Serves(etude);
        for (var number = 1; number <= 30; number++)
        {
            supabase.Who = new StandInPerson(number, $"person{number}", $"person{number}@example.org");
            var browser = etude.Browser();
            var (_, address) = await browser.GoesToGitHub();
            Assert.Equal("/onboarding", (await browser.ComesBack(await supabase.SaysYes(address))).Location);
        }

        var late = etude.Browser();
        var form = (await late.Gets("/signin")).Form("/signin/supabase");
        var asked = supabase.Calls("POST /auth/v1/token");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await late.Sends(form)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await late.Gets("/auth/callback?code=made-up", ("X-Forwarded-For", "203.0.113.9"))).Status);
        Assert.Equal(asked, supabase.Calls("POST /auth/v1/token"));

        etude.Clock.Moves(TimeSpan.FromMinutes(10));
        await late.GoesToGitHub();
        for (var i = 0; i < 31; i++)
            Assert.Equal(i < 30 ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests, (await late.Gets($"/auth/callback?code=made-up-{i}")).Status);
        Assert.InRange(supabase.Calls("POST /auth/v1/token") - asked, 1, 30);
    }
}
