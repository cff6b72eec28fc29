using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Search;

/// <summary>
/// The names of all that a person may want to go to, for the palette: problems and curated items whole, the newest of their own. Answers
/// <c>{"places": [[title, path, kind], …]}</c>, under 30 KB.
/// </summary>
public static class ListPlaces
{
    private const string PlacesSql = """
        (select 'problem' as kind, title, slug, id from problems where retired_at is null order by title limit 300)
        union all
        (select 'writing', coalesce(nullif(title, ''), 'Untitled'), null, id from writings where user_id = @me order by updated_at desc limit 20)
        union all
        (select 'job', title, null, id from jds where user_id = @me order by created_at desc limit 10)
        union all
        (select 'own', i.title, null, i.id from content_progress p join content_items i on i.id = p.content_id and i.created_by_user_id = @me
            where p.user_id = @me and p.status = 'started' order by p.updated_at desc limit 20)
        union all
        (select 'item', title, slug, id from content_items where source_kind = 'curated' and retired_at is null order by title limit 600)
        """;

    /// <summary>Room for this many characters of titles and addresses; what is over is found by the search itself.</summary>
    private const int MostCharacters = 27_000;

    public static async Task<IResult> Handle(Me me, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var rows = batch.Many<PlaceRow>(PlacesSql);
        await batch.Run(cancel);
        return Results.Json(new { places = Within(rows.Value.Select(r => r.ToPlace())).Select(p => new[] { p.Title, p.Path, p.Kind }) });
    }

    private static IEnumerable<Place> Within(IEnumerable<Place> places)
    {
        var room = MostCharacters;
        return places.TakeWhile(p => (room -= p.Title.Length + p.Path.Length + p.Kind.Length + 12) > 0);
    }
}
