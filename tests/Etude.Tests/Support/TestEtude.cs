using Etude.Features.Direction.Reading;
using Etude.Features.Reviews;
using Etude.Features.YourData.Import;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Etude.Tests.Support;

/// <summary>
/// The real app on a free port of this machine, with a database of its own that holds the clone's content, and a clock that
/// stands under the test's command.
/// </summary>
public sealed class TestEtude : IAsyncDisposable
{
    // Read once for all: hundreds of apps in one run read the same files.
    private static readonly Lazy<ContentFiles> Content = new(() => ContentFiles.Read(Path.Combine(TestPostgres.Root, "content")));
    private static readonly Lazy<RubricEngine> Rubrics = new(() => new RubricEngine(Content.Value.Rubrics));
    private static readonly Lazy<Lexicon> Words = new(() => Lexicon.Of(Content.Value));

    private readonly WebApplication app;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource owner;
    private readonly TestDatabase database;
    private readonly List<IDisposable> browsers = [];
    private int people;

    // Tests provoke failures on purpose; what they log would only hide the one that matters.
    static TestEtude() => Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Default", "None");

    private TestEtude(WebApplication built, NpgsqlDataSource connections, TestDatabase own, TestClock clock)
    {
        (app, source, database, Clock) = (built, connections, own, clock);
        // Whoever sets a scene waits for it, however busy the machine is.
        owner = NpgsqlDataSource.Create(own.OwnerConnectionString + ";Command Timeout=0");
        Address = AddressOf(built);
    }

    /// <summary>Whoever signs in with this address owns the instance.</summary>
    public const string OwnerEmail = "owner@example.org";

    public TestClock Clock { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public Db Db => app.Services.GetRequiredService<Db>();

    /// <summary>Connections as the app makes them.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>Connections past every policy, for looking and for setting the scene.</summary>
    public NpgsqlDataSource Owner => owner;

    /// <param name="through">Changes the app's connection string, to put something between the app and its database.</param>
    /// <param name="model">The language model; none when nothing is said.</param>
    /// <param name="on">A database with content; a fresh one when nothing is said. It is dropped with the app.</param>
    /// <param name="more">Adds routes of the test.</param>
    /// <param name="limits">Every rate limit times this; none when nothing is said.</param>
    /// <param name="shape">Changes the other settings.</param>
    public static async Task<TestEtude> Start(
        Func<string, string>? through = null, ModelSettings? model = null, TestDatabase? on = null, Action<WebApplication>? more = null, int limits = 0,
        Func<EtudeSettings, EtudeSettings>? shape = null)
    {
        var own = on ?? await TestPostgres.DatabaseWithContent();
        var clock = new TestClock();
        var connections = NpgsqlDataSource.Create((through ?? (same => same))(own.AppConnectionString));
        var settings = Settings() with { Model = model ?? ModelSettings.None, LimitTimes = limits };
        settings = shape?.Invoke(settings) ?? settings;
        var built = App.Build(settings, connections, clock, "http://127.0.0.1:0", settings.ContentFolder == Path.Combine(TestPostgres.Root, "content") ? ShareContent : null);
        more?.Invoke(built);
        await built.StartAsync();
        // On a busy machine an import takes its time, and what a test sends next rests on it.
        built.Services.GetRequiredService<ImportDesk>().Patience = Timeout.InfiniteTimeSpan;
        return new TestEtude(built, connections, own, clock);
    }

    private static void ShareContent(IServiceCollection services) =>
        services.AddSingleton(_ => Content.Value).AddSingleton(_ => Rubrics.Value).AddSingleton(_ => Words.Value);

    /// <summary>The settings of a test's app: all defaults, a home that is thrown away, and jobs done when the test says so.</summary>
    public static EtudeSettings Settings() => EtudeSettings.Load(new Dictionary<string, string?> { ["ETUDE_HOME"] = ThrowawayFolder.Make("home") }, TestPostgres.Root)
        with
    { SignIn = SignInWay.Local, JobsAtOnce = 0, LimitTimes = 0, OwnerEmails = new HashSet<string> { OwnerEmail } };

    /// <summary>Another instance of the app on the same database; whoever asks for it ends it.</summary>
    public async Task<WebApplication> Another(EtudeSettings settings)
    {
        var other = App.Build(settings, source, Clock, "http://127.0.0.1:0");
        await other.StartAsync();
        return other;
    }

    /// <summary>Where an instance of the app listens.</summary>
    public static Uri AddressOf(WebApplication instance) =>
        new(instance.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>A browser nobody is signed in with.</summary>
    public Browser Browser()
    {
        var browser = new Browser(Address);
        browsers.Add(browser);
        return browser;
    }

    /// <summary>Somebody who has just signed in with a browser of their own.</summary>
    public async Task<Learner> SignsIn(string email, string name = "", string zone = "")
    {
        var browser = new Learner(Address, this, email);
        browsers.Add(browser);
        await browser.SignsIn(name, zone);
        return browser;
    }

    /// <summary>Somebody new.</summary>
    public Task<Learner> Somebody(string zone = "") => SignsIn($"person{Interlocked.Increment(ref people)}@example.org", zone: zone);

    /// <summary>Does what is queued and due, until nothing is; answers how many tries that took.</summary>
    public Task<int> WorksOff() => app.Services.GetRequiredService<QueueWorker>().RunDue(TestContext.Current.CancellationToken);

    /// <summary>The same by another instance with another model, such as one that is waited for in vain: what has to succeed then does not stand under its short limit.</summary>
    public async Task<int> WorksOff(ModelSettings model)
    {
        await using var other = await Another(Services.GetRequiredService<EtudeSettings>() with { Model = model });
        var tries = await other.Services.GetRequiredService<QueueWorker>().RunDue(TestContext.Current.CancellationToken);
        await other.StopAsync(TestContext.Current.CancellationToken);
        return tries;
    }

    /// <summary>What one query answers to the owner of the database: its first column of its first row.</summary>
    public async Task<T> Asks<T>(string sql, params object[] arguments)
    {
        await using var command = owner.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        var answer = await command.ExecuteScalarAsync();
        return answer is T value ? value : throw new InvalidOperationException($"{sql} answered {answer ?? "nothing"}.");
    }

    /// <summary>Changes the database behind the app's back.</summary>
    public async Task<int> Does(string sql, params object[] arguments)
    {
        await using var command = owner.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers)
            browser.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await source.DisposeAsync();
        await owner.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>One app for the tests of a class.</summary>
public sealed class EtudeFixture : IAsyncLifetime
{
    private TestEtude? etude;

    public TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();
}
