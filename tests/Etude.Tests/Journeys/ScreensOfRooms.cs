using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The ways to the screens beyond the main job: reading, writing, aiming, looking back.</summary>
internal static partial class Screens
{
    private static async Task SignIns(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        using var phone = new Learner(visitor.House.Etude.Address, visitor.House.Etude, who.Email) { UserAgent = "Mozilla/5.0 (Linux; Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0" };
        await phone.SignsIn();
        await visitor.Opens(who, "/settings/sign-ins");
    }

    private static async Task LookingBack(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await who.Solves(Coding);
        await Visits.LooksBack(who);
        await Visits.Begins(who);
        await visitor.Opens(who, "/reflect");
    }

    private static async Task ArchiveLookedAt(ScreenVisitor visitor)
    {
        var (who, other) = (await visitor.House.Somebody(), await visitor.House.Somebody());
        await other.Solves(Coding);
        await Features.YourData.Archived.Sent(who, await Features.YourData.Archived.Bytes(other));
        await visitor.Opens(who, "/settings/data");
        await visitor.Tab["details"].EvaluateAsync("one => one.open = true");
        await Expect(visitor.Tab["#import .brought"]).ToBeVisibleAsync();
    }

    private static async Task DeletionMistake(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/settings/data/deletion");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["main form button"].ClickAsync();
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    private static async Task Leaving(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await visitor.House.Etude.Does("insert into etude.leaving (user_id, asked_at, goes_at) values ($1, now(), now() + interval '14 days')", who.Id);
        await visitor.Opens(who, "/leaving");
    }

    private static async Task LookedBack(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await visitor.Opens(who, await Visits.LooksBack(who));
    }

    private static async Task Progress(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await PastPractice.Of(who);
        // The house's clock may have moved on: all there is, whenever that was.
        await visitor.Opens(who, "/progress?range=all");
        foreach (var details in await visitor.Tab.Page.Locator("details").AllAsync())
            await details.EvaluateAsync("one => one.open = true");
        await Expect(visitor.Tab["svg.chart >> nth=0"]).ToBeVisibleAsync();
    }

    private static async Task LibraryWithAList(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        foreach (var (slug, status) in new[] { ("pro-git", "started"), ("sicp", "queued"), ("bitter-lesson", "finished") })
            await who.Sends((await who.Gets($"/library/{slug}")).Form("/progress").With("status", status));
        await visitor.Opens(who, "/library");
    }

    private static async Task LibraryProject(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        var item = await who.Gets("/library/pro-git");
        await who.Sends(item.Form("/sittings").With("minutes", "50"));
        await who.Sends(item.Form("/draft").With("notes_md", "## Objects\n\n- named by their *content*\n"));
        await who.Sends(item.Form("/progress").With("rating", "4"));
        await visitor.Opens(who, "/library/pro-git");
    }

    private static async Task OwnItemMistakes(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/library/new");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["#url"].FillAsync("javascript:alert(1)");
        await visitor.Tab["main form .btn-primary"].ClickAsync();
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    private static async Task<string> WritingDesk(ScreenVisitor visitor, bool published, string query)
    {
        var who = await visitor.House.Somebody();
        var handle = "ada-" + who.Id.ToString()[^8..];
        await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", handle));
        var desk = await who.Follows(await who.Sends((await who.Gets("/writing")).Form("/writing")));
        var form = desk.Form("/publication").With(("title", "The retry I assumed was safe"), ("body_md", Piece));
        var path = form.Action.Replace("/publication", "", StringComparison.Ordinal);
        await who.Sends(published ? form : form.To($"{path}/draft"));
        await visitor.Opens(who, path + query);
        return $"/@{handle}/the-retry-i-assumed-was-safe";
    }

    private static async Task PublishedPiece(ScreenVisitor visitor)
    {
        var address = await WritingDesk(visitor, published: true, "");
        await visitor.Stranger(address);
    }

    private static async Task JobMistake(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/jobs");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["main form button"].First.ClickAsync();
        await Expect(visitor.Tab["#text-mistake"]).ToBeVisibleAsync();
    }

    /// <summary>Somebody with an active job, a CV and practice, at a screen of Direction, everything folded out.</summary>
    private static async Task Directed(ScreenVisitor visitor, string screen)
    {
        var who = await visitor.House.Somebody();
        var job = await who.AddsJob(Features.Direction.Corpus.Jobs.First(j => j.Name == "backend, ledger").Text);
        await who.Sends((await who.Gets(job)).Form("/active"));
        var cv = await who.AddsCv(Features.Direction.Corpus.Cvs.First(c => c.Name == "backend, five years").Text);
        await who.Solves("ledger-balance");
        await visitor.Opens(who, screen switch { "job" => job, "correction" => $"{job}/correction", "cv" => cv, _ => screen });
        await visitor.Tab.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
    }

    private static async Task FeedbackOpen(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/today");
        await visitor.Tab.Presses("f");
        await Expect(visitor.Tab["#feedback-body"]).ToBeFocusedAsync();
    }

    private static async Task PaletteOpen(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/today");
        await visitor.Tab.Presses("Control+k");
        await visitor.Tab.Types("data");
        await Expect(visitor.Tab[".palette [role=option]"]).ToHaveCountAsync(9);
    }

    private static async Task InboxOfOwner(ScreenVisitor visitor)
    {
        var who = await visitor.House.Etude.SignsIn(TestEtude.OwnerEmail);
        await who.Sends((await who.Gets("/today")).Form("/feedback").With(("kind", "idea"), ("body", "A calmer heat map.")));
        await who.Sends((await who.Gets("/inbox")).Form("/answer").With(("reply", "It is on the list."), ("then", "answer")));
        await visitor.Opens(who, "/inbox");
    }
}
