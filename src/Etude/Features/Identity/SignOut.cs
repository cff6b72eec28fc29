using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;

namespace Etude.Features.Identity;

public static class SignOut
{
    public static async Task<IResult> Handle(HttpContext http, PageContext page)
    {
        await http.SignOutAsync();
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return SeeOther.At("/");
    }
}
