using Etude.Platform.Configuration;
using Etude.Platform.Postgres;

namespace Etude.Platform.Queue;

/// <summary>How one instance of the app takes part in the queue.</summary>
/// <param name="Places">Awaited jobs at once; one more place is for the background. 0: this instance only serves pages.</param>
/// <param name="Listens">Whether the connection allows <c>listen</c>; behind a transaction pooler it would listen on a stranger's connection.</param>
public sealed record QueueOptions(int Places, bool Listens)
{
    public static QueueOptions From(EtudeSettings settings) => new(
        settings.JobsAtOnce,
        settings.DatabaseUrl is not { } url || DatabaseUrl.Parse(url, settings.Root).Pooler != PoolerMode.Transaction);
}
