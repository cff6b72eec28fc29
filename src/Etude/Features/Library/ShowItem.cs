using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Library;

/// <summary>One item: what it is, why it is worth the time, where the person stands on it, and the practice it prepares for.</summary>
public static class ShowItem
{
    private const string Item = ItemKey.Sql;

    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string? Author { get; init; }
        public required string? Url { get; init; }
        public required string Kind { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required string? Difficulty { get; init; }
        public required int? Minutes { get; init; }
        public required string? WhyMd { get; init; }
        public required bool IsOwn { get; init; }
        public required DateTimeOffset? RetiredAt { get; init; }
        public required string? Status { get; init; }
        public required DateTimeOffset? CheckedAt { get; init; }
        public required DateOnly? FinishedOn { get; init; }
        public required int? Rating { get; init; }
        public required bool Favorited { get; init; }
        public required string NotesMd { get; init; }
        public required int Revision { get; init; }
        public required DateTimeOffset? UpdatedAt { get; init; }
        public required JsonList<Sitting> Sittings { get; init; }

        public string Path => ItemKey.PathOf(IsOwn, Slug, Id);

        public int Sat => Sittings.Sum(s => s.Minutes);
    }

    /// <summary>A problem that the item prepares for.</summary>
    public sealed record Prepared
    {
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Type { get; init; }
        public required bool Met { get; init; }
    }

    /// <param name="Was">The status before the deed that led here, which an undo brings back; null when there was none.</param>
    public sealed record Model(Row Item, IReadOnlyList<Prepared> Problems, ContentFiles Content, DateOnly Today, TimeZoneInfo Zone, string? Was);

    public static async Task<IResult> Handle(string slug, string? was, Me me, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var key = new ItemKey(slug);
        await using var batch = db.As(me);
        var item = Query(batch, key);
        var problems = batch.Many<Prepared>($"""
            select p.slug, p.title, p.type,
                exists (select from attempts a where a.user_id = @me and a.problem_id = p.id and a.status = 'submitted') as met
            from content_items i
            cross join jsonb_array_elements_text(i.prepares) with ordinality as wanted(slug, place)
            join problems p on p.slug = wanted.slug and p.retired_at is null
            where i.id = {Item}
            order by wanted.place
            """, new { id = key.Id, slug });
        await batch.Run(cancel);
        return item.Value is { } row
            ? page.Show<ItemPage>(row.Title, new Model(row, problems.Value, content, batch.Person!.Today, batch.Person.Settings.Zone,
                LibraryFilter.Statuses.FirstOrDefault(s => s == was)), batch)
            : page.NotHere(batch, "There is no such item in the library, or it is somebody else’s own. The library lists what there is.");
    }

    internal static Pending<Row?> Query(Batch batch, ItemKey key) => batch.One<Row>($"""
        select i.id, i.slug, i.title, i.author, i.url, i.kind, i.axes, i.difficulty, i.minutes, i.why_md, i.source_kind = 'user' as is_own, i.retired_at,
            p.status, p.checked_at, p.finished_on, p.rating, coalesce(p.favorited, false) as favorited, coalesce(p.notes_md, '') as notes_md,
            coalesce(p.revision, 0) as revision, p.updated_at, coalesce(p.sittings, '[]') as sittings
        from content_items i
        left join content_progress p on p.user_id = @me and p.content_id = i.id
        where i.id = {Item} and (i.retired_at is null or p.user_id is not null)
        """, new { id = key.Id, slug = key.Text });
}
