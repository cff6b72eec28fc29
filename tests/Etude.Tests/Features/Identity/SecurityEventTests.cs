using System.Net;
using Etude.Platform.Web;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Features.Identity;

/// <summary>What the security log tells of a deed: that it was done, by whom; and nothing of one that was only tried.</summary>
public sealed class SecurityEventTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const int SignedOut = 202;
    private const int Refused = 203;
    private const int SignInEnded = 208;
    private const int SignInsEnded = 209;
    private const string SignIns = "/settings/sign-ins";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Ending_a_sign_in_from_the_page_is_noted_with_who_did_it()
    {
        var ada = await Etude.Somebody();
        await Etude.SignsIn(ada.Email);
        var log = Hears();
        var page = await ada.Gets(SignIns);

        await ada.Sends(page.Form(page.Html.QuerySelectorAll("main li form")[^1].GetAttribute("action")!));
        await ada.Sends(page.Form($"{SignIns}/removal").With("which", "others"));
        await ada.Sends(page.Form($"{SignIns}/removal").With("which", "all"));

        Assert.Equal([SignInEnded, SignInsEnded, SignedOut, SignInsEnded], log.Events(Logs.Security, ada.Id.ToString()));
    }

    [Fact]
    public async Task What_is_somebody_elses_or_asked_with_a_dead_sign_in_was_not_done_and_is_not_said_to_be()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var (hers, his) = ((await ada.Gets(SignIns)).Form($"{SignIns}/removal"), await Etude.Asks<Guid>("select id from etude.sign_ins where user_id = $1", bob.Id));
        await Etude.Does("update etude.sign_ins set ended_at = now() where user_id = $1", bob.Id);
        var log = Hears();

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(hers.To($"{SignIns}/{his}/removal"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await bob.Gets("/settings/data/archive.zip")).Status);
        await Etude.Does("update auth.users set banned_until = 'infinity' where id = $1", ada.Id);
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(hers.With("which", "all"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Etude.Browser().Gets("/settings/data/archive.zip")).Status);

        // Both lost their cookies over it, and that is all.
        Assert.Equal([SignedOut], log.Events(Logs.Security, bob.Id.ToString()));
        Assert.Equal([SignedOut], log.Events(Logs.Security, ada.Id.ToString()));
        Assert.Empty(log.Events(Logs.Security, "Exported"));
    }

    [Fact]
    public async Task A_deed_without_its_forms_token_is_refused_and_no_deed()
    {
        var (ada, log) = (await Etude.Somebody(), Hears());

        await ada.Asks(HttpMethod.Post, $"{SignIns}/removal", new FormUrlEncodedContent([]), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal([Refused], log.Events(Logs.Security, ada.Id.ToString()));
    }

    private HeardLog Hears()
    {
        var log = new HeardLog();
        Etude.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return log;
    }
}
