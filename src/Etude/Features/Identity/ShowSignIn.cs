using Etude.Platform.Configuration;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Identity;

public static class ShowSignIn
{
    public sealed record View(string Email, string DisplayName, string Next, string? Mistake = null);

    /// <summary>The page of a way that leads to somebody else's sign-in.</summary>
    /// <param name="Action">Where its one button leads.</param>
    /// <param name="Provider">Who passes on what GitHub says; null where GitHub says it itself.</param>
    /// <param name="Problem">Why the last sign-in came to nothing; null where there was none.</param>
    public sealed record ProviderView(string Action, string? Provider, string Next, string? Problem);

    public static IResult Handle(PageContext page, EtudeSettings settings, string? next, string? problem, string? wait)
    {
        var status = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        var title = problem is null ? "Sign in" : "Error: Sign in";
        return settings.SignIn == SignInWay.Local
            ? page.Show<SignInPage>("Sign in", new View("", "", ReturnPath.Safe(next)))
            : page.Show<ProviderSignInPage>(title, new ProviderView(ActionOf(settings.SignIn), settings.Supabase?.Url.Host, ReturnPath.Safe(next), Words(problem, wait)), status: status);
    }

    /// <summary>The address that begins this way of signing in; asked for as a page, it leads to the button.</summary>
    public static string ActionOf(SignInWay way) => $"/signin/{SignIns.Word(way)}";

    private static string? Words(string? problem, string? wait) => problem is null ? null
        : SignInProblem.SentenceOf(problem) + (int.TryParse(wait, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600 ? $" It asked to wait {Duration(seconds)}." : "");

    private static string Duration(int seconds) => seconds switch
    {
        1 => "a second",
        < 120 => $"{seconds} seconds",
        _ => $"{(seconds + 59) / 60} minutes",
    };
}
