using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>
/// Sends the browser on to the provider. Not by a redirect: browsers hold a form's redirects to the page's <c>form-action</c>, and where a
/// provider leads to next is not ours to list. So it is a page of ours that moves on by itself, and has a link.
/// </summary>
public static class LeaveFor
{
    public sealed record View(string Address);

    public static IResult GitHub(PageContext page, Uri address)
    {
        page.Http.Response.Headers["Refresh"] = $"0; url={address.AbsoluteUri}";
        return page.Show<LeavePage>("On to GitHub", new View(address.AbsoluteUri));
    }
}
