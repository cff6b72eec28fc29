using System.Globalization;
using System.Text.Json.Nodes;

namespace Etude.Tests.Support.Identity;

/// <summary>Somebody with an account at GitHub.</summary>
/// <param name="Verified">GitHub has seen that the address is theirs.</param>
public sealed record StandInPerson(long Number, string Login, string Email, bool Verified = true)
{
    public string Name { get; init; } = "Ada Byron";

    public string Picture => $"https://avatars.example.org/u/{Number}";

    public static JsonObject App() => new() { ["provider"] = "github", ["providers"] = new JsonArray("github") };

    /// <summary>What Supabase keeps of them.</summary>
    public JsonObject Metadata() => new()
    {
        ["iss"] = "https://api.github.com", ["sub"] = Number.ToString(CultureInfo.InvariantCulture), ["name"] = Name, ["preferred_username"] = Login, ["user_name"] = Login,
        ["full_name"] = Name, ["avatar_url"] = Picture, ["provider_id"] = Number.ToString(CultureInfo.InvariantCulture), ["email"] = Email, ["email_verified"] = Verified,
    };
}
