using System.Text.Json;

namespace Etude.Features.Identity.Supabase;

/// <summary>What Supabase Auth gives for a code or a refresh token. Its tokens are for the server alone.</summary>
public sealed record SupabaseSession
{
    private const int LongestToken = 16_384;

    public required string AccessToken { get; init; }

    /// <summary>Good for one refresh.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>How long the access token holds.</summary>
    public required TimeSpan Life { get; init; }

    /// <summary>The account, by <c>auth.users.id</c>.</summary>
    public required Guid User { get; init; }

    /// <summary>What GitHub says of the person; null for an account that knows no GitHub.</summary>
    public required GitHubIdentity? GitHub { get; init; }

    /// <exception cref="SignInException">The answer is not of that shape.</exception>
    public static SupabaseSession Read(JsonElement answer)
    {
        if (!Text(answer, "access_token", out var access) || !Text(answer, "refresh_token", out var refresh)
            || !answer.TryGetProperty("expires_in", out var seconds) || seconds.ValueKind != JsonValueKind.Number || !seconds.TryGetInt32(out var life) || life <= 0
            || !answer.TryGetProperty("user", out var user) || !Text(user, "id", out var id) || !Guid.TryParse(id, out var person))
            throw new SignInException(SignInProblem.Unreadable);
        return new SupabaseSession
        {
            AccessToken = access, RefreshToken = refresh, Life = TimeSpan.FromSeconds(life), User = person, GitHub = GitHubOf(user),
        };
    }

    /// <summary>The identity's own data comes from GitHub; the account's metadata can be changed by whoever it belongs to.</summary>
    private static GitHubIdentity? GitHubOf(JsonElement user)
    {
        if (!user.TryGetProperty("identities", out var identities) || identities.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var identity in identities.EnumerateArray())
            if (Text(identity, "provider", out var provider) && provider == "github" && identity.TryGetProperty("identity_data", out var data) && data.ValueKind == JsonValueKind.Object)
                return new GitHubIdentity(TextOf(data, "name") ?? TextOf(data, "user_name"), TextOf(data, "avatar_url"), TextOf(data, "email"),
                    data.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True);
        return null;
    }

    private static string? TextOf(JsonElement holder, string name) => Text(holder, name, out var text) ? text : null;

    private static bool Text(JsonElement holder, string name, out string text)
    {
        text = holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text.Length is > 0 and <= LongestToken;
    }

    /// <summary>Without the tokens.</summary>
    public override string ToString() => $"a session of {User}";
}

/// <summary>What GitHub told Supabase of somebody.</summary>
/// <param name="IsVerified">GitHub has seen that the e-mail address is theirs.</param>
public sealed record GitHubIdentity(string? Name, string? Picture, string? Email, bool IsVerified)
{
    /// <summary>The address that may say who owns the instance; empty where nobody vouches for one.</summary>
    public string VouchedEmail => IsVerified && Email is not null ? Email : "";
}
