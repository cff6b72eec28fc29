using Etude.Platform.Postgres;

namespace Etude.Features.Library;

/// <summary>A library item in a list, with where the person stands on it.</summary>
public sealed record ItemRow
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string? Author { get; init; }
    public required string Kind { get; init; }
    public required JsonList<string> Axes { get; init; }
    public required string? Difficulty { get; init; }
    public required int? Minutes { get; init; }
    public required bool IsOwn { get; init; }
    public required string? Status { get; init; }
    public required int? Rating { get; init; }
    public required bool Favorited { get; init; }

    /// <summary>Minutes of logged sittings.</summary>
    public required int Sat { get; init; }

    /// <summary>The active job's weight of its axes, the main one whole, the others less; 0 without a job.</summary>
    public double JobWeight { get; init; }

    /// <summary>How many items were found by words along with it; 0 in other lists, which are counted by a query of their own.</summary>
    public int Found { get; init; }

    public string Path => ItemKey.PathOf(IsOwn, Slug, Id);
}

/// <summary>The lists of the library in SQL. Each reads by an index of the person or of the curated items, never the whole table.</summary>
internal static class LibraryRows
{
    private const string Columns = """
        i.id, i.slug, i.title, i.author, i.kind, i.axes, i.difficulty, i.minutes, i.source_kind = 'user' as is_own,
        p.status, p.rating, coalesce(p.favorited, false) as favorited,
        (select coalesce(sum((s ->> 'minutes')::int), 0)::int from jsonb_array_elements(p.sittings) s) as sat
        """;

    private const string Asked = """
        (@query = '' or i.search @@ websearch_to_tsquery('english', @query) or i.title ilike '%' || @like || '%')
            and (@axis is null or i.axes ? @axis)
            and (@kind is null or i.kind = @kind)
            and (@difficulty is null or i.difficulty = @difficulty)
            and (@least is null or i.minutes between @least and @most)
        """;

    // A retired item stays with those who have it on their list.
    private const string Offered = """
        (
            select c.* from content_items c
            where c.source_kind = 'curated'
                and (c.retired_at is null or exists (select from content_progress k where k.user_id = @me and k.content_id = c.id))
            union all
            select o.* from content_items o where o.created_by_user_id = @me
        ) i
        """;

    private const string All = $"{Offered} left join content_progress p on p.user_id = @me and p.content_id = i.id";

    internal const string PageSql = $"""
        select {Columns} from {All} where {Asked} and (@status is null or (@status = 'new' and p.user_id is null))
        order by i.title, i.id limit @size offset @offset
        """;

    internal const string FoundSql = $"{Found} {FoundPage}";

    internal const string FoundNewSql = $"""
        {Found} and not exists (select from content_progress k where k.user_id = @me and k.content_id = i.id) {FoundPage}
        """;

    // Every match is read once, for its rank and the count; only the page's items are read whole and joined. A page behind the last
    // is one row that has nothing but the count.
    private const string Found = $"""
        with found as materialized (
            select i.id, i.title, ts_rank(i.search, websearch_to_tsquery('english', @query)) as rank from {Offered} where {Asked}
        """;

    private const string FoundPage = $"""
        ), paged as (select id, title, rank from found order by rank desc, title, id limit @size offset @offset)
        select {Columns}, counted.found
        from (select count(*)::int as found from found) counted
        left join paged on true
        left join content_items i on i.id = paged.id
        left join content_progress p on p.user_id = @me and p.content_id = paged.id
        order by paged.rank desc, paged.title, paged.id
        """;

    internal const string TotalSql = $"""
        select count(*)::int from {All} where {Asked} and (@status is null or (@status = 'new' and p.user_id is null))
        """;

    // Named in two parts, each with an index of its own: asked for by what a policy alone says, the whole table would be read.
    private const string Seen = """
        (
            select c.* from content_items c where c.source_kind = 'curated'
            union all
            select o.* from content_items o where o.created_by_user_id = @me
        ) i
        """;

    private const string Mine = $"""
        content_progress p join {Seen} on i.id = p.content_id
        where p.user_id = @me and p.status = @status
        """;

