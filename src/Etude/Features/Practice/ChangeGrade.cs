using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Practice;

/// <summary>
/// The person's own grade instead of the earned one, for the newest attempt at a problem. Both stay in the log, and the schedule
/// is computed again from the memory before the attempt, so that changing a grade twice counts once.
/// </summary>
public static class ChangeGrade
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, Tickets tickets, CancellationToken cancel)
    {
        var rating = form.Number("rating", 1, 4) is { } chosen ? (Rating)chosen
            : throw new BadFormException("Choose Again, Hard, Good or Easy.");
        if (tickets.Open(form.Text("ticket"), id) is not { SubmittedAt: { } submitted, Earned: { } earned } ticket)
            return await Refuse(id, me, db, "This page is too old to change the grade. Reload it and choose again.", cancel);

        var (scheduled, move) = ticket.Schedule(rating, submitted);
        await using var batch = db.As(me);
        var changed = batch.Do("""
            update attempts a set grade = @rating, grade_reason = grade_reason || jsonb_build_object('overridden', @rating <> @earned) || @moved::jsonb
            where a.user_id = @me and a.id = @id and a.submitted_at = @submitted
                and not exists (select from attempts o where o.user_id = @me and o.problem_id = a.problem_id and o.submitted_at > a.submitted_at)
            """, new { id, rating = (int)rating, earned = (int)earned, submitted, moved = Json.Write(new { moved_by = move.By, moved_days = move.Days }) });
        ScheduleRecall.For(batch, ticket.Problem.Id, id, submitted, scheduled, (Rating)earned);
        RecordEvidence.FromAttempt(batch, id, submitted, ticket.Problem.Difficulty, ticket.Problem.Axes, rating, ticket.Unaided);
        await batch.Run(cancel);
        return changed.Value == 0
            ? await Refuse(id, me, db, "Only the newest attempt at a problem can be graded anew.", cancel)
            : SeeOther.At($"/attempts/{id}");
    }

    /// <summary>Says why not, but only to the person whose attempt it is.</summary>
    private static async Task<IResult> Refuse(Guid id, Me me, Db db, string sentence, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var state = AttemptState.Query(batch, id);
        await batch.Run(cancel);
        return state.Value is null ? Results.NotFound() : throw new BadFormException(sentence);
    }
}
