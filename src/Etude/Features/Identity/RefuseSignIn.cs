using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>A sign-in that came to nothing leads to the sign-in page, which says why. The address it leads away from held a code; this one holds none.</summary>
public static class RefuseSignIn
{
    /// <summary>The longest wait that the page speaks of, in seconds.</summary>
    private const int LongestWait = 3600;

    /// <param name="next">Where the person was going; null where nobody knows any more.</param>
    public static IResult At(HttpContext http, SignInException failure, string? next)
    {
        var code = SignInProblem.Known(failure.Code);
        SecurityLog.NotSignedIn(http, code);
        var wait = failure.RetryAfter is { } asked ? $"&wait={Math.Clamp((int)Math.Ceiling(asked.TotalSeconds), 1, LongestWait)}" : "";
        return SeeOther.At($"/signin?problem={code}{wait}&next={Uri.EscapeDataString(ReturnPath.Safe(next))}");
    }
}
