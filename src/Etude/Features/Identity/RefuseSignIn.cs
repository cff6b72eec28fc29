using Etude.Platform.Web;

namespace Etude.Features.Identity;

/// <summary>A sign-in that came to nothing leads to the sign-in page, which says why. The address it leads away from held a code; this one holds none.</summary>
public static class RefuseSignIn
{
    /// <summary>The longest wait that the page speaks of, in seconds.</summary>
    private const int LongestWait = 3600;

    public static IResult At(SignInException failure, string? next, ILogger log) => SeeOther.At(Address(failure, next, log));

    /// <param name="next">Where the person was going; null where nobody knows any more.</param>
    public static string Address(SignInException failure, string? next, ILogger log)
    {
        var code = SignInProblem.Known(failure.Code);
        log.LogWarning("A sign-in came to nothing: {Code}", code);
        var wait = failure.RetryAfter is { } asked ? $"&wait={Math.Clamp((int)Math.Ceiling(asked.TotalSeconds), 1, LongestWait)}" : "";
        return $"/signin?problem={code}{wait}&next={Uri.EscapeDataString(ReturnPath.Safe(next))}";
    }
}
