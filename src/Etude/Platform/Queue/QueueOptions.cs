using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Platform.Queue;

/// <summary>How one instance of the app takes part in the queue.</summary>
/// <param name="Places">Awaited jobs at once; one more place is for the background. 0: this instance only serves pages.</param>
/// <param name="Listens">Whether the address allows <c>listen</c>: behind a transaction pooler it would listen on a stranger's connection.</param>
public sealed record QueueOptions(int Places, bool Listens)
{
    /// <summary>Whoever listens keeps a connection for good; with fewer than these, pages would wait for the rest.</summary>
    private const int FewestConnections = 3;

    public static QueueOptions From(EtudeSettings settings) => new(settings.JobsAtOnce, Allows(settings));

    private static bool Allows(EtudeSettings settings)
    {
        if (settings.DatabaseUrl is not { } url)
            return true;
        var given = DatabaseUrl.Parse(url, settings.Root);
        return given.Pooler != PoolerMode.Transaction && new NpgsqlConnectionStringBuilder(given.ConnectionString).MaxPoolSize >= FewestConnections;
    }
}
