using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>A model's reading of a job arrives while the page is open, and takes nothing away that is being typed.</summary>
public sealed class ModelReadingJourney : Journey
{
    private const string Job = "Senior Backend Engineer\nCorvane Payments\n\nMust have\n- Strong PostgreSQL: locking\n- Kafka";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_shows_the_reading_by_itself_unless_somebody_is_typing(bool types)
    {
        var model = await ForTheTabs(StandInModel.Start());
        var goesOn = new TaskCompletionSource();
        model.Does(StandInReader.JobWhen(goesOn.Task, [("PostgreSQL", "databases")]));
        var etude = await ForTheTabs(TestEtude.Start(model: model.Speaking(ModelProvider.OpenAi)));
        etude.Clock.MovesTo(TimeProvider.System.GetUtcNow());
        var who = await etude.SignsIn("ada@example.org", "Ada");
        var tab = await Opens(etude.Address, who);
        await tab.Visits(await who.AddsJob(Job));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Read it again with the model" }).ClickAsync();
        await Expect(tab["etude-coming [role=status]"]).ToContainTextAsync("The model's reading waits for its turn.");
        if (types)
            await tab["textarea[name=text]"].FillAsync($"{Job}\n- Erlang");
        var working = etude.WorksOff();
        await Expect(tab["etude-coming [role=status]"]).ToContainTextAsync("The model's reading is being made.");
        goesOn.SetResult();
        await working;

        if (types)
        {
            await Expect(tab["etude-coming [role=status]"]).ToContainTextAsync("Load the page again to see what it found.");
            await Expect(tab["textarea[name=text]"]).ToHaveValueAsync($"{Job}\n- Erlang");
        }
        else
        {
            await Expect(tab["main"]).ToContainTextAsync("Read by a model, stand-in-1.");
            await Expect(tab["etude-coming"]).ToHaveCountAsync(0);
        }
    }
}
