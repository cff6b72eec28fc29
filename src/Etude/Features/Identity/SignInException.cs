namespace Etude.Features.Identity;

/// <summary>
/// A provider did not do what was asked, or what it said was not believed. The words are never the provider's, which may repeat a token.
/// </summary>
/// <param name="code">Its code, or one of ours: see <see cref="SignInProblem"/>.</param>
/// <param name="retryAfter">What the provider asked to wait, if it did.</param>
public sealed class SignInException(string code, TimeSpan? retryAfter = null) : Exception($"The sign-in failed: {code}.")
{
    public string Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Not about one person: the provider is away, slow, or has too much to do, and whoever asks next hears the same.</summary>
    public bool IsForEverybody => code is SignInProblem.Down or SignInProblem.Slow or SignInProblem.TooMany or SignInProblem.Unreadable;
}
