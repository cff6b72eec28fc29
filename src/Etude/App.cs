using Etude.Features.Assessment;
using Etude.Features.Iac;
using Etude.Features.Direction;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Features.Feedback;
using Etude.Features.Identity;
using Etude.Features.Library;
using Etude.Features.Onboarding;
using Etude.Features.Practice;
using Etude.Features.Problems;
using Etude.Features.Progress;
using Etude.Features.Recall;
using Etude.Features.Reflection;
using Etude.Features.Reflection.Model;
using Etude.Features.Retries;
using Etude.Features.Search;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Model;
using Etude.Features.Reviews.Voices;
using Etude.Features.Settings;
using Etude.Features.Today;
using Etude.Features.Writing;
using Etude.Features.YourData;
using Etude.Features.YourData.Export;
using Etude.Features.YourData.Import;
using Etude.Features.YourData.Leaving;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Keys;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Telemetry;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace Etude;

/// <summary>The web app: its services, what every request goes through, and its routes.</summary>
public static class App
{
    /// <param name="database">Connections of the app's login role.</param>
    /// <param name="urls">Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 picks a free one.</param>
    /// <param name="shape">Replaces services, for tests: what they have read already need not be read again.</param>
    /// <exception cref="PlainException">Local sign-in on an address that others can reach.</exception>
    public static WebApplication Build(EtudeSettings settings, NpgsqlDataSource database, TimeProvider clock, string urls, Action<IServiceCollection>? shape = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = settings.Root });
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            TimeLimits.Limit(kestrel.Limits);
        });
        builder.Logging.AddEtude(settings, builder.Configuration);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Its one warning says that it does not encrypt keys itself; how they are kept is in the documentation.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What keeps the app from starting is said once, in a sentence, by the verb.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Standard output belongs to the verb.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddServices(builder.Services, settings, database, clock);
        shape?.Invoke(builder.Services);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, EtudeSettings settings, NpgsqlDataSource database, TimeProvider clock)
    {
        services.AddSingleton(settings).AddSingleton(clock);
        services.AddPublicSite(settings);
        services.AddSingleton(new Db(database, clock));
        services.AddSingleton(_ => ContentFiles.Read(settings.ContentFolder));
        services.AddSingleton(provider => new RubricEngine(provider.GetRequiredService<ContentFiles>().Rubrics));
        services.AddSingleton<LanguageModel>().AddSingleton<ModelEngine>().AddSingleton<ReviewProgress>();
        services.AddSingleton(_ => new Assets(settings.AssetsFolder));
        services.AddSingleton(s => Lexicon.Of(s.GetRequiredService<ContentFiles>())).AddSingleton<ModelReader>();
        services.AddSingleton<Tickets>().AddSingleton<Owners>();
        services.AddSingleton<RunTickets>();
        services.AddSingleton<RouteTable>();
        services.AddSingleton<SealedPrompts>();
        services.AddSingleton<ImportDesk>().AddSingleton<ExportsUnderWay>();
        services.AddSingleton<SweepArchives>().AddHostedService(s => s.GetRequiredService<SweepArchives>());
        AddQueue(services, settings);
        services.AddScoped<PageContext>();
        services.AddRateLimits(settings.LimitTimes, clock);
        services.AddTimeLimits();
        services.AddHttpContextAccessor();
        services.AddScoped<IAuthenticationService, LoggedAuthentication>();
        services.AddRazorComponents();
        if (settings.Telemetry is { } telemetry)
            Measure(services, telemetry);
        services.AddAntiforgery(options => SiteCookie.Shape(options.Cookie, "etude.form", settings, SameSiteMode.Strict));
        services.AddKeyRing();
        services.AddSignInCookie(settings);
        services.AddSignInWay(settings);
    }

    private static void Measure(IServiceCollection services, TelemetrySettings telemetry)
    {
        services.AddExport(telemetry);
        services.AddHostedService<QueueWatch>();
    }

    /// <summary>The queue's worker; each kind of job stands here once.</summary>
    private static void AddQueue(IServiceCollection services, EtudeSettings settings)
    {
        services.AddSingleton(FitRecall.Kind).AddSingleton(Leaver.Kind);
        services.AddSingleton(QueueOptions.From(settings));
        services.AddSingleton(ReviewByModel.Kind).AddSingleton(RewordByModel.Kind);
        services.AddSingleton(ReadJobByModel.Kind).AddSingleton(ReadCvByModel.Kind).AddSingleton(WordPromptsByModel.Kind);
        services.AddSingleton<QueueWorker>().AddHostedService(s => s.GetRequiredService<QueueWorker>());
    }

    private static void Use(WebApplication app)
    {
        app.UseServerTiming();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UsePublicSite();
        app.UseFailurePages();
        app.UseRouting();
        app.UseTimeLimits();
        app.UseBodyLimit();
        app.UseAuthentication();
        app.UseAuthorization();
        // Before the body is read, and after it is known who sends it.
        app.UseRateLimiter();
        app.UseFormTokens();
        app.UseDeedLog();
    }

    private static void Map(WebApplication app)
    {
        app.MapAssets();
        app.MapHealth();
        app.MapIdentity();
        app.MapToday();
        app.MapProblems();
        app.MapPractice();
        app.MapLibrary();
        app.MapReviews();
        app.MapAssessment();
        app.MapWriting();
        app.MapIac();
        app.MapOnboarding();
        app.MapProgress();
        app.MapDirection();
        app.MapReflection();
        app.MapFeedback();
        app.MapModelReviews();
        app.MapSettings();
        app.MapRetries();
        app.MapSearch();
        app.MapYourData();
    }
}
