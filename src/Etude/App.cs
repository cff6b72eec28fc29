using Etude.Features.Identity;
using Etude.Features.Practice;
using Etude.Features.Problems;
using Etude.Features.Settings;
using Etude.Features.Today;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;
using Npgsql;

namespace Etude;

/// <summary>The web app: its services, what every request goes through, and its routes.</summary>
public static class App
{
    private const long LargestBody = 2 * 1024 * 1024;

    /// <param name="database">Connections of the app's login role.</param>
    /// <param name="urls">Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 picks a free one.</param>
    /// <exception cref="PlainException">Local sign-in on an address that others can reach.</exception>
    public static WebApplication Build(EtudeSettings settings, NpgsqlDataSource database, TimeProvider clock, string urls)
    {
        if (settings is { SignIn: SignInWay.Local, ListensOnLoopback: false })
            throw new PlainException(
                $"Local sign-in asks for no password, so Etude only offers it on this machine itself, not on {settings.Url.Host}. Set ETUDE_URL to a loopback address, such as http://127.0.0.1:5080.", 2);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = settings.Root });
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        AddServices(builder.Services, settings, database, clock);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, EtudeSettings settings, NpgsqlDataSource database, TimeProvider clock)
    {
        services.AddSingleton(settings).AddSingleton(clock);
        services.AddSingleton(new Db(database, clock));
        services.AddSingleton(_ => ContentFiles.Read(settings.ContentFolder));
        services.AddSingleton(_ => new Assets(settings.AssetsFolder));
        services.AddSingleton<Tickets>();
        services.AddScoped<PageContext>();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "etude.form");
        services.AddSignInCookie(Path.Combine(settings.Home, "keys"));
    }

    private static void Use(WebApplication app)
    {
        app.UseServerTiming();
        app.UseSecurityHeaders();
        app.UseFailurePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormTokens();
    }

    private static void Map(WebApplication app)
    {
        app.MapAssets();
        app.MapHealth();
        app.MapIdentity();
        app.MapToday();
        app.MapProblems();
        app.MapPractice();
        app.MapSettings();
    }
}
