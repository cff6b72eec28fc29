using System.Buffers.Text;
using System.Text;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Configuration;

public sealed class SignInSettingsTests
{
    private static readonly Dictionary<string, string?> Project = new()
    {
        ["SUPABASE_URL"] = "https://abcdefgh.supabase.co/", ["SUPABASE_PUBLISHABLE_KEY"] = "sb_publishable_abc", ["DATABASE_URL"] = "postgresql://postgres:pw@db.abcdefgh.supabase.co:5432/postgres",
    };

    private static readonly Dictionary<string, string?> App = new() { ["GITHUB_CLIENT_ID"] = "Iv1.abc", ["GITHUB_CLIENT_SECRET"] = "0123456789" };

    [Fact]
    public void A_Supabase_project_is_its_address_and_its_publishable_key()
    {
        var settings = Load(Project);

        Assert.Equal((SignInWay.Supabase, "https://abcdefgh.supabase.co/auth/v1", null, null), (settings.SignIn, settings.Supabase!.Issuer, settings.Supabase.JwtSecret, settings.GitHub));
        Assert.Equal("https://abcdefgh.supabase.co", settings.Supabase.ToString());
    }

    [Theory]
    [InlineData(null, "https://api.github.com/")]
    [InlineData("https://tonic.ghe.com", "https://api.tonic.ghe.com/")]
    [InlineData("https://github.example.org", "https://github.example.org/api/v3/")]
    public void GitHub_may_be_a_companys_own(string? url, string api)
    {
        var settings = Load(App, ("GITHUB_URL", url));

        Assert.Equal((SignInWay.GitHub, api), (settings.SignIn, settings.GitHub!.Api.ToString()));
        Assert.DoesNotContain("0123456789", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SUPABASE_URL", null, "is not set, but people shall sign in with Supabase")]
    [InlineData("SUPABASE_URL", "http://abcdefgh.supabase.co", "must begin with https://")]
    [InlineData("SUPABASE_URL", "https://abcdefgh.supabase.co/auth/v1", "must be only scheme, host and port")]
    [InlineData("SUPABASE_URL", "abcdefgh", "must be an address such as")]
    [InlineData("SUPABASE_PUBLISHABLE_KEY", null, "is not set, but people shall sign in with Supabase")]
    [InlineData("SUPABASE_PUBLISHABLE_KEY", "two words", "holds a space")]
    [InlineData("SUPABASE_PUBLISHABLE_KEY", "sb_secret_abc", "holds the secret key")]
    [InlineData("SUPABASE_PUBLISHABLE_KEY", "service_role", "holds the secret key")]
    [InlineData("SUPABASE_JWT_SECRET", "short", "is shorter than 32 characters")]
    [InlineData("DATABASE_URL", null, "is not set, but people sign in with Supabase")]
    public void Half_a_project_is_named_by_what_is_missing(string name, string? value, string fault) =>
        IsRefused(Project, name, value is "service_role" ? OldKey(value) : value, fault, ("ETUDE_AUTH", "supabase"));

    [Theory]
    [InlineData("GITHUB_CLIENT_ID", null, "is not set, but people shall sign in with GitHub")]
    [InlineData("GITHUB_CLIENT_SECRET", null, "is not set, but people shall sign in with GitHub")]
    [InlineData("GITHUB_CLIENT_SECRET", "a\u00e9", "holds a space or a character")]
    [InlineData("GITHUB_URL", "http://github.example.org", "must begin with https://")]
    public void Half_an_app_is_named_by_what_is_missing(string name, string? value, string fault) => IsRefused(App, name, value, fault, ("ETUDE_AUTH", "github"));

    [Fact]
    public void An_old_key_for_everybody_is_taken() => Assert.NotNull(Load(Project, ("SUPABASE_PUBLISHABLE_KEY", OldKey("anon"))).Supabase);

    [Fact]
    public void Only_local_sign_in_is_held_to_this_machine()
    {
        using var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        var settings = TestEtude.Settings() with { SignIn = SignInWay.GitHub, GitHub = Load(App).GitHub, Url = new Uri("https://practice.example.org") };

        Assert.NotNull(Etude.App.Build(settings, source, TimeProvider.System, "http://127.0.0.1:0"));
    }

    private static string OldKey(string role) => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"role":"{{role}}"}"""))}.c2ln";

    private static void IsRefused(Dictionary<string, string?> all, string name, string? value, string fault, (string, string) way)
    {
        var refusal = Assert.Throws<PlainException>(() => Load(all, (name, value), way));

        Assert.StartsWith($"{name} {fault}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.ExitCode);
        Assert.True(value is null or "short" || fault.StartsWith("must be", StringComparison.Ordinal) || !refusal.Message.Contains(value, StringComparison.Ordinal), refusal.Message);
    }

    private static EtudeSettings Load(Dictionary<string, string?> all, params (string Name, string? Value)[] changed)
    {
        var environment = new Dictionary<string, string?>(all);
        foreach (var (name, value) in changed)
            environment[name] = value ?? "";
        return EtudeSettings.Load(environment, ThrowawayFolder.Make("root"));
    }
}