    private const string Favourites = $"""
        content_progress p join {Seen} on i.id = p.content_id
        where p.user_id = @me and p.favorited
        """;

    private const string Own = """
        content_items i left join content_progress p on p.user_id = @me and p.content_id = i.id
        where i.created_by_user_id = @me
        """;

    internal const string MinePageSql = $"select {Columns} from {Mine} and {Asked} order by p.updated_at desc, p.content_id limit @size offset @offset";
    internal const string MineTotalSql = $"select count(*)::int from {Mine} and {Asked}";
    internal const string FavouritesPageSql = $"select {Columns} from {Favourites} and {Asked} order by p.updated_at desc, p.content_id limit @size offset @offset";
    internal const string FavouritesTotalSql = $"select count(*)::int from {Favourites} and {Asked}";
    internal const string OwnPageSql = $"select {Columns} from {Own} and {Asked} order by i.title, i.id limit @size offset @offset";
    internal const string OwnTotalSql = $"select count(*)::int from {Own} and {Asked}";

    /// <summary>Every curated item that is not retired, with the weight of the active job; for the shelves.</summary>
    internal const string ShelvesSql = $"""
        with job as (
            select j.axis_weights from users u join jds j on j.user_id = u.id and j.id::text = u.settings_json ->> 'active_jd_id'
            where u.id = @me and j.status = 'done'
        )
        select {Columns},
            coalesce((select sum((job.axis_weights ->> axis.key)::double precision / axis.place)
                from job, jsonb_array_elements_text(i.axes) with ordinality as axis(key, place)), 0) as job_weight
        from content_items i left join content_progress p on p.user_id = @me and p.content_id = i.id
        where i.source_kind = 'curated' and i.retired_at is null
        order by array_position(array['intro', 'core', 'deep'], i.difficulty), i.minutes, i.title
        """;

    /// <summary>What the person has begun, newest first.</summary>
    internal const string BegunSql = $"""
        select {Columns} from content_progress p join content_items i on i.id = p.content_id
        where p.user_id = @me and p.status = 'started'
        order by p.updated_at desc, p.content_id limit 6
        """;

    public static Pending<IReadOnlyList<ItemRow>> Shelves(Batch batch) => batch.Many<ItemRow>(ShelvesSql);

    public static Pending<IReadOnlyList<ItemRow>> Begun(Batch batch) => batch.Many<ItemRow>(BegunSql);

    /// <summary>The page of the list that the filter asks for, and how many items the whole list has.</summary>
    public static ItemList List(Batch batch, LibraryFilter filter)
    {
        var arguments = Arguments(filter);
        if (filter is { Query.Length: > 0, Status: null or "new" })
        {
            var found = batch.Many<ItemRow>(filter.Status is null ? FoundSql : FoundNewSql, arguments);
            return new(() => [.. found.Value.Where(i => i.Id != Guid.Empty)], () => found.Value[0].Found);
        }

        var (page, total) = filter.Status switch
        {
            "favourite" => (FavouritesPageSql, FavouritesTotalSql),
            "own" => (OwnPageSql, OwnTotalSql),
            null or "new" => (PageSql, TotalSql),
            _ => (MinePageSql, MineTotalSql),
        };
        var (rows, count) = (batch.Many<ItemRow>(page, arguments), batch.One<int>(total, arguments));
        return new(() => rows.Value, () => count.Value);
    }

    /// <summary>The parameters of the statements above.</summary>
    internal static object Arguments(LibraryFilter filter)
    {
        var (least, most) = filter.Minutes;
        return new
        {
            query = filter.Query, like = LikePattern.Literal(filter.Query), axis = filter.Axis, kind = filter.Kind, difficulty = filter.Difficulty,
            status = filter.Status, least, most, size = LibraryFilter.PageSize, offset = filter.Offset,
        };
    }
}

/// <summary>A page of a list and how many items the whole list has: both there once the batch has run.</summary>
internal sealed record ItemList(Func<IReadOnlyList<ItemRow>> Page, Func<int> Total);
