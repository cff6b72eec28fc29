using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Identity;

public static class ShowSignIn
{
    public sealed record View(string Email, string DisplayName, string Next, string? Mistake = null);

    public static RazorComponentResult<SignInPage> Handle(PageContext page, string? next) =>
        page.Show<SignInPage>("Sign in", new View("", "", ReturnPath.Safe(next)));
}
