using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;

namespace Etude.Features.Identity;

/// <summary>Ends this browser's sign-in, in the database first: a copy of its cookie is worth nothing afterwards.</summary>
public static class SignOut
{
    public static async Task<IResult> Handle(HttpContext http, Db db, CancellationToken cancel)
    {
        if (Me.Of(http.User) is not null)
        {
            await using var batch = db.AsService();
            SignIns.EndThisBrowsers(batch, http);
            await batch.Run(cancel);
        }

        await http.ForgetSignIn();
        return SeeOther.At("/");
    }
}
