using System.Net;
using System.Text;
using System.Xml.Linq;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Writing;

/// <summary>What is public, what is not, and what a stranger gets.</summary>
public sealed class PublishingTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private static int drawn;

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_published_piece_is_a_small_page_without_scripts_that_anybody_may_read()
    {
        var (ada, handle) = await Author();
        var paragraph = "The retry that I assumed was safe charged two people twice, because the first answer had been lost on its way back. ";
        var body = string.Concat(Enumerable.Repeat(paragraph + "\n\n", 60)) + "## Code\n\n```python\nreturn 1\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nSaid[^1] with $x^2$.\n\n[^1]: Somewhere.";
        var path = await Publishes(ada, "The retry I assumed was safe", body);
        var stranger = Etude.Browser();
        var page = await stranger.Gets($"/@{handle}/the-retry-i-assumed-was-safe");

        Assert.Equal((HttpStatusCode.OK, 1), (page.Status, page.RoundTrips));
        Assert.Empty(page.Html.QuerySelectorAll("script, [onclick], form"));
        Assert.Empty(stranger.Cookies);
        var sheet = page.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var styles = await stranger.Gets(sheet);
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Text) + Encoding.UTF8.GetByteCount(styles.Text), 1, 20 * 1024);
        string Meta(string name) => page.Html.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        Assert.Equal(("article", "The retry I assumed was safe"), (Meta("og:type"), Meta("og:title")));
        Assert.StartsWith("The retry that I assumed was safe charged", Meta("og:description"), StringComparison.Ordinal);
        var canonical = page.Html.QuerySelector("link[rel=canonical]")!.GetAttribute("href");
        Assert.Equal($"{Etude.Address.ToString().TrimEnd('/')}/@{handle}/the-retry-i-assumed-was-safe", canonical);
        Assert.Equal(canonical, Meta("og:url"));
        Assert.NotNull(page.Html.QuerySelector(".article table"));
        Assert.NotNull(page.Html.QuerySelector(".article math"));
        Assert.NotNull(page.Html.QuerySelector(".article .hk"));
        Assert.Contains("default-src 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains($"/@{handle}/the-retry-i-assumed-was-safe", (await ada.Gets(path)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_has_it_already_is_told_so()
    {
        var (ada, handle) = await Author();
        await Publishes(ada, "Once", "Words.");
        var stranger = Etude.Browser();
        var tag = (await stranger.Gets($"/@{handle}/once")).Header("ETag")!;

        Assert.Equal(HttpStatusCode.NotModified, (await stranger.Gets($"/@{handle}/once", ("If-None-Match", tag))).Status);
        Assert.Equal("public, no-cache", (await stranger.Gets($"/@{handle}/once")).Header("Cache-Control"));
    }

    [Fact]
    public async Task What_is_typed_after_publishing_is_not_public_until_it_is_published()
    {
        var (ada, handle) = await Author();
        var path = await Publishes(ada, "Slow thought", "First text.");
        var form = (await ada.Gets(path)).Form("/publication");
        await ada.SendsForJson(form.With("body_md", "Half a sent").To(path + "/draft"));

        Assert.Contains("First text.", (await Etude.Browser().Gets($"/@{handle}/slow-thought")).Text, StringComparison.Ordinal);
        Assert.Contains("What you changed since is not public yet", (await ada.Gets(path)).Words, StringComparison.Ordinal);

        await ada.Sends((await ada.Gets(path)).Form("/publication").With("body_md", "Half a sentence, finished."));
        Assert.Contains("Half a sentence, finished.", (await Etude.Browser().Gets($"/@{handle}/slow-thought")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_tab_saved_meanwhile_is_not_published_by_this_one()
    {
        var (ada, handle) = await Author();
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        var form = desk.Form("/publication").With("title", "Two tabs");
        var path = form.Action[..^"/publication".Length];
        await ada.SendsForJson(form.With("body_md", "Not ready at all.").To(path + "/draft"));
        var answer = await ada.Sends(form.With("body_md", "Ready, and long enough to come back in a field of its own, unharmed."));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Etude.Browser().Gets($"/@{handle}/two-tabs")).Status);
        Assert.Equal("draft Not ready at all.", await Etude.Asks<string>("select status || ' ' || body_md from writings where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Taken_back_it_is_gone_for_everybody_and_the_draft_stays()
    {
        var (ada, handle) = await Author();
        var path = await Publishes(ada, "Regret", "Words I take back.");
        await ada.Sends((await ada.Gets(path)).Form("/withdrawal"));

        foreach (var address in new[] { $"/@{handle}/regret", $"/@{handle}", $"/@{handle}/feed.atom" })
            Assert.Equal(HttpStatusCode.NotFound, (await Etude.Browser().Gets(address)).Status);
        Assert.DoesNotContain("regret", (await Etude.Browser().Gets("/sitemap.xml")).Text, StringComparison.Ordinal);
        Assert.Contains("Words I take back.", (await ada.Gets(path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banned_until = 'infinity'")]
    [InlineData("banned_until = now() + interval '1 hour'")]
    [InlineData("deleted_at = now()")]
    public async Task While_an_account_is_closed_its_pages_are_dark_and_then_they_are_back(string closed)
    {
        var ((ada, handle), (bob, other)) = (await Author(), await Author());
        await Publishes(ada, "Dark", "Words.");
        await Publishes(bob, "Light", "Words.");
        string[] addresses = [$"/@{handle}/dark", $"/@{handle}", $"/@{handle}/feed.atom"];
        var reader = Etude.Browser();
        var tags = new Dictionary<string, string>();
        foreach (var address in addresses)
            tags[address] = (await reader.Gets(address)).Header("ETag")!;

        await Etude.Does($"update auth.users set {closed} where id = $1", ada.Id);

        foreach (var address in addresses)
        {
            // Nor is somebody who has it already told that it is still the same.
            var (dark, never) = (await reader.Gets(address, ("If-None-Match", tags[address])), await reader.Gets(address.Replace(handle, "nobody", StringComparison.Ordinal)));
            Assert.Equal((HttpStatusCode.NotFound, 1, never.Words), (dark.Status, dark.RoundTrips, dark.Words));
        }

        var map = (await reader.Gets("/sitemap.xml")).Text;
        Assert.DoesNotContain($"@{handle}/", map, StringComparison.Ordinal);
        Assert.Contains($"@{other}/light", map, StringComparison.Ordinal);

        await Etude.Does("update auth.users set banned_until = now() - interval '1 second', deleted_at = null where id = $1", ada.Id);
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, (await reader.Gets(address)).Status);
    }

    [Fact]
    public async Task Without_a_handle_nothing_is_published_and_the_text_is_saved()
    {
        var ada = await Etude.Somebody();
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        var answer = await ada.Sends(desk.Form("/publication").With(("title", "Early"), ("body_md", "Words that stay.")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Claim a handle in Settings first", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("draft Words that stay.", await Etude.Asks<string>("select status || ' ' || body_md from writings where user_id = $1", ada.Id));
    }

    [Theory]
    [InlineData("", "Words.", "", "Give the piece a title")]
    [InlineData("Title", "  \n", "", "Write something")]
    [InlineData("Title", "Words.", "a b", "may hold small letters")]
    [InlineData("Title", "Words.", "../up", "may hold small letters")]
    [InlineData("Title", "Words.", "feed", "belongs to the feed")]
    public async Task What_cannot_be_published_is_saved_and_the_reason_said(string title, string body, string slug, string says)
    {
        var (ada, _) = await Author();
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        var answer = await ada.Sends(desk.Form("/publication").With(("title", title), ("body_md", body), ("slug", slug)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (answer.Status, answer.RoundTrips));
        Assert.Contains(says, answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(body.Replace("\r", "", StringComparison.Ordinal), await Etude.Asks<string>("select body_md from writings where user_id = $1 and status = 'draft'", ada.Id));
    }

    [Fact]
    public async Task Two_pieces_cannot_have_one_address_but_two_people_can()
    {
        var (ada, handle) = await Author();
        var (bob, his) = await Author();
        await Publishes(ada, "Same", "First.");
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        var answer = await ada.Sends(desk.Form("/publication").With(("title", "Same"), ("body_md", "Second."), ("slug", "same")));
        await Publishes(bob, "Same", "His.");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("You have another piece at “same”", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("First.", (await Etude.Browser().Gets($"/@{handle}/same")).Text, StringComparison.Ordinal);
        Assert.Contains("His.", (await Etude.Browser().Gets($"/@{his}/same")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_sound_Atom_and_the_sitemap_lists_what_is_public()
    {
        var (ada, handle) = await Author();
        await Publishes(ada, "One <b>&", "Text with \u0001 a control character and ]]> and <script>.");
        await Publishes(ada, "Two", "More.");
        var feed = await Etude.Browser().Gets($"/@{handle}/feed.atom");
        var xml = XDocument.Parse(feed.Text);
        XNamespace atom = "http://www.w3.org/2005/Atom";

        Assert.Equal((HttpStatusCode.OK, 1), (feed.Status, feed.RoundTrips));
        Assert.StartsWith("application/atom+xml", feed.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["One <b>&", "Two"], xml.Root!.Elements(atom + "entry").Select(e => e.Element(atom + "title")!.Value).Order(StringComparer.Ordinal));
        Assert.All(xml.Root!.Elements(atom + "entry"), e => Assert.StartsWith($"{Etude.Address}@{handle}/", e.Element(atom + "id")!.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("<script>", xml.Root!.Elements(atom + "entry").Select(e => e.Element(atom + "content")!.Value).Aggregate(string.Concat), StringComparison.Ordinal);
        var map = await Etude.Browser().Gets("/sitemap.xml");
        Assert.Equal((HttpStatusCode.OK, 1), (map.Status, map.RoundTrips));
        Assert.Contains($"{Etude.Address}@{handle}/two", XDocument.Parse(map.Text).Descendants().Select(e => e.Value));
        Assert.Contains("Sitemap: ", (await Etude.Browser().Gets("/robots.txt")).Text, StringComparison.Ordinal);
        var list = await Etude.Browser().Gets($"/@{handle}");
        Assert.Equal((HttpStatusCode.OK, 1, 2), (list.Status, list.RoundTrips, list.Html.QuerySelectorAll(".pieces a").Length));
    }

    [Theory]
    [InlineData("/@nobody/nothing")]
    [InlineData("/@nobody")]
    [InlineData("/@nobody/feed.atom")]
    [InlineData("/@%00/x")]
    [InlineData("/@'; drop table writings;--/x")]
    public async Task What_is_not_there_is_missing(string path) => Assert.Contains((await Etude.Browser().Gets(path)).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });

    [Fact]
    public async Task A_text_full_of_attacks_is_inert_on_its_public_page()
    {
        var (ada, handle) = await Author();
        var body = string.Join("\n\n", Platform.Markdown.ArticleTextTests.Attacks.Select(a => a.Data.Replace("\0", "", StringComparison.Ordinal)));
        await Publishes(ada, "<script>alert(1)</script>\" onload=\"alert(2)", body, "attacks");
        var page = await Etude.Browser().Gets($"/@{handle}/attacks");

        Assert.Empty(page.Html.QuerySelectorAll("script, img, iframe, object, embed, form, svg, base, [onload], [onerror], [onclick], [style]"));
        Assert.Equal("<script>alert(1)</script>\" onload=\"alert(2)", page.TextOf("h1"));
    }

    private async Task<(Learner Who, string Handle)> Author()
    {
        var who = await Etude.Somebody();
        var handle = $"author-{Interlocked.Increment(ref drawn)}";
        await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", handle));
        return (who, handle);
    }

    private static async Task<string> Publishes(Learner who, string title, string body, string slug = "")
    {
        var desk = await who.Follows(await who.Sends((await who.Gets("/writing")).Form("/writing")));
        var answer = await who.Sends(desk.Form("/publication").With(("title", title), ("body_md", body), ("slug", slug)));
        Assert.True(answer.Status == HttpStatusCode.SeeOther, answer.Status + " " + answer.Text);
        return answer.Location!;
    }
}
