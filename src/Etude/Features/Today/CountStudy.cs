using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>
/// The part of the day's totals that reading makes. Each method stands beside its deed in one batch, and so in one transaction. A deed
/// that changed nothing, because another tab was first, has not written the row in this transaction (<c>xmin</c>), and counts nothing.
/// </summary>
public static class CountStudy
{
    private const string Content = "coalesce(@content, (select c.id from content_items c where c.source_kind = 'curated' and c.slug = @slug))";

    /// <summary>After the change of a status: counts what it finished, and counts back what it took back, on the day that had counted it.</summary>
    public static void Finished(Batch batch, Guid? content, string slug)
    {
        batch.Do($"""
            insert into sessions (user_id, day, contents_finished, updated_at)
            select @me, p.finished_on, 1, @now from content_progress p
            where p.user_id = @me and p.content_id = {Content} and p.xmin = pg_current_xact_id()::xid and p.status = 'finished'
            on conflict (user_id, day) do update set contents_finished = sessions.contents_finished + 1, updated_at = excluded.updated_at
            """, new { content, slug });
        batch.Do($"""
            update sessions s set contents_finished = greatest(0, s.contents_finished - 1), updated_at = @now
            from content_progress p
            where p.user_id = @me and p.content_id = {Content} and p.xmin = pg_current_xact_id()::xid and p.status <> 'finished'
                and s.user_id = @me and s.day = p.finished_on
            """, new { content, slug });
    }

    /// <summary>After a sitting was logged: adds its minutes to its day.</summary>
    public static void Sat(Batch batch, Guid? content, string slug, string sitting) => batch.Do($"""
        insert into sessions (user_id, day, seconds_active, updated_at)
        select @me, (s ->> 'day')::date, (s ->> 'minutes')::int * 60, @now
        from content_progress p cross join lateral jsonb_array_elements(p.sittings) s
        where p.user_id = @me and p.content_id = {Content} and s ->> 'id' = @sitting
        on conflict (user_id, day) do update set seconds_active = sessions.seconds_active + excluded.seconds_active, updated_at = excluded.updated_at
        """, new { content, slug, sitting });

    /// <summary>Before a sitting is taken back: its minutes leave its day. The row is locked, so that two presses at once count once.</summary>
    public static void SatNot(Batch batch, Guid? content, string slug, string sitting) => batch.Do($"""
        with sat as (
            select (s ->> 'day')::date as day, (s ->> 'minutes')::int * 60 as seconds
            from (
                select sittings from content_progress
                where user_id = @me and content_id = {Content} and sittings @> jsonb_build_array(jsonb_build_object('id', @sitting))
                for update
            ) p cross join lateral jsonb_array_elements(p.sittings) s
            where s ->> 'id' = @sitting
        )
        update sessions set seconds_active = greatest(0, seconds_active - sat.seconds), updated_at = @now
        from sat where sessions.user_id = @me and sessions.day = sat.day
        """, new { content, slug, sitting });

    /// <summary>Before a person's own item is deleted: what it had added to the days leaves them.</summary>
    public static void Removed(Batch batch, Guid content) => batch.Do("""
        with progress as (
            select status, coalesce(finished_on, etude.day(checked_at)) as finished_on, sittings from content_progress
            where user_id = @me and content_id = @content
                and exists (select from content_items i where i.id = @content and i.created_by_user_id = @me)
            for update
        ), lost as (
            select day, sum(seconds)::int as seconds, sum(finished)::int as finished from (
                select (s ->> 'day')::date as day, (s ->> 'minutes')::int * 60 as seconds, 0 as finished
                from progress cross join lateral jsonb_array_elements(sittings) s
                union all
                select finished_on, 0, 1 from progress where status = 'finished'
            ) each_of group by day
        )
        update sessions set seconds_active = greatest(0, seconds_active - lost.seconds),
            contents_finished = greatest(0, contents_finished - lost.finished), updated_at = @now
        from lost where sessions.user_id = @me and sessions.day = lost.day
        """, new { content });
}
