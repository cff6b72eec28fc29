using System.Net;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>What is GitHub's own; what holds for whoever vouches is in <see cref="ProviderSignInTests"/>.</summary>
public sealed class GitHubSignInTests(GitHubHouse house) : IClassFixture<GitHubHouse>
{
    private TestEtude Etude => house.Etude;

    private StandInGitHub GitHub => house.GitHub;

    [Fact]
    public async Task Of_somebody_new_is_kept_what_Supabase_would_have_written()
    {
        var who = house.Stranger();

        await house.SignsIn(who);

        Assert.True(await Etude.Asks<bool>("select raw_user_meta_data = $2::text::jsonb || jsonb_build_object('iss', $3::text) from auth.users where email = $1",
            who.Email, who.Metadata().ToJsonString(), new Uri(GitHub.Address, "/api/v3").ToString()));
    }

    [Fact]
    public async Task Somebody_known_is_found_by_their_number_under_another_name_and_address()
    {
        var who = house.Stranger();
        await house.SignsIn(who);
        var id = await Etude.Asks<Guid>("select id from auth.users where email = $1", who.Email);

        var (_, landed) = await house.SignsIn(who with { Login = "renamed", Email = "moved@example.org", Name = "" }, "/problems");

        Assert.Equal("/problems", landed.Location);
        Assert.Equal("moved@example.org renamed", await Etude.Asks<string>("select email || ' ' || (raw_user_meta_data ->> 'name') from auth.users where id = $1", id));
    }

    [Fact]
    public async Task An_address_that_was_given_up_leads_its_next_owner_to_an_account_of_their_own()
    {
        var (first, second) = (house.Stranger(), house.Stranger());
        var (victim, _) = await house.SignsIn(first);
        await victim.Sends((await victim.Gets("/settings")).Form("/settings").With("display_name", "The first"));

        var (browser, landed) = await house.SignsIn(second with { Email = first.Email.ToUpperInvariant() });

        Assert.Equal("/onboarding", landed.Location);
        Assert.DoesNotContain("The first", (await browser.Gets("/settings")).Text, StringComparison.Ordinal);
        Assert.Equal(2L, await Etude.Asks<long>("select count(*) from users where lower(settings_json ->> 'email') = lower($1)", first.Email));
        Assert.Equal("/today", (await house.SignsIn(second with { Email = first.Email })).Landed.Location);
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_make_one_account()
    {
        var who = GitHub.Who = house.Stranger();
        var callbacks = new List<(Browser Browser, Uri Callback)>();
        for (var i = 0; i < 4; i++)
        {
            var browser = Etude.Browser();
            callbacks.Add((browser, await GitHub.SaysYes((await browser.GoesToGitHub()).Address)));
        }

        var landed = await Task.WhenAll(callbacks.Select(c => c.Browser.ComesBack(c.Callback)));

        Assert.All(landed, page => Assert.Equal(HttpStatusCode.SeeOther, page.Status));
        Assert.Equal((1L, 4L), (await Etude.Asks<long>("select count(*) from auth.users where email = $1", who.Email), await house.SignIns(who)));
    }

    [Fact]
    public async Task Without_a_verified_address_nobody_is_signed_in()
    {
        var who = house.Stranger() with { Verified = false };
        var (browser, answer) = await house.SignsIn(who);

        await house.IsRefused(browser, answer, SignInProblem.NoEmail, who);
    }
}
