using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Shell;

/// <summary>The same answer for what does not exist and for what belongs to somebody else.</summary>
public static class NotFoundAnswer
{
    public static RazorComponentResult<ErrorPage> NotHere(this PageContext page, Batch batch, string sentence) =>
        page.Show<ErrorPage>("Nothing here", new ErrorView("Nothing here", sentence, page.Path, []), batch, StatusCodes.Status404NotFound);
}
