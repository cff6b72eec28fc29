using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>
/// Where the person stands on an item: its status, their rating, whether it is a favourite; each as far as the form says it. To finish
/// it counts for today, and to take that back counts it back on the day on which it was counted, in the same transaction.
/// </summary>
public static class ChangeProgress
{
    private const string Item = ItemKey.Sql;

    public static async Task<IResult> Handle(string slug, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        var key = new ItemKey(slug);
        var status = Status(form);
        var rating = Rating(form);
        bool? favourite = form.Has("favourite") ? form.Text("favourite", 20) == "on" : null;
        await using var batch = db.As(me);
        if (status is not null)
            ChangeStatus(batch, key, status);
        batch.Do($"""
            insert into content_progress (user_id, content_id, rating, favorited, updated_at)
            select @me, i.id, nullif(@rating, 0), coalesce(@favourite, false), @now
            from content_items i where i.id = {Item} and (@rating is not null or @favourite is not null)
            on conflict (user_id, content_id) do update set
                rating = case when @rating is null then content_progress.rating else excluded.rating end,
                favorited = coalesce(@favourite, content_progress.favorited), updated_at = @now
            """, new { id = key.Id, slug, rating, favourite });
        var item = ItemState.Query(batch, key);
        await batch.Run(cancel);
        return item.Value is null ? Results.NotFound()
            : SeeOther.At(LibraryFilter.Statuses.Contains(form.Text("was", 20)) ? $"{key.Path}?was={form.Text("was", 20)}" : key.Path);
    }

    /// <summary>Adds the change of a status to a batch, with what it does to the days' totals.</summary>
    public static void ChangeStatus(Batch batch, ItemKey key, string status)
    {
        batch.Do($"""
            insert into content_progress (user_id, content_id, status, checked_at, finished_on, updated_at)
            select @me, i.id, @status, case when @status = 'finished' then @now end, case when @status = 'finished' then etude.day(@now) end, @now
            from content_items i where i.id = {Item}
            on conflict (user_id, content_id) do update set
                status = excluded.status, checked_at = excluded.checked_at, updated_at = @now,
                -- The day of what is no longer finished stays until it was counted back there.
                finished_on = coalesce(excluded.finished_on, content_progress.finished_on, etude.day(content_progress.checked_at))
            where content_progress.status <> excluded.status
            """, new { id = key.Id, slug = key.Text, status });
        CountStudy.Finished(batch, key.Id, key.Text);
        batch.Do($"""
            update content_progress set finished_on = null
            where user_id = @me and content_id = {Item} and status <> 'finished' and finished_on is not null
            """, new { id = key.Id, slug = key.Text });
    }

    private static string? Status(FormFields form) => !form.Has("status") ? null
        : LibraryFilter.Statuses.FirstOrDefault(s => s == form.Text("status", 100))
            ?? throw new BadFormException("Choose one of queued, started, finished and dropped.");

    // 0 takes the rating away.
    private static int? Rating(FormFields form) => !form.Has("rating") ? null
        : form.Number("rating", 0, 5) ?? throw new BadFormException("Rate it from 1 to 5, or take the rating away.");
}
