using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Reviews.Model;

/// <summary>An app with a stand-in model, and somebody who practises.</summary>
internal sealed class Reviewed(StandInModel model, TestEtude etude, Learner who) : IAsyncDisposable
{
    public const string Slug = "busiest-window";

    public StandInModel Model => model;

    public TestEtude Etude => etude;

    public Learner Who => who;

    public static async Task<Reviewed> Start(ModelProvider provider = ModelProvider.Anthropic)
    {
        var model = await StandInModel.Start();
        model.Otherwise = StandInReviewer.Reviewing();
        var etude = await TestEtude.Start(model: model.Speaking(provider));
        return new Reviewed(model, etude, await etude.SignsIn("ada.lovelace@example.org", "Ada Lovelace"));
    }

    /// <summary>Submits an attempt with these fields, or with solved work; the model has not read it yet.</summary>
    public async Task<Support.Practice> Submits(params (string, string)[] fields)
    {
        var practice = await who.Starts(Slug);
        await practice.Submits([.. Work.Solved.Where(w => fields.All(f => f.Item1 != w.Item1)), .. fields]);
        return practice;
    }

    /// <summary>The same, and the queue is worked off.</summary>
    public async Task<Support.Practice> Reviews(params (string, string)[] fields)
    {
        var practice = await Submits(fields);
        await etude.WorksOff();
        return practice;
    }

    public Task<long> ModelReviews() => etude.Asks<long>("select count(*) from attempt_reviews where engine = 'model' and findings_of is null and status = 'done'");

    public async ValueTask DisposeAsync()
    {
        await etude.DisposeAsync();
        await model.DisposeAsync();
    }
}
