using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>Keeps the day's totals right, in the same transaction as the deed that they count.</summary>
public static class CountSession
{
    /// <summary>Seconds by which a draft moves its attempt's clock on: at most what passed since the last save.</summary>
    private const string Moved = """
        greatest(0, least(@total - (select coalesce(sum(value::int), 0) from jsonb_each_text(time_per_phase)), extract(epoch from @now - saved_at) + 5))::int
        """;

    /// <summary>
    /// For the attempt's own update: adds the same seconds to the attempt's share of the day, from which the day's total can be counted again
    /// (<see cref="RecountDays"/>). Takes <c>@total</c>, the clock of the draft.
    /// </summary>
    public const string SecondsOfTheDay = $"""
        seconds_by_day = seconds_by_day || jsonb_build_object(etude.day(@now), coalesce((seconds_by_day ->> etude.day(@now)::text)::int, 0) + {Moved})
        """;

    /// <summary>Counts an attempt that this very batch began.</summary>
    public static void Started(Batch batch) => batch.Do("""
        insert into sessions (user_id, day, attempts_started, updated_at)
        select @me, etude.day(@now), 1, @now
        where exists (select from attempts where user_id = @me and started_at = @now)
        on conflict (user_id, day) do update set attempts_started = sessions.attempts_started + 1, updated_at = excluded.updated_at
        """);

    /// <summary>Adds working time and, where the batch submitted the attempt, the submission itself.</summary>
    public static void Submitted(Batch batch, Guid attempt, bool unaided, bool recall) => batch.Do("""
        insert into sessions (user_id, day, attempts_submitted, solved_unaided, recalls, updated_at)
        select @me, etude.day(@now), 1, @unaided, @recalls, @now
        where exists (select from attempts where user_id = @me and id = @attempt and submitted_at = @now)
        on conflict (user_id, day) do update set
            attempts_submitted = sessions.attempts_submitted + 1,
            solved_unaided = sessions.solved_unaided + excluded.solved_unaided,
            recalls = sessions.recalls + excluded.recalls,
            updated_at = excluded.updated_at
        """, new { attempt, unaided = unaided ? 1 : 0, recalls = recall ? 1 : 0 });

    /// <summary>
    /// Adds the seconds by which a draft moves an attempt's clock on. Must stand before the attempt's own update in the batch,
    /// and holds only while that update's guard holds. A clock cannot run faster than the wall: more than passed since the last
    /// save is not counted. The attempt is locked, so that two saves of one revision at once count once.
    /// </summary>
    public static void Worked(Batch batch, Guid attempt, int revision, int totalSeconds) => batch.Do($"""
        insert into sessions (user_id, day, seconds_active, updated_at)
        select @me, etude.day(@now), {Moved}, @now
        from attempts
        where user_id = @me and id = @attempt and status = 'in_progress' and revision = @revision
        for update
        on conflict (user_id, day) do update set
            seconds_active = sessions.seconds_active + excluded.seconds_active, updated_at = excluded.updated_at
        """, new { attempt, revision, total = totalSeconds });
}
