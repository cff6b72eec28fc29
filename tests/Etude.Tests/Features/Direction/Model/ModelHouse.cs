using System.Net;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Direction.Model;

/// <summary>An app with a stand-in model, for the tests of a class.</summary>
public sealed class ModelHouse : IAsyncLifetime
{
    private StandInModel? model;
    private TestEtude? etude;

    public StandInModel Model => model!;

    public TestEtude Etude => etude!;

    public async ValueTask InitializeAsync()
    {
        model = await StandInModel.Start();
        etude = await TestEtude.Start(model: model.Speaking(ModelProvider.OpenAi));
    }

    public async ValueTask DisposeAsync()
    {
        await etude!.DisposeAsync();
        await model!.DisposeAsync();
    }

    /// <summary>Sends the page's text to be read again by the model, and works the queue off.</summary>
    public async Task Reads(Learner who, string page, params (string, string)[] fields)
    {
        await Asks(who, page, fields);
        await Etude.WorksOff();
    }

    /// <summary>The same, with a model that never answers and is waited for two seconds.</summary>
    public async Task ReadsInVain(Learner who, string page)
    {
        await Asks(who, page);
        await Etude.WorksOff(Model.Speaking(ModelProvider.OpenAi, seconds: 2));
    }

    private static async Task Asks(Learner who, string page, params (string, string)[] fields)
    {
        var answer = await who.Sends((await who.Gets(page)).Form("/reading").With([("by", "model"), .. fields]));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }
}
