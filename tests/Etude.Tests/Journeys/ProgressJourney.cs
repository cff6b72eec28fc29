using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>From a finding to its numbers to a file, by keyboard.</summary>
public sealed class ProgressJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task A_finding_opens_its_table_and_the_table_is_saved_as_a_file()
    {
        var who = await house.Somebody();
        await PastPractice.Of(who);
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");
        await tab.Presses("g", "o");
        await Expect(tab["nav[aria-label=Range] a[aria-current=true]"]).ToHaveTextAsync("12 weeks");

        await tab.TabsTo("nav[aria-label=Range] a[href$='range=all']");
        await tab.Presses("Enter");
        await Expect(tab["nav[aria-label=Range] a[aria-current=true]"]).ToHaveTextAsync("All");
        await tab.TabsTo("figure:has(a[href^='/progress/practice.csv']) summary");
        await tab.Presses("Enter");
        await Expect(tab["figure:has(a[href^='/progress/practice.csv']) table.data"]).ToBeVisibleAsync();
        var shown = await tab["figure:has(a[href^='/progress/practice.csv']) table.data tbody tr"].CountAsync();
        await tab.TabsTo("a[href^='/progress/practice.csv']");
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Presses("Enter"));

        Assert.StartsWith("etude-practice-", file.SuggestedFilename, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!);
        Assert.InRange(shown, 10, lines.Length - 1);
    }
}
