using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>The front door: for strangers what Etude is, with a small exercise; for the signed-in the way to Today.</summary>
public static class ShowWelcome
{
    /// <param name="Line">The line a visitor marked, 1 to 6, or null before they answer.</param>
    /// <param name="Confidence">How sure they said they were, 1 to 5.</param>
    public sealed record View(int? Line, int? Confidence)
    {
        public const int RightLine = 4;

        public bool Right => Line == RightLine;
    }

    public static IResult Handle(HttpContext http, PageContext page, string? line, string? sure) =>
        http.User.Identity?.IsAuthenticated == true
            ? SeeOther.At(ReturnPath.Today)
            : page.Show<WelcomePage>("Practise until you can do it alone", new View(Within(line, 6), Within(sure, 5)));

    private static int? Within(string? text, int most) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
