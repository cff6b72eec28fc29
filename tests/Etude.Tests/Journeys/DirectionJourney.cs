using System.Text;
using Etude.Tests.Features.Direction;
using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Direction in a real browser: a job that is read, corrected and aimed at; a CV in three formats; the fit between them.</summary>
public sealed class DirectionJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    private const string Ledger = "Senior Backend Engineer\nCorvane Payments\n\nMust have\n- Strong PostgreSQL: locking, query plans\n- Kafka\n- PyTorch";
    private const string Cv = "Experience\nBackend Engineer, Corda, 2021 - present\n- Cut the ledger report from 40 s to 3 s in PostgreSQL\n\nSkills\nKafka";

    [Fact]
    public async Task A_job_is_pasted_read_corrected_and_aimed_at_and_Today_follows()
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());
        await tab.Visits("/jobs");
        await tab["#text"].FillAsync(Ledger);
        await Clicks(tab, "Read it");
        await Expect(tab["h1"]).ToHaveTextAsync("Senior Backend Engineer");
        await tab[".weighs summary"].First.ClickAsync();
        await Expect(tab[".weighs q"].First).ToBeVisibleAsync();

        await tab["main a:has-text('Correct the reading')"].ClickAsync();
        await tab["#company"].FillAsync("Corvane");
        await tab["#weight_machine_learning"].FillAsync("90");
        await Clicks(tab, "Keep the corrections");
        await Expect(tab[".weighs li"].First).ToContainTextAsync("Machine learning");
        await Clicks(tab, "Read it again");
        await Expect(tab[".weighs li"].First).ToContainTextAsync("Machine learning");
        await Expect(tab[".facts"].First).ToContainTextAsync("corrected by you");

        await Clicks(tab, "Aim at this job");
        await Expect(tab[".facts"].First).ToContainTextAsync("Active job");
        await tab.Presses("g", "t");
        await Expect(tab[".aim"]).ToContainTextAsync("Aiming at Senior Backend Engineer, Corvane. You aim at it since today");
        await Expect(tab["ol.plan"]).ToContainTextAsync("of the job you aim for");
    }

    [Fact]
    public async Task A_CV_comes_as_text_as_Word_document_and_as_PDF()
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());

        await tab.Visits("/credentials");
        await tab["#text"].FillAsync(Cv);
        await LooksOverAndReads(tab);

        await tab.Visits("/credentials");
        await tab["#file"].SetInputFilesAsync(new FilePayload { Name = "cv.docx", MimeType = "application/octet-stream", Buffer = Docx.Of([.. Cv.Split('\n'), "Redis"]) });
        await Expect(tab["[data-state]"]).ToContainTextAsync("read when you send it");
        await LooksOverAndReads(tab);

        await tab.Visits("/credentials");
        await tab["#file"].SetInputFilesAsync(new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = Pdf.Of(Cv.Split('\n')) });
        await Expect(tab["[data-state]"]).ToContainTextAsync("Read 1 page in your browser");
        Assert.Contains("Cut the ledger report from 40 s to 3 s in PostgreSQL", await tab["#text"].InputValueAsync(), StringComparison.Ordinal);
        await LooksOverAndReads(tab);

        await tab.Visits("/credentials");
        await Expect(tab[".catalogue > li"]).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData("scanned", "holds pictures of pages and no text")]
    [InlineData("broken", "is damaged")]
    [InlineData("encrypted", "has a password")]
    public async Task A_PDF_that_cannot_be_read_is_said(string kind, string words)
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());
        await tab.Visits("/credentials");
        tab.Provokes("status of 422");

        await tab["#file"].SetInputFilesAsync(new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = kind switch { "scanned" => Pdf.Of([]), "encrypted" => Pdf.WithPassword(), _ => Encoding.ASCII.GetBytes("%PDF-1.7\nnothing of a PDF") } });
        await Expect(tab["[data-state]"]).ToContainTextAsync(words);
        await Clicks(tab, "Show me the text");

        await Expect(tab["#text-mistake"]).ToContainTextAsync(words);
    }

    [Fact]
    public async Task The_fit_lays_job_CV_and_practice_side_by_side()
    {
        var who = await house.Somebody();
        await who.Sends((await who.Gets(await who.AddsJob(Ledger))).Form("/active"));
        await who.AddsCv(Cv);
        await who.Solves("ledger-balance");
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");

        await tab.Presses("g", "f");

        await Expect(tab[".fit tbody tr:has-text('locking')"]).ToContainTextAsync("Shown");
        await Expect(tab[".fit tbody tr:has-text('lists the word')"]).ToContainTextAsync("Unknown");
        await Expect(tab[".fit tbody tr:has-text('PyTorch')"]).ToContainTextAsync("Missing");
        await Expect(tab[".gaps > li"].First).ToContainTextAsync("New problems come here");
        await tab[".fit a"].First.ClickAsync();
        await Expect(tab["h1"]).ToContainTextAsync("reviewed");
    }

    private static async Task LooksOverAndReads(Tab tab)
    {
        await Clicks(tab, "Show me the text");
        await Expect(tab["#text"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Corda", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(tab[".lede"]).ToContainTextAsync("Look it over");
        await Clicks(tab, "Read it");
        await Expect(tab[".signals"]).ToContainTextAsync("PostgreSQL");
        await Expect(tab["main"]).ToContainTextAsync("2021–now");
    }

    private static Task Clicks(Tab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Locator("visible=true").ClickAsync();
}
