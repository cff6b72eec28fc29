using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;

namespace Etude.Features.Identity.GitHub;

/// <summary>Begins a sign-in with GitHub: by a button alone, so that nothing that only reads addresses ahead can begin one.</summary>
public static class BeginGitHub
{
    public static async Task Handle(HttpContext http, FormFields form, TimeProvider clock)
    {
        var flow = new AuthenticationProperties { IssuedUtc = clock.GetUtcNow() };
        flow.Items[GitHubSignIn.Next] = ReturnPath.Safe(form.Text("next", 2000));
        flow.Items[GitHubSignIn.Zone] = Zones.Find(form.Text("tz", 1000))?.Id;
        await http.ChallengeAsync(GitHubSignIn.Scheme, flow);
    }
}
