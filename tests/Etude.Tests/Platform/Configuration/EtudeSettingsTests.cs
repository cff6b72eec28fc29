using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Tests.Support;

namespace Etude.Tests.Platform.Configuration;

public sealed class EtudeSettingsTests
{
    private readonly string root = ThrowawayFolder.Make("root");

    [Fact]
    public void Nothing_set_means_the_defaults()
    {
        var settings = Load();
        Assert.Equal(Path.Combine(root, ".etude"), settings.Home);
        Assert.Equal(Path.Combine(root, "content"), settings.ContentFolder);
        Assert.Equal(new Uri("http://127.0.0.1:5080"), settings.Url);
        Assert.Equal(SignInWay.Local, settings.SignIn);
        Assert.Null(settings.DatabaseUrl);
        Assert.Empty(settings.OwnerEmails);
        Assert.Equal(4, settings.JobsAtOnce);
    }

    [Fact]
    public void The_environment_goes_before_the_file()
    {
        File.WriteAllText(Path.Combine(root, ".env.local"), "ETUDE_URL=http://127.0.0.1:1000\nETUDE_HOME=/from/file\n");
        var settings = Load(("ETUDE_URL", "http://127.0.0.1:2000"));
        Assert.Equal(2000, settings.Url.Port);
        Assert.Equal("/from/file", settings.Home);
    }

    [Fact]
    public void An_empty_variable_hides_the_line_of_the_file()
    {
        File.WriteAllText(Path.Combine(root, ".env.local"), "DATABASE_URL=postgres://elsewhere\n");
        Assert.Null(Load(("DATABASE_URL", "")).DatabaseUrl);
    }

    [Theory]
    [InlineData("data/", "{root}/data")]
    [InlineData("/var/x/", "/var/x")]
    [InlineData("~/etude", "/home/ada/etude")]
    [InlineData("../beside", "{root}/../beside")]
    public void A_folder_counts_from_the_root(string given, string meant) =>
        Assert.Equal(Path.GetFullPath(meant.Replace("{root}", root)), Load(("ETUDE_HOME", given), ("HOME", "/home/ada")).Home);

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:8000/", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("https://127.8.9.1", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://etude.example.org", false)]
    public void An_address_says_whether_only_this_machine_reaches_it(string url, bool loopback) =>
        Assert.Equal(loopback, Load(("ETUDE_URL", url)).ListensOnLoopback);

    [Theory]
    [InlineData("http://127.0.0.1:5080", "", true, false)]
    [InlineData("http://127.0.0.1:5080", "https://localhost", true, true)]
    [InlineData("http://127.0.0.1:5080", "https://practice.example.org", false, true)]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080", false, false)]
    [InlineData("https://127.0.0.1:5443", "", true, true)]
    public void What_people_type_counts_too(string url, string typed, bool loopback, bool https)
    {
        var settings = Load(("ETUDE_URL", url), ("ETUDE_PUBLIC_URL", typed));
        Assert.Equal((loopback, https), (settings.ListensOnLoopback, settings.IsHttps));
    }

    [Fact]
    public void Proxies_are_addresses_and_networks() =>
        Assert.Equal(["127.0.0.1/32", "172.18.0.0/16", "::1/128"], Load(("ETUDE_TRUSTED_PROXIES", "127.0.0.1, 172.18.0.0/16 ::1")).TrustedProxies.Select(n => n.ToString()));

    [Fact]
    public void A_secret_that_is_refused_is_not_shown() =>
        Assert.DoesNotContain("hunter2", Assert.Throws<PlainException>(() => Load(("ETUDE_KEY_SECRET", "hunter2"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "", "", SignInWay.Local)]
    [InlineData("", "", "abc", SignInWay.GitHub)]
    [InlineData("", "https://x.supabase.co", "abc", SignInWay.Supabase)]
    [InlineData("Local", "https://x.supabase.co", "", SignInWay.Local)]
    public void The_way_to_sign_in_follows_from_what_is_configured(string auth, string supabase, string github, SignInWay way) =>
        Assert.Equal(way, Load(("ETUDE_AUTH", auth), ("SUPABASE_URL", supabase), ("SUPABASE_PUBLISHABLE_KEY", "key"), ("DATABASE_URL", "postgres://there"),
            ("GITHUB_CLIENT_ID", github), ("GITHUB_CLIENT_SECRET", "secret")).SignIn);

    [Fact]
    public void Owners_are_compared_in_lower_case() =>
        Assert.Equal(["ada@example.org", "bob@example.org"], Load(("ETUDE_OWNER_EMAILS", "Ada@Example.org, bob@example.org,")).OwnerEmails.Order());

    [Theory]
    [InlineData("ETUDE_URL", "127.0.0.1:5080", "must be an address such as")]
    [InlineData("ETUDE_URL", "ftp://127.0.0.1", "must be an address such as")]
    [InlineData("ETUDE_URL", "http://127.0.0.1:99999", "must be an address such as")]
    [InlineData("ETUDE_URL", "http://127.0.0.1:5080/etude", "must be only scheme, host and port")]
    [InlineData("ETUDE_URL", "http://me:pw@127.0.0.1", "must be only scheme, host and port")]
    [InlineData("ETUDE_PUBLIC_URL", "practice.example.org", "must be an address such as")]
    [InlineData("ETUDE_PUBLIC_URL", "https://practice.example.org/etude", "must be only scheme, host and port")]
    [InlineData("ETUDE_TRUSTED_PROXIES", "proxy.example.org", "must be addresses or networks such as")]
    [InlineData("ETUDE_TRUSTED_PROXIES", "10.0.0.0/33", "must be addresses or networks such as")]
    [InlineData("ETUDE_TRUSTED_PROXIES", "127.0.0.1, 0.0.0.0/0", "would believe everybody by \"0.0.0.0/0\"")]
    [InlineData("ETUDE_TRUSTED_PROXIES", "::/0", "would believe everybody by")]
    [InlineData("ETUDE_KEY_SECRET", "a-short-secret-of-thirty-one-ch", "must have at least 32 characters")]
    [InlineData("ETUDE_AUTH", "google", "must be supabase, github or local")]
    [InlineData("ETUDE_OWNER_EMAILS", "ada@example.org,bob", "must be e-mail addresses")]
    [InlineData("ETUDE_JOBS", "many", "must be a whole number from 0 to 32")]
    [InlineData("ETUDE_JOBS", "33", "must be a whole number from 0 to 32")]
    [InlineData("ETUDE_LIMITS", "off", "must be a whole number from 0 to 100")]
    [InlineData("ETUDE_HOME", "~/etude", "begins with ~, but HOME is not set")]
    [InlineData("ETUDE_CONTENT", "a\0b", "is not a path")]
    public void A_value_that_makes_no_sense_is_named(string name, string value, string fault)
    {
        var refusal = Assert.Throws<PlainException>(() => Load((name, value)));
        Assert.StartsWith($"{name} {fault}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.ExitCode);
    }

    private EtudeSettings Load(params (string Name, string? Value)[] environment) =>
        EtudeSettings.Load(environment.ToDictionary(e => e.Name, e => e.Value), root);
}
