using System.Globalization;
using Etude.Platform.Markdown;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Writing;

/// <summary>
/// What anybody may read: a published piece, and the list of an author's pieces. Read as <c>anon</c>, which sees published writings
/// through one view and nothing else; without scripts, cookies or the reader's settings, so that any cache may keep them.
/// </summary>
public static class PublicPages
{
    private const int MostListed = 200;

    /// <summary>Nothing is active on these pages, so nothing is allowed.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal const string PieceSql = """
        select handle, author, slug, title, body_md, word_count, published_at, updated_at from etude.published_writings
        where handle = @handle and slug = @slug
        """;

    internal const string ListSql = """
        select handle, author, slug, title, '' as body_md, word_count, published_at, updated_at from etude.published_writings
        where handle = @handle order by published_at desc limit @most
        """;

    public sealed record Row
    {
        public required string Handle { get; init; }
        public required string? Author { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string BodyMd { get; init; }
        public required int WordCount { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
        public required DateTimeOffset UpdatedAt { get; init; }

        public string Name => string.IsNullOrWhiteSpace(Author) ? "@" + Handle : Author;
    }

    public sealed record PieceModel(Row Piece, string Author, string Canonical, string Beginning);

    public sealed record AuthorModel(string Handle, string Author, string Canonical, IReadOnlyList<Row> Pieces);

    public static async Task<IResult> ShowPiece(string handle, string slug, HttpContext http, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.AsAnyone();
        var found = batch.One<Row>(PieceSql, new { handle = handle.ToLowerInvariant(), slug = slug.ToLowerInvariant() });
        await batch.Run(cancel);
        if (found.Value is not { } piece)
            return page.NotHere(batch, "There is no published piece at this address. It may have been taken back by its author.");
        return Unchanged(http, $"{piece.UpdatedAt.UtcTicks:x}-{piece.Handle}-{piece.Slug}") ? Results.StatusCode(StatusCodes.Status304NotModified)
            : page.Show<PiecePage>(piece.Title, new PieceModel(piece, piece.Name, PublicAddress.Site(http.Request) + PublicAddress.Of(piece.Handle, piece.Slug), ArticleText.Beginning(piece.BodyMd)));
    }

    public static async Task<IResult> ShowAuthor(string handle, HttpContext http, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.AsAnyone();
        var found = batch.Many<Row>(ListSql, new { handle = handle.ToLowerInvariant(), most = MostListed });
        await batch.Run(cancel);
        if (found.Value is not [{ } first, ..])
            return page.NotHere(batch, "Nobody has published anything at this address.");
        return Unchanged(http, $"{found.Value.Max(r => r.UpdatedAt).UtcTicks:x}-{found.Value.Count}-{first.Handle}") ? Results.StatusCode(StatusCodes.Status304NotModified)
            : page.Show<AuthorPage>(first.Name, new AuthorModel(first.Handle, first.Name, $"{PublicAddress.Site(http.Request)}/@{first.Handle}", found.Value));
    }

    /// <summary>Writes the headers of a public page. True when the reader has it already.</summary>
    internal static bool Unchanged(HttpContext http, string version)
    {
        // The version of the app is part of it, since a new one may render the same text otherwise.
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{version}-{typeof(PublicPages).Module.ModuleVersionId:N}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return http.Request.Headers.IfNoneMatch.ToString() == tag;
    }
}
