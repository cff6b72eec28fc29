namespace Etude.Features.Identity;

/// <summary>Where to go after signing in: only a path of this site, else Today.</summary>
public static class ReturnPath
{
    public const string Today = "/today";

    public static string Safe(string? wanted) =>
        wanted is ['/', not '/' and not '\\', ..] && !wanted.Any(c => char.IsControl(c) || c == '\\') ? wanted : Today;
}
