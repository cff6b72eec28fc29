namespace Etude.Features.Identity;

/// <summary>Where to go after signing in: only a path of this site, in the characters that a header can carry, else Today.</summary>
public static class ReturnPath
{
    public const string Today = "/today";

    /// <summary>Where somebody new begins.</summary>
    public const string FirstSteps = "/onboarding";

    public static string Safe(string? wanted) =>
        wanted is ['/', not '/' and not '\\', ..] && wanted.All(c => c is > ' ' and <= '~' and not '\\') ? wanted : Today;
}
