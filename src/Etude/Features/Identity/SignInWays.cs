using Etude.Features.Identity.GitHub;
using Etude.Features.Identity.Supabase;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>The one way to sign in that this Etude offers: its services and its routes. The others are not there at all.</summary>
public static class SignInWays
{
    /// <exception cref="PlainException">Local sign-in on an address that others can reach.</exception>
    public static void AddSignInWay(this IServiceCollection services, EtudeSettings settings)
    {
        switch (settings.SignIn)
        {
            case SignInWay.Supabase:
                services.AddSingleton(settings.Supabase ?? throw new InvalidOperationException("A way to sign in comes with its settings."));
                services.AddSingleton<FlowCookies>().AddSingleton<SupabaseAuth>().AddSingleton<SigningKeys>().AddSingleton<AccessTokens>();
                services.AddSingleton<TokenSafe>().AddSingleton<KeptSessions>().AddSingleton<FinishSupabase>();
                services.AddSingleton<SessionKeeper>().AddHostedService(s => s.GetRequiredService<SessionKeeper>());
                break;
            case SignInWay.GitHub:
                services.AddSingleton<GitHubAccounts>();
                services.AddGitHub(settings, settings.GitHub ?? throw new InvalidOperationException("A way to sign in comes with its settings."));
                break;
            case SignInWay.Local when !settings.ListensOnLoopback:
                throw new PlainException(
                    $"Local sign-in asks for no password, so Etude only offers it on this machine itself, not on {(settings.Url.IsLoopback ? settings.PublicUrl! : settings.Url).Host}. Set ETUDE_URL to a loopback address, such as http://127.0.0.1:5080, and leave ETUDE_PUBLIC_URL away; or let people sign in with Supabase or GitHub.", 2);
            default:
                break;
        }
    }

    public static void MapSignInWay(this IEndpointRouteBuilder app)
    {
        var way = app.ServiceProvider.GetRequiredService<EtudeSettings>().SignIn;
        switch (way)
        {
            case SignInWay.Supabase:
                app.MapPost(ShowSignIn.ActionOf(way), BeginSupabase.Handle).AllowAnonymous();
                app.MapGet(CallbackAddress.Path, FinishSupabase.Handle).AllowAnonymous();
                break;
            case SignInWay.GitHub:
                app.MapPost(ShowSignIn.ActionOf(way), BeginGitHub.Handle).AllowAnonymous();
                app.MapGet(CallbackAddress.Path, GitHubHandler.Handle).AllowAnonymous();
                break;
            default:
                app.MapPost(ShowSignIn.ActionOf(way), SignInLocally.Handle).AllowAnonymous();
                return;
        }

        // An address that somebody typed or kept leads to the button; nothing begins by itself.
        app.MapGet(ShowSignIn.ActionOf(way), (string? next) => SeeOther.At($"/signin?next={Uri.EscapeDataString(ReturnPath.Safe(next))}")).AllowAnonymous();
    }
}
