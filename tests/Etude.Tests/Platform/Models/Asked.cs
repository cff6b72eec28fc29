using System.Text.Json;
using Etude.Platform.Configuration;
using Etude.Platform.Models;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Platform.Models;

/// <summary>An app with a stand-in model, and somebody who asks it.</summary>
internal sealed class Asked(StandInModel model, TestEtude etude, Learner who) : IAsyncDisposable
{
    public static readonly JsonElement Shape = JsonElement.Parse("""
        {"type": "object", "properties": {"colour": {"type": "string", "enum": ["red", "green"]}}, "required": ["colour"], "additionalProperties": false}
        """);

    public StandInModel Model => model;

    public TestEtude Etude => etude;

    public Learner Who => who;

    public string Home => etude.Services.GetRequiredService<EtudeSettings>().Home;

    public LanguageModel Door => etude.Services.GetRequiredService<LanguageModel>();

    public static async Task<Asked> Start(ModelProvider provider, double seconds = 300, int dailyTokens = 10_000_000, int? ofAll = null)
    {
        var model = await StandInModel.Start();
        var etude = await TestEtude.Start(model: model.Speaking(provider, seconds, dailyTokens, ofAll));
        return new Asked(model, etude, await etude.SignsIn("ada.lovelace@example.org", "Ada Lovelace"));
    }

    public async Task<ModelQuestion> Question(string text = "It is green.")
    {
        await using var batch = etude.Db.As(who.Id);
        await batch.Run(TestContext.Current.CancellationToken);
        return new ModelQuestion
        {
            Purpose = "test", PromptVersion = "test-1", Person = who.Id, Settings = batch.Person!.Settings, Role = "You see colours.", Task = "Which colour?",
            Written = [("note", text)], SchemaName = "colour", Schema = Shape, MaxOutputTokens = 500,
        };
    }

    public async Task<string> Colour(string text = "It is green.") =>
        (await Door.Ask(await Question(text), null, TestContext.Current.CancellationToken)).GetProperty("colour").GetString()!;

    public async Task<ModelException> Fails(string text = "It is green.") => await Assert.ThrowsAsync<ModelException>(() => Colour(text));

    /// <summary>The calls that were written down, oldest first: status, tokens in, tokens out.</summary>
    public async Task<string[]> Calls() => await etude.Asks<string[]>(
        "select coalesce(array_agg(status || ' ' || input_tokens || ' ' || output_tokens order by created_at, id), '{}') from llm_calls where user_id = $1", who.Id);

    public async ValueTask DisposeAsync()
    {
        await etude.DisposeAsync();
        await model.DisposeAsync();
    }
}
