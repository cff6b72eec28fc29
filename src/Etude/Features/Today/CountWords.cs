using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>
/// The words of the day: for each piece what the day added to it, never less than nothing. Deleting on the same day takes away what it
/// had added, so that cutting and pasting back counts nothing.
/// </summary>
public static class CountWords
{
    /// <summary>Before a draft is saved: moves the day's total by as much as the save moves the piece's share of the day. Holds only at its revision.</summary>
    public static void Wrote(Batch batch, Guid writing, int revision, int words) => batch.Do("""
        insert into sessions (user_id, day, words_written, updated_at)
        select @me, today, greatest(0, share + @words - word_count), @now
        from (
            select word_count, etude.day(@now) as today, coalesce((words_by_day ->> etude.day(@now)::text)::int, 0) as share
            from writings where user_id = @me and id = @writing and revision = @revision for update
        ) w
        where greatest(0, share + @words - word_count) <> greatest(0, share)
        on conflict (user_id, day) do update set updated_at = excluded.updated_at,
            words_written = greatest(0, sessions.words_written + excluded.words_written - (
                select greatest(0, coalesce((w.words_by_day ->> excluded.day::text)::int, 0)) from writings w where w.user_id = @me and w.id = @writing))
        """, new { writing, revision, words });

    /// <summary>Before a piece is deleted: what it had added to its days leaves them.</summary>
    public static void Removed(Batch batch, Guid writing) => batch.Do("""
        with piece as (select words_by_day from writings where user_id = @me and id = @writing for update)
        update sessions s set words_written = greatest(0, s.words_written - greatest(0, share.words::int)), updated_at = @now
        from piece cross join lateral jsonb_each_text(piece.words_by_day) as share(day, words)
        where s.user_id = @me and s.day = share.day::date
        """, new { writing });
}
