using Etude.Platform.Postgres;
using Etude.Recall;

namespace Etude.Features.Axes;

/// <summary>What a submitted attempt shows on the axes of its problem, and a completed assessment on all.</summary>
public static class RecordEvidence
{
    /// <summary>The level an attempt shows: what the difficulty asks for, moved by how it went.</summary>
    /// <param name="difficulty"><c>intro</c>, <c>core</c> or <c>stretch</c>.</param>
    /// <returns>0 to 100.</returns>
    public static double Level(string difficulty, Rating grade)
    {
        var asks = difficulty switch { "intro" => 35.0, "core" => 60.0, _ => 85.0 };
        return Math.Clamp(asks + grade switch { Rating.Again => -30, Rating.Hard => -10, Rating.Good => 0, _ => 10 }, 0, 100);
    }

    /// <summary>Adds one row an axis; the first axis counts fully, the others half. A second grade of the same attempt replaces the first.</summary>
    /// <remarks>Nothing is added unless the attempt was submitted at that instant and has this grade.</remarks>
    public static void FromAttempt(
        Batch batch, Guid attempt, DateTimeOffset submittedAt, string difficulty, IReadOnlyList<string> axes, Rating grade, bool unaided) =>
        batch.Do("""
            insert into axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, unaided, observed_at)
            select @me, e.id, e.axis, 'attempt', @attempt, @level, e.weight, @unaided, @submitted_at
            from unnest(@ids, @axes, @weights) as e(id, axis, weight)
            where exists (select from attempts where user_id = @me and id = @attempt and submitted_at = @submitted_at and grade = @grade)
            on conflict (user_id, source_kind, source_id, axis) do update set
                level = excluded.level, weight = excluded.weight, unaided = excluded.unaided, observed_at = excluded.observed_at
            """, new
        {
            ids = axes.Select(_ => Guid.CreateVersion7(batch.Now)).ToArray(), axes = axes.ToArray(),
            weights = axes.Select((_, i) => i == 0 ? 1.0 : 0.5).ToArray(), attempt, submitted_at = submittedAt, grade = (int)grade,
            level = Level(difficulty, grade), unaided,
        });

    /// <summary>Adds one row an axis that the run asked about, once.</summary>
    /// <remarks>Nothing is added unless the run was completed at this batch's instant.</remarks>
    public static void FromAssessment(Batch batch, Guid run, IReadOnlyList<AxisObservation> shown) => batch.Do("""
        insert into axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, unaided, observed_at)
        select @me, e.id, e.axis, 'assessment', @run, e.level, e.weight, true, @now
        from unnest(@ids, @axes, @levels, @weights) as e(id, axis, level, weight)
        where exists (select from assessment_runs where user_id = @me and id = @run and completed_at = @now)
        on conflict (user_id, source_kind, source_id, axis) do nothing
        """, new
    {
        run, ids = shown.Select(_ => Guid.CreateVersion7(batch.Now)).ToArray(), axes = shown.Select(s => s.Axis).ToArray(),
        levels = shown.Select(s => s.Level).ToArray(), weights = shown.Select(s => s.Weight).ToArray(),
    });

    /// <summary>What a CV shows counts half of an unaided solve, and as aided: words are not practice.</summary>
    public const double CredentialWeight = 0.5;

    /// <summary>Replaces what a CV shows: one row an axis, none for an axis that it shows no more.</summary>
    /// <remarks>Nothing is written unless this reading of the CV was kept, and is the person's own.</remarks>
    public static void FromCredential(Batch batch, Guid credential, Guid assessment, IReadOnlyList<(string Axis, double Level)> shown)
    {
        string[] axes = [.. shown.Select(s => s.Axis)];
        batch.Do("""
            delete from axis_evidence where user_id = @me and source_kind = 'credential' and source_id = @credential and not axis = any(@axes)
                and exists (select from credential_assessments where user_id = @me and id = @assessment)
            """, new { credential, assessment, axes });
        batch.Do("""
            insert into axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, unaided, observed_at)
            select @me, e.id, e.axis, 'credential', @credential, e.level, @weight, false, @now
            from unnest(@ids, @axes, @levels) as e(id, axis, level)
            where exists (select from credential_assessments where user_id = @me and id = @assessment)
            on conflict (user_id, source_kind, source_id, axis) do update set level = excluded.level, observed_at = excluded.observed_at
            """, new { credential, assessment, axes, levels = shown.Select(s => s.Level).ToArray(), ids = shown.Select(_ => Guid.CreateVersion7(batch.Now)).ToArray(), weight = CredentialWeight });
    }

    /// <summary>Takes back what a CV showed.</summary>
    public static void WithoutCredential(Batch batch, Guid credential) =>
        batch.Do("delete from axis_evidence where user_id = @me and source_kind = 'credential' and source_id = @credential", new { credential });
}
