using System.Globalization;
using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>What the person aims at, as settings: the active job, since when, and the day of the interview.</summary>
public static class Aim
{
    /// <summary>Makes a job the active one; one that is not there, or not theirs, changes nothing.</summary>
    public static void At(Batch batch, Guid job) => batch.Do("""
        update users set settings_json = settings_json || jsonb_build_object('active_jd_id', @job::text, 'active_jd_since', etude.day(@now)::text)
        where id = @me and exists (select from jds where user_id = @me and id = @job)
        """, new { job });

    /// <summary>Takes the aim away from a job, where it was the active one.</summary>
    public static void AtNothing(Batch batch, Guid job) => batch.Do("""
        update users set settings_json = (settings_json - 'active_jd_id') || jsonb_build_object('active_jd_since', etude.day(@now)::text)
        where id = @me and settings_json ->> 'active_jd_id' = @job::text
        """, new { job });

    /// <param name="day">Null for none.</param>
    public static void Interview(Batch batch, DateOnly? day) => batch.Do("""
        update users set settings_json = case when @day = '' then settings_json - 'interview_date' else settings_json || jsonb_build_object('interview_date', @day) end
        where id = @me
        """, new { day = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "" });
}
