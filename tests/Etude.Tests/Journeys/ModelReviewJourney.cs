using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>A model's review arrives while its page is open, is read in another voice, and is there without scripts too.</summary>
public sealed class ModelReviewJourney : Journey
{
    private const string Learned = "Move the end marker while it is inside; keep the earlier window on a tie.";

    [Fact]
    public async Task A_review_arrives_by_stream_and_a_second_voice_words_it()
    {
        var model = await ForTheTabs(StandInModel.Start());
        model.Otherwise = StandInReviewer.Reviewing();
        var goesOn = new TaskCompletionSource();
        model.Does(StandInReviewer.ReviewingWhen(goesOn.Task));
        var etude = await ForTheTabs(TestEtude.Start(model: model.Speaking(ModelProvider.Anthropic)));
        etude.Clock.MovesTo(TimeProvider.System.GetUtcNow());
        var who = await etude.SignsIn("ada@example.org", "Ada");
        var practice = await who.Solves("busiest-window");
        var tab = await Opens(etude.Address, who);
        await tab.Visits(practice.Path);

        await Expect(tab["etude-review [role=status]"]).ToContainTextAsync("The model's review waits for its turn.");
        await Expect(tab[".finding"].First).ToBeVisibleAsync();
        await tab.Page.IsAccessible();
        var working = etude.WorksOff();
        await Expect(tab["etude-review [role=status]"]).ToContainTextAsync("The model is");
        goesOn.SetResult();
        await working;

        await Expect(tab["#reviewed"]).ToContainTextAsync("Read by a model, stand-in-1.");
        await Expect(tab["#announcer"]).ToHaveTextAsync("The model's review is here.");
        await Expect(tab[".finding blockquote"].Filter(new() { HasText = Learned })).ToBeVisibleAsync();
        await Expect(tab[".finding .claim"].First).ToContainTextAsync(StandInReviewer.Claim);
        await tab.Page.IsAccessible();

        await ReadsASecondVoice(tab, etude);
        await Disagrees(tab);
        await SeesTheCalls(tab);
        await TriesAgainAndSeesWhatWasFixed(tab, etude, who, model);
    }

    [Fact]
    public async Task Without_scripts_the_review_is_there_when_the_page_is_loaded_again()
    {
        var model = await ForTheTabs(StandInModel.Start());
        model.Otherwise = StandInReviewer.Reviewing();
        var etude = await ForTheTabs(TestEtude.Start(model: model.Speaking(ModelProvider.OpenAi)));
        etude.Clock.MovesTo(TimeProvider.System.GetUtcNow());
        var who = await etude.SignsIn("ada@example.org", "Ada");
        var practice = await who.Solves("busiest-window");
        var tab = await Opens(etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits(practice.Path);

        await Expect(tab[".queued-work"]).ToContainTextAsync("The model's review waits for its turn.");
        await etude.WorksOff();
        await tab[".queued-work a"].ClickAsync();

        await Expect(tab["#reviewed"]).ToContainTextAsync("Read by a model, stand-in-1.");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "By the rules" }).ClickAsync();
        await Expect(tab["#reviewed"]).ToContainTextAsync("Read by fixed rules, no AI.");
    }

    private static async Task ReadsASecondVoice(Tab tab, TestEtude etude)
    {
        await tab.Listens();
        var quotes = await tab[".finding blockquote"].AllInnerTextsAsync();
        var scores = await tab[".bars"].InnerTextAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Socratic" }).ClickAsync();
        await Expect(tab[".voice-bar [aria-current]"]).ToHaveTextAsync("Socratic");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Have the model word it as Socratic" }).ClickAsync();
        await Expect(tab[".queued-work"]).ToContainTextAsync("The model's wording waits for its turn.");
        await etude.WorksOff();
        await tab[".queued-work a"].ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Socratic" }).ClickAsync();

        await Expect(tab["#reviewed"]).ToContainTextAsync("Worded by a model, and checked: the same findings, quotes, levels and score.");
        await Expect(tab[".finding .claim"].First).ToContainTextAsync("Look here for a moment.");
        await tab.Listens();
        Assert.Equal(quotes, await tab[".finding blockquote"].AllInnerTextsAsync());
        Assert.Equal(scores, await tab[".bars"].InnerTextAsync());
        await tab.Page.IsAccessible();
    }

    private static async Task Disagrees(Tab tab)
    {
        var first = tab["#finding-0"];
        await first.GetByText("Disagree").First.ClickAsync();
        await first.GetByLabel("Why? A few words").FillAsync("The statement says so itself.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Keep my disagreement" }).ClickAsync();
        await Expect(tab["#finding-0 .verdict"]).ToContainTextAsync("You disagreed: “The statement says so itself.”");
        await Expect(tab["#reviewed"]).ToContainTextAsync("Read by a model, stand-in-1.");
    }

    private static async Task TriesAgainAndSeesWhatWasFixed(Tab tab, TestEtude etude, Learner who, StandInModel model)
    {
        model.Otherwise = StandInReviewer.Reviewing(level: 3);
        etude.Clock.Moves(TimeSpan.FromHours(1));
        var again = await who.Starts("busiest-window");
        await again.Submits([.. Work.Solved.Where(f => f.Item1 != "notes_plan"), ("notes_plan", $"{Learned} Each marker crosses the list once.")]);
        await etude.WorksOff();
        await tab.Visits(again.Path);

        await Expect(tab["#since-title"]).ToContainTextAsync("fixed");
        await Expect(tab[".since"]).ToContainTextAsync("About plan");
        await Expect(tab[".since"]).Not.ToContainTextAsync("About explore");
        await tab.Page.IsAccessible();
    }

    private static async Task SeesTheCalls(Tab tab)
    {
        await tab.Visits("/settings");
        await Expect(tab[".calls tbody tr"]).ToHaveCountAsync(2);
        await Expect(tab.Page.GetByLabel("Let a model review what I submit")).ToBeCheckedAsync();
        await tab.Page.IsAccessible();
    }
}
