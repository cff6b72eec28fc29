using System.Net;

namespace Etude.Tests.Support.Identity;

/// <summary>A sign-in as a browser without scripts does it.</summary>
public static class Coming
{
    /// <summary>The first half: opens the sign-in page and presses its button.</summary>
    /// <param name="headers">What a proxy in between adds.</param>
    /// <returns>The page that leads on, and the provider's address that it leads to.</returns>
    public static async Task<(Page Page, string Address)> GoesToGitHub(this Browser browser, string next = "/today", string zone = "", params (string, string)[] headers)
    {
        var page = await browser.Gets($"/signin?next={Uri.EscapeDataString(next)}", headers);
        var form = page.Html.Forms.Select(HtmlForm.Of).Single(f => f.Action.StartsWith("/signin/", StringComparison.Ordinal));
        var leaving = await browser.Sends(form.With("tz", zone), headers);
        Assert.Equal(HttpStatusCode.OK, leaving.Status);
        return (leaving, leaving.Html.QuerySelector("main a")!.GetAttribute("href")!);
    }

    /// <summary>The other half: the provider's answer comes back through the browser.</summary>
    public static Task<Page> ComesBack(this Browser browser, Uri callback, params (string, string)[] headers) =>
        browser.Gets(callback.PathAndQuery, [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), .. headers]);
}
