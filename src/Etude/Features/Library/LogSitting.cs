using System.Globalization;
using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>A sitting at an item: so many minutes on a day, which counts into that day's practice.</summary>
public static class LogSitting
{
    private const string Item = ItemKey.Sql;
    private const string DayFormat = "yyyy-MM-dd";

    public static async Task<IResult> Handle(string slug, Me me, FormFields form, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var minutes = form.Number("minutes", 1, Sitting.LongestMinutes)
            ?? throw new BadFormException($"Enter whole minutes between 1 and {Sitting.LongestMinutes}.");
        var day = Day(form, clock);
        var key = new ItemKey(slug);
        var sitting = new Sitting { Id = Guid.CreateVersion7(clock.GetUtcNow()), Day = day, Minutes = minutes };
        await using var batch = db.As(me);
        // A day to come, where the person lives, takes no sitting; only the database knows which day it is there.
        var logged = batch.Do($"""
            insert into content_progress (user_id, content_id, status, sittings, updated_at)
            select @me, i.id, 'started', jsonb_build_array(@sitting::jsonb), @now from content_items i
            where i.id = {Item} and @day between (select etude.day(@now)) - @oldest and (select etude.day(@now))
            on conflict (user_id, content_id) do update set
                sittings = content_progress.sittings || excluded.sittings, updated_at = @now,
                status = case when content_progress.status in ('queued', 'dropped') then 'started' else content_progress.status end
            where jsonb_array_length(content_progress.sittings) < @most
            """, new { id = key.Id, slug, sitting = Json.Write(sitting), day, oldest = Sitting.OldestDays, most = Sitting.Most });
        CountStudy.Sat(batch, key.Id, slug, sitting.Id.ToString());
        var item = ItemState.Query(batch, key);
        await batch.Run(cancel);
        if (item.Value is null) return Results.NotFound();
        return logged.Value > 0 ? SeeOther.At($"{key.Path}#sittings") : throw new BadFormException(
            $"Enter a day that is not to come and at most a year back; an item takes {Sitting.Most} sittings.");
    }

    private static DateOnly Day(FormFields form, TimeProvider clock) =>
        DateOnly.TryParseExact(form.Text("day", 100).Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Math.Abs(day.DayNumber - DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber) < 2 * Sitting.OldestDays
            ? day : throw new BadFormException("Enter the day as year-month-day, such as 2026-11-22.");
}
