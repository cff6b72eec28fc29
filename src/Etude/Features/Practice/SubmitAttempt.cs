using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Model;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Practice;

/// <summary>
/// Ends an attempt: reviews it by the rubric, earns its grade, schedules its return, records what it shows on the axes and counts
/// the day. One round trip when the page's ticket is still true; one more to read the attempt when it is not.
/// </summary>
public static class SubmitAttempt
{
    private const string Seconds = CountSession.SecondsOfTheDay;

    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, Tickets tickets, RubricEngine engine, LanguageModel model, CancellationToken cancel)
    {
        var draft = Draft.From(form);
        var ticket = tickets.Open(form.Text("ticket"), id) ?? await Reread(id, me, db, cancel);
        for (var tries = 0; ticket is not null && tries < 3; tries++)
        {
            await using var batch = db.As(me);
            var current = Add(batch, ticket, draft, engine, countTime: tries == 0);
            FitRecall.WhenGrown(batch, me.Id, ticket.Repeats + (ticket.Memory is null ? 0 : 1), ticket.RepeatsAtFit);
            AskForReview.For(batch, id, model);
            await batch.Run(cancel);
            switch (current.Value)
            {
                case { Status: "submitted" }:
                    return SeeOther.At($"/attempts/{id}");
                case { Status: "in_progress" } open when open.Revision != draft.Revision:
                    return AnotherTab.Answer(page, batch, form, open);
                case { Status: "in_progress" }:
                    ticket = await Reread(id, me, db, cancel);
                    break;
                default:
                    ticket = null;
                    break;
            }
        }

        return Results.NotFound();
    }

    private static async Task<Ticket?> Reread(Guid id, Me me, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var row = AttemptRow.Query(batch, id);
        await batch.Run(cancel);
        return row.Value is { } attempt ? Ticket.For(attempt, batch.Person!.Settings) : null;
    }

    /// <summary>Adds the submission to a batch; answers where the attempt then stands. Nothing happens when the ticket is no longer true.</summary>
    internal static Pending<AttemptState?> Add(Batch batch, Ticket ticket, Draft draft, RubricEngine engine, bool countTime)
    {
        var submission = ToSubmission(ticket, draft);
        var review = engine.Review(submission);
        var grade = EarnedGrade.Of(Facts(submission, review, ticket));
        var (scheduled, move) = ticket.Schedule(grade.Rating, batch.Now);

        // A second try finds the first one's time already counted.
        if (countTime)
            CountSession.Worked(batch, ticket.AttemptId, draft.Revision, draft.TotalSeconds);
        End(batch, ticket, draft, grade, move);
        StoreReview.For(batch, ticket.AttemptId, batch.Now, review);
        ScheduleRecall.For(batch, ticket.Problem.Id, ticket.AttemptId, batch.Now, scheduled, grade.Rating);
        RecordEvidence.FromAttempt(batch, ticket.AttemptId, batch.Now, ticket.Problem.Difficulty, ticket.Problem.Axes,
            grade.Rating, grade.Unaided);
        CountSession.Submitted(batch, ticket.AttemptId, grade.Unaided && grade.Rating > Rating.Again, recall: ticket.Memory is not null);
        return AttemptState.Query(batch, ticket.AttemptId);
    }

    private static void End(Batch batch, Ticket ticket, Draft draft, Grade grade, DateMove move) => batch.Do($"""
        update attempts set {Seconds},
            status = 'submitted', submitted_at = @now, submitted_on = (select etude.day(@now)), saved_at = @now, revision = revision + 1,
            notes = notes || @notes, code = coalesce(@code, code), phase = @phase, time_per_phase = @seconds, prediction = @prediction,
            confidence = coalesce(confidence, @confidence), test_result = coalesce(@tests, test_result), test_passed = coalesce(@passed, test_passed),
            grade = @grade, grade_reason = @reason
        where user_id = @me and id = @attempt and status = 'in_progress' and revision = @revision
            and hints_used = @hints and (saw_solution_at is not null) = @saw_solution
            and @reps = coalesce((select reps from review_state s where s.user_id = @me and s.problem_id = attempts.problem_id), 0)
        """, new
    {
        attempt = ticket.AttemptId, revision = draft.Revision, notes = draft.Notes, code = draft.Code, phase = draft.Phase, seconds = draft.Seconds, total = draft.TotalSeconds,
        prediction = draft.Prediction, confidence = draft.Confidence, tests = draft.Tests, passed = draft.Outcome?.AllPass,
        grade = (int)grade.Rating, hints = ticket.HintsUsed, saw_solution = ticket.SawSolution, reps = ticket.Memory?.Reps ?? 0,
        reason = new GradeReason { Sentence = grade.Reason, Earned = (int)grade.Rating, Unaided = grade.Unaided, MovedBy = move.By, MovedDays = move.Days },
    });

    private static Submission ToSubmission(Ticket ticket, Draft draft) => new()
    {
        Problem = ticket.Problem, EmMode = ticket.EmMode, Notes = draft.Notes, Code = draft.Code ?? "", Language = ticket.Language,
        Tests = draft.Outcome, HintsUsed = ticket.HintsUsed, Seconds = draft.Seconds, Confidence = draft.Confidence,
        Prediction = draft.Prediction, SawSolution = ticket.SawSolution,
    };

    private static AttemptFacts Facts(Submission submission, Review review, Ticket ticket) => new(
        submission.Problem.HasTests ? submission.Tests?.Passed ?? 0 : null, submission.Tests?.Total ?? 0, review.OverallScore,
        submission.HintsUsed.Values.Sum(), submission.SawSolution, submission.Seconds.Values.Sum(), submission.Problem.TargetSeconds,
        ticket.MedianSeconds, submission.Confidence);
}
