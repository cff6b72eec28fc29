using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Etude.Bench;

/// <summary>The real app on a free port of this machine, its content loaded and its connections open.</summary>
internal sealed class BenchApp : IAsyncDisposable
{
    private const int WarmConnections = 4;

    private readonly NpgsqlDataSource source;
    private readonly WebApplication app;

    private BenchApp(NpgsqlDataSource source, WebApplication app) => (this.source, this.app) = (source, app);

    public Uri Url => new(app.Urls.First());

    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="settings">Its settings.</param>
    /// <param name="connection">How the app reaches the database; another than the database's own when a proxy stands between.</param>
    /// <param name="more">Adds routes of the benchmark.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<BenchApp> Start(EtudeSettings settings, string connection, CancellationToken cancel, Action<WebApplication>? more = null)
    {
        var connections = NpgsqlDataSource.Create(connection);
        var built = App.Build(settings, connections, TimeProvider.System, "http://127.0.0.1:0");
        more?.Invoke(built);
        var db = built.Services.GetRequiredService<Db>();
        var content = await ContentSync.Run(db, settings.ContentFolder, cancel);
        if (content.Failed > 0)
            throw new PlainException(content.Mistakes[0].ToString()!, 1);
        await db.Warm(WarmConnections, cancel);
        await built.StartAsync(cancel);
        return new BenchApp(connections, built);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await source.DisposeAsync();
    }
}
