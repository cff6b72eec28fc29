using System.Collections;
using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Model;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Bench.Reviews;

/// <summary>The model of the environment (<c>LLM_PROVIDER</c> and its kin), as the app would ask it, with a person and a database of its own for the calls.</summary>
internal sealed class ModelReviewer : IAsyncDisposable
{
    private readonly BenchDatabase database;
    private readonly BenchApp app;
    private readonly ModelEngine engine;
    private readonly Guid person;
    private readonly IReadOnlyDictionary<string, string> references;

    private ModelReviewer(BenchDatabase database, BenchApp app, Guid person, IReadOnlyDictionary<string, string> references)
    {
        (this.database, this.app, this.person, this.references) = (database, app, person, references);
        engine = app.Service<ModelEngine>();
    }

    /// <summary>Submissions for which the model gave no usable answer.</summary>
    public int Failed { get; private set; }

    /// <summary>The configured model, without the limits of a day, since a whole corpus is more than one person writes in one; null when there is none.</summary>
    public static ModelSettings? Configured()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value, StringComparer.Ordinal);
        (environment["LLM_DAILY_TOKENS"], environment["LLM_DAILY_TOKENS_TOTAL"]) = ("1000000000", "2000000000");
        return EtudeSettings.Load(environment, RepositoryRoot.Find()).Model is { IsConfigured: true } model ? model : null;
    }

    public static async Task<ModelReviewer> Start(ModelSettings model, IEnumerable<ProblemFile> problems, CancellationToken cancel)
    {
        var started = await BenchDatabase.Start(cancel);
        var running = await BenchApp.Start(started.Settings with { Model = model }, started.App, cancel);
        using var ada = await Visitor.SignedIn(running.Url, "ada@example.org", cancel);
        var solutions = problems.ToDictionary(p => p.Slug, p => string.Join("\n\n", p.RefSolution.Values), StringComparer.Ordinal);
        return new(started, running, await started.Ask<Guid>("select id from public.users", cancel), solutions);
    }

    /// <summary>The model's review; null when it gave no usable answer.</summary>
    public async Task<Review?> Review(Submission submission, CancellationToken cancel)
    {
        try
        {
            return await engine.Review(submission, references[submission.Problem.Slug], person, new PersonSettings(), null, cancel);
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
