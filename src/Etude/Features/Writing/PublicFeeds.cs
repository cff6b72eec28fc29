using System.Globalization;
using System.Text;
using System.Xml;
using Etude.Platform.Markdown;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>What programs read of the public pages: an Atom feed for each author, the sitemap, and where the sitemap is.</summary>
public static class PublicFeeds
{
    private const int InAFeed = 20;

    /// <summary>What one sitemap may hold (sitemaps.org).</summary>
    private const int InASitemap = 50_000;

    internal const string FeedSql = """
        select handle, author, slug, title, body_md, word_count, published_at, updated_at from etude.published_writings
        where handle = @handle order by published_at desc limit @most
        """;

    internal const string SitemapSql = "select handle, slug, updated_at from etude.published_writings order by published_at desc limit @most";

    private static readonly XmlWriterSettings Layout = new() { Encoding = new UTF8Encoding(false), Indent = true, Async = false };

    public sealed record Place
    {
        public required string Handle { get; init; }
        public required string Slug { get; init; }
        public required DateTimeOffset UpdatedAt { get; init; }
    }

    public static async Task<IResult> ShowFeed(string handle, HttpContext http, Db db, CancellationToken cancel)
    {
        await using var batch = db.AsAnyone();
        var found = batch.Many<PublicPages.Row>(FeedSql, new { handle = handle.ToLowerInvariant(), most = InAFeed });
        await batch.Run(cancel);
        if (found.Value.Count == 0)
            return Results.NotFound();
        var updated = found.Value.Max(r => r.UpdatedAt);
        return PublicPages.Unchanged(http, $"{updated.UtcTicks:x}-{found.Value.Count}-{found.Value[0].Handle}") ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Xml("application/atom+xml", xml => WriteFeed(xml, found.Value, updated, PublicAddress.Site(http.Request)));
    }

    public static async Task<IResult> ShowSitemap(HttpRequest request, Db db, CancellationToken cancel)
    {
        await using var batch = db.AsAnyone();
        var found = batch.Many<Place>(SitemapSql, new { most = InASitemap });
        await batch.Run(cancel);
        var site = PublicAddress.Site(request);
        return Xml("application/xml", xml =>
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var place in found.Value)
            {
                xml.WriteStartElement("url");
                xml.WriteElementString("loc", site + PublicAddress.Of(place.Handle, place.Slug));
                xml.WriteElementString("lastmod", Iso(place.UpdatedAt));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    /// <summary>Robots may read what is public; the rooms ask for a sign-in anyway.</summary>
    public static IResult ShowRobots(HttpRequest request) =>
        Results.Text($"User-agent: *\nAllow: /@\nAllow: /assets/\nDisallow: /\nSitemap: {PublicAddress.Site(request)}/sitemap.xml\n", "text/plain; charset=utf-8");

    private static void WriteFeed(XmlWriter xml, IReadOnlyList<PublicPages.Row> pieces, DateTimeOffset updated, string site)
    {
        var author = $"{site}/@{pieces[0].Handle}";
        xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
        xml.WriteElementString("id", author);
        xml.WriteElementString("title", Clean(pieces[0].Name));
        xml.WriteElementString("updated", Iso(updated));
        Link(xml, "self", site + PublicAddress.Feed(pieces[0].Handle));
        Link(xml, "alternate", author);
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Clean(pieces[0].Name));
        xml.WriteEndElement();
        foreach (var piece in pieces)
        {
            var address = site + PublicAddress.Of(piece.Handle, piece.Slug);
            xml.WriteStartElement("entry");
            xml.WriteElementString("id", address);
            xml.WriteElementString("title", Clean(piece.Title));
            Link(xml, "alternate", address);
            xml.WriteElementString("published", Iso(piece.PublishedAt));
            xml.WriteElementString("updated", Iso(piece.UpdatedAt));
            xml.WriteStartElement("content");
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Clean(ArticleText.ToHtml(piece.BodyMd).Value));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static IResult Xml(string type, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Layout))
        {
            xml.WriteStartDocument();
            write(xml);
        }
        return Results.Bytes(bytes.ToArray(), $"{type}; charset=utf-8");
    }

    // XML knows no control characters and no halves of characters, not even escaped.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        }
        return clean.ToString();
    }

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
