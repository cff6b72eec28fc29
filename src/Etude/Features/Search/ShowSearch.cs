using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Search;

/// <summary>One search over everything: rooms by name, problems and library in full text, one's own pieces and jobs by their titles and by what they say word for word.</summary>
public static class ShowSearch
{
    private const int MostCharacters = 200;

    // Of own pieces the newest are read; there is no index of their words.
    private const string FoundSql = """
        (select 'problem' as kind, p.title, p.slug, p.id from problems p
            where p.retired_at is null and (p.search @@ websearch_to_tsquery('english', @query) or p.title ilike '%' || @like || '%')
            order by ts_rank(p.search, websearch_to_tsquery('english', @query)) desc, p.title limit 20)
        union all
        (select 'item', i.title, i.slug, i.id from content_items i
            where i.source_kind = 'curated' and i.retired_at is null
                and (i.search @@ websearch_to_tsquery('english', @query) or i.title ilike '%' || @like || '%')
            order by ts_rank(i.search, websearch_to_tsquery('english', @query)) desc, i.title limit 20)
        union all
        (select 'own', i.title, null, i.id from content_items i
            where i.created_by_user_id = @me and (i.search @@ websearch_to_tsquery('english', @query) or i.title ilike '%' || @like || '%')
            order by ts_rank(i.search, websearch_to_tsquery('english', @query)) desc, i.title limit 20)
        union all
        (select 'writing', coalesce(nullif(w.title, ''), 'Untitled'), null, w.id
            from (select id, title, body_md, updated_at from writings where user_id = @me order by updated_at desc limit 200) w
            where w.title ilike '%' || @like || '%' or to_tsvector('english', w.title) @@ websearch_to_tsquery('english', @query) or w.body_md ilike '%' || @like || '%' order by w.updated_at desc limit 20)
        union all
        (select 'job', j.title, null, j.id from jds j
            where j.user_id = @me and (j.title ilike '%' || @like || '%' or to_tsvector('english', j.title) @@ websearch_to_tsquery('english', @query) or j.company ilike '%' || @like || '%') order by j.created_at desc limit 20)
        """;

    public sealed record Model(string Query, IReadOnlyList<Place> Found);

    public static async Task<RazorComponentResult> Handle(Me me, string? q, Db db, PageContext page, CancellationToken cancel)
    {
        var query = FormFields.Cut((q ?? "").Replace("\0", "", StringComparison.Ordinal).Trim(), MostCharacters);
        await using var batch = db.As(me);
        var rows = query.Length > 0 ? batch.Many<PlaceRow>(FoundSql, new { query, like = LikePattern.Literal(query) }) : null;
        await batch.Run(cancel);
        var rooms = Place.Rooms.Where(r => r.Title.Contains(query, StringComparison.OrdinalIgnoreCase));
        return page.Show<SearchPage>("Search", new Model(query, [.. rooms, .. rows?.Value.Select(r => r.ToPlace()) ?? []]), batch);
    }
}
