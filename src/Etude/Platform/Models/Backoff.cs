namespace Etude.Platform.Models;

/// <summary>How long to wait before a call is tried again.</summary>
internal static class Backoff
{
    /// <summary>How often a call is made at most.</summary>
    public const int Tries = 3;

    /// <summary>The longest wait within a call; who asks for more is asked again by the queue.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a failed try; null when it makes no sense to wait here.</summary>
    /// <param name="made">How many tries were made, from 1 on.</param>
    /// <param name="retryAfter">What the server asked for; it is kept to.</param>
    public static TimeSpan? After(int made, ModelFault fault, TimeSpan? retryAfter, TimeSpan first)
    {
        // A call that ran out of time took all the time there is.
        if (made >= Tries || fault is not (ModelFault.Busy or ModelFault.Down))
            return null;
        var wait = retryAfter ?? first * Math.Pow(2, made - 1);
        return wait <= Longest ? wait : null;
    }
}
