using System.Security.Claims;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Settings;

/// <summary>The keys, and how grades and dates come about: for everybody, and in the theme, size and motion of whoever is signed in.</summary>
public static class ShowHelp
{
    public static async Task<RazorComponentResult> Handle(ClaimsPrincipal user, Db db, PageContext page, CancellationToken cancel)
    {
        if (Me.Of(user) is not { } me)
            return page.Show<HelpOutsidePage>("Help and keys", new HelpModel());
        await using var batch = db.As(me);
        try
        {
            await batch.Run(cancel);
        }
        catch (SignInOverException)
        {
            return page.Show<HelpOutsidePage>("Help and keys", new HelpModel());
        }

        return page.Show<HelpPage>("Help and keys", new HelpModel(), batch);
    }
}
