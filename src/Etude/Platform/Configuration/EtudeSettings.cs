using System.Net;

namespace Etude.Platform.Configuration;

/// <summary>
/// Everything that can be configured, read once at start and passed on; nothing else reads the environment.
/// A name is looked up in the environment, then in <c>.env.local</c> at the root, then it has its default; an empty value counts as
/// not set, so <c>DATABASE_URL= bin/etude</c> goes back to Etude's own database for one run.
/// </summary>
public sealed record EtudeSettings
{
    /// <summary>The root of the clone, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>Where the embedded database, keys and logs live, absolute (<c>ETUDE_HOME</c>, default <c>.etude</c> in the clone).</summary>
    public required string Home { get; init; }

    /// <summary>The database to use instead of Etude's own (<c>DATABASE_URL</c>), as given; null when there is none.</summary>
    public string? DatabaseUrl { get; init; }

    /// <summary>The listening address without a path (<c>ETUDE_URL</c>, default <c>http://127.0.0.1:5080</c>).</summary>
    public required Uri Url { get; init; }

    /// <summary>What people type, where that is another address than <see cref="Url"/> (<c>ETUDE_PUBLIC_URL</c>); null when they type that one.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed (<c>ETUDE_TRUSTED_PROXIES</c>); nobody's by default.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>What the key ring is sealed with in the database (<c>ETUDE_KEY_SECRET</c>); null leaves it in clear.</summary>
    public string? KeySecret { get; init; }

    /// <summary>The content folder, absolute (<c>ETUDE_CONTENT</c>, default <c>content</c>); it need not exist.</summary>
    public required string ContentFolder { get; init; }

    /// <summary>The folder of SQL migrations, absolute.</summary>
    public required string MigrationsFolder { get; init; }

    /// <summary>The folder of built styles and scripts, absolute.</summary>
    public required string AssetsFolder { get; init; }

    /// <summary>The folder of npm packages, absolute; the embedded server's programs are in it.</summary>
    public required string PackagesFolder { get; init; }

    /// <summary>How people sign in (<c>ETUDE_AUTH</c>).</summary>
    public required SignInWay SignIn { get; init; }

    /// <summary>The Supabase project that people sign in with; null for the other ways.</summary>
    public SupabaseSettings? Supabase { get; init; }

    /// <summary>The OAuth app that people sign in with directly; null for the other ways.</summary>
    public GitHubSettings? GitHub { get; init; }

    /// <summary>Who sees everyone's feedback (<c>ETUDE_OWNER_EMAILS</c>, separated by commas), lower case.</summary>
    public required IReadOnlySet<string> OwnerEmails { get; init; }

    /// <summary>How many awaited jobs this instance does at once, 0 to 32 (<c>ETUDE_JOBS</c>, default 4); 0 leaves all jobs to other instances.</summary>
    public required int JobsAtOnce { get; init; }

    /// <summary>Every limit on how often somebody may do something, times this, 0 to 100 (<c>ETUDE_LIMITS</c>, default 1); 0 takes the limits away.</summary>
    public int LimitTimes { get; init; } = 1;

    /// <summary>The language model (<c>LLM_PROVIDER</c> and what goes with it).</summary>
    public ModelSettings Model { get; init; } = ModelSettings.None;

    /// <summary>Where traces and metrics go (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); null: nothing is measured.</summary>
    public TelemetrySettings? Telemetry { get; init; }

    /// <summary>Whether the log is one JSON object a line (<c>ETUDE_LOGS=json</c>), requests included.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>Whether only this machine can reach Etude, directly or by the address that people type; local sign-in demands it.</summary>
    public bool ListensOnLoopback => Url.IsLoopback && (PublicUrl?.IsLoopback ?? true);

    /// <summary>Whether browsers speak to Etude over HTTPS, be it through a proxy: cookies then are for HTTPS alone.</summary>
    public bool IsHttps => (PublicUrl ?? Url).Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads the settings of this process: its environment, and the place that <see cref="RepositoryRoot"/> finds.</summary>
    /// <exception cref="PlainException">As for <see cref="Load(IReadOnlyDictionary{string, string?}, string)"/>.</exception>
    public static EtudeSettings Load() => Load(
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value),
        RepositoryRoot.Find());

    /// <summary>Reads the settings.</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="root">The root of the clone; relative paths count from here.</param>
    /// <exception cref="PlainException">A value makes no sense; the sentence names the variable and what it may be. Exit code 2.</exception>
    public static EtudeSettings Load(IReadOnlyDictionary<string, string?> environment, string root)
    {
        root = Path.GetFullPath(root);
        var file = EnvFile.Read(Path.Combine(root, ".env.local"));
        var get = new SettingsReader(environment, file, root);
        return new EtudeSettings
        {
            Root = root,
            Home = get.Folder("ETUDE_HOME", ".etude"),
            DatabaseUrl = get.Text("DATABASE_URL"),
            Url = get.Address("ETUDE_URL", "http://127.0.0.1:5080"),
            PublicUrl = get.Text("ETUDE_PUBLIC_URL") is { } typed ? get.Address("ETUDE_PUBLIC_URL", typed) : null,
            TrustedProxies = get.Networks("ETUDE_TRUSTED_PROXIES"),
            KeySecret = get.Secret("ETUDE_KEY_SECRET", 32),
            ContentFolder = get.Folder("ETUDE_CONTENT", "content"),
            MigrationsFolder = Path.Combine(root, "migrations_pg"),
            AssetsFolder = RepositoryRoot.AssetsOf(root),
            PackagesFolder = Path.Combine(root, "node_modules"),
            SignIn = get.SignIn(),
            Supabase = SignInReader.Supabase(get),
            GitHub = SignInReader.GitHub(get),
            JobsAtOnce = get.Number("ETUDE_JOBS", 4, 0, 32),
            LimitTimes = get.Number("ETUDE_LIMITS", 1, 0, 100),
            OwnerEmails = get.Emails("ETUDE_OWNER_EMAILS"),
            Model = ModelSettingsReader.Read(get),
            Telemetry = TelemetrySettings.Read(get),
            LogsAsJson = get.Text("ETUDE_LOGS")?.ToLowerInvariant() switch
            {
                null or "plain" => false,
                "json" => true,
                var other => throw SettingsReader.Wrong("ETUDE_LOGS", $"must be plain or json, but is \"{other}\""),
            },
        };
    }
}
