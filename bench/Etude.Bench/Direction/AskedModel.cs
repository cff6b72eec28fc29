using Etude.Features.Direction.Model;
using Etude.Platform.Configuration;
using Etude.Platform.Models;

namespace Etude.Bench;

/// <summary>The model of the environment as the app would ask it to read, with a person and a database of its own for the calls.</summary>
internal sealed class AskedModel : IAsyncDisposable
{
    private readonly BenchDatabase database;
    private readonly BenchApp app;

    private AskedModel(BenchDatabase database, BenchApp app, Guid person) => (this.database, this.app, Person) = (database, app, person);

    /// <summary>Whose tokens are used.</summary>
    public Guid Person { get; }

    /// <summary>Texts for which it gave no usable answer.</summary>
    public int Failed { get; private set; }

    public static async Task<AskedModel> Start(ModelSettings model, CancellationToken cancel)
    {
        var started = await BenchDatabase.Start(cancel);
        var running = await BenchApp.Start(started.Settings with { Model = model }, started.App, cancel);
        using var ada = await Visitor.SignedIn(running.Url, "ada@example.org", cancel);
        return new(started, running, await started.Ask<Guid>("select id from public.users", cancel));
    }

    /// <summary>What the model read; null when it gave no usable answer.</summary>
    public async Task<T?> Read<T>(Func<ModelReader, Task<T>> read) where T : class
    {
        try
        {
            return await read(app.Service<ModelReader>());
        }
        catch (ModelException)
        {
            Failed++;
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
