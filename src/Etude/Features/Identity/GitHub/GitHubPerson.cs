using System.Globalization;
using System.Text.Json;

namespace Etude.Features.Identity.GitHub;

/// <summary>Somebody as GitHub knows them.</summary>
/// <param name="Number">GitHub's number of the account: it stays when the name or the e-mail address changes.</param>
/// <param name="Login">The name in addresses.</param>
/// <param name="Email">The primary address, which GitHub has verified.</param>
public sealed record GitHubPerson(long Number, string Login, string Name, string Picture, string Email)
{
    public string ProviderId => Number.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="SignInException">The answers are not of the shape that GitHub documents, or no address is both primary and verified.</exception>
    public static GitHubPerson Read(JsonElement user, JsonElement emails)
    {
        if (user.ValueKind != JsonValueKind.Object || !user.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out var number) || Text(user, "login") is not { Length: > 0 } login
            || emails.ValueKind != JsonValueKind.Array)
            throw new SignInException(SignInProblem.Unreadable);
        var email = emails.EnumerateArray().Where(e => Yes(e, "primary") && Yes(e, "verified")).Select(e => Text(e, "email")).FirstOrDefault(e => e is { Length: > 2 and <= 254 });
        return new GitHubPerson(number, login, Text(user, "name") is { Length: > 0 } name ? name : login, Text(user, "avatar_url") ?? "", email ?? throw new SignInException(SignInProblem.NoEmail));
    }

    private static string? Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Yes(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
