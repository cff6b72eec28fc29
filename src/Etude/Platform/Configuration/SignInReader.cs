using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Etude.Platform.Configuration;

/// <summary>Reads the settings of the two ways to sign in that need any; whatever is half said stops the start with a sentence.</summary>
internal static class SignInReader
{
    /// <summary>HS256 wants as many bits as it makes; Supabase's own secrets are longer.</summary>
    private const int ShortestSecret = 32;

    public static SupabaseSettings? Supabase(SettingsReader get)
    {
        if (get.SignIn() != SignInWay.Supabase)
            return null;
        Need(get, "SUPABASE_URL", "set it to the project's address, such as https://abcdefgh.supabase.co");
        Need(get, "SUPABASE_PUBLISHABLE_KEY", "copy it from the project's settings, API keys");
        if (get.Text("DATABASE_URL") is null)
            throw SettingsReader.Wrong("DATABASE_URL", "is not set, but people sign in with Supabase, which keeps their accounts in its own database; set it to the project's connection string");
        var key = Secret(get, "SUPABASE_PUBLISHABLE_KEY");
        if (key.StartsWith("sb_secret_", StringComparison.Ordinal) || RoleOf(key) == "service_role")
            throw SettingsReader.Wrong("SUPABASE_PUBLISHABLE_KEY", "holds the secret key, which Etude neither needs nor should have; take the publishable one (sb_publishable_… or anon)");
        var secret = get.Text("SUPABASE_JWT_SECRET");
        if (secret is { Length: < ShortestSecret })
            throw SettingsReader.Wrong("SUPABASE_JWT_SECRET", $"is shorter than {ShortestSecret} characters, so it is not the project's; copy it again, or leave it out where the project has signing keys");
        return new SupabaseSettings { Url = Safe(get, "SUPABASE_URL", "https://abcdefgh.supabase.co"), PublishableKey = key, JwtSecret = secret };
    }

    public static GitHubSettings? GitHub(SettingsReader get)
    {
        if (get.SignIn() != SignInWay.GitHub)
            return null;
        Need(get, "GITHUB_CLIENT_ID", "make an OAuth app at GitHub (Settings, Developer settings) and copy its client ID");
        Need(get, "GITHUB_CLIENT_SECRET", "make a client secret on the page of the OAuth app and copy it");
        return new GitHubSettings
        {
            ClientId = Secret(get, "GITHUB_CLIENT_ID"), ClientSecret = Secret(get, "GITHUB_CLIENT_SECRET"), Url = Safe(get, "GITHUB_URL", "https://github.com"),
        };
    }

    private static void Need(SettingsReader get, string name, string remedy)
    {
        if (get.Text(name) is null)
            throw SettingsReader.Wrong(name, $"is not set, but people shall sign in with {get.SignIn()}; {remedy}");
    }

    /// <summary>A value that becomes part of a header or an address; what is wrong with it is said without showing it.</summary>
    private static string Secret(SettingsReader get, string name) => get.Text(name) is { } text && text.All(c => c is > ' ' and <= '~') ? text
        : throw SettingsReader.Wrong(name, "holds a space or a character that no key has; copy it again");

    private static Uri Safe(SettingsReader get, string name, string otherwise)
    {
        var url = get.Address(name, otherwise);
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback ? url
            : throw SettingsReader.Wrong(name, $"must begin with https://, because tokens travel there; http:// is for this machine only");
    }

    /// <summary>The role that an old key, a signed token, is for; null for a new one.</summary>
    private static string? RoleOf(string key)
    {
        try
        {
            return key.Split('.') is [_, var claims, _] && Base64Url.IsValid(claims)
                && JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims))) is { ValueKind: JsonValueKind.Object } said
                && said.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String ? role.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
