using Etude.Features.Axes;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Assessment;

/// <summary>
/// Keeps the answer to a question; the twelfth one ends the run with its result and what it shows on the axes. One round trip: the
/// page's ticket brings what the answers so far have decided, and the writes hold only while that is still so.
/// </summary>
public static class AnswerQuestion
{
    /// <summary>Longer than this nobody thought about one question; they were elsewhere.</summary>
    private const int LongestSeconds = 1800;

    /// <summary>An answer on an axis weighs half of an unaided solve of a problem: to recognise is easier than to do.</summary>
    private const double WeightOfAnswer = 0.5;

    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, RunTickets tickets, ContentFiles content, CancellationToken cancel)
    {
        var key = form.Text("question", 200);
        if (content.Question(key) is not { } question)
            return SeeOther.At($"/assessment/runs/{id}?notice=gone");
        var chosen = new QuestionForm { Choice = form.Text("choice", 100), Confidence = form.Number("confidence", 1, 5) };
        if (Mistake(question, chosen) is { } mistake)
            return await ShowAgain(id, me, db, page, tickets, content, chosen with { Mistake = mistake }, cancel);

        var ticket = tickets.Answers.Open(form.Text("ticket"));
        if (ticket?.Run != id || ticket.Key != key)
            ticket = await Reread(id, me, db, content, cancel);
        if (ticket?.Key != key)
            return await ShowAgain(id, me, db, page, tickets, content, new QuestionForm(), cancel);

        await using var batch = db.As(me);
        var kept = Add(batch, ticket, question, chosen, Seconds(form, batch.Now - ticket.ShownAt));
        var exists = batch.One<bool>("select true from assessment_runs where user_id = @me and id = @id", new { id });
        await batch.Run(cancel);
        return !exists.Value ? page.NotHere(batch, ShowRun.NoRun)
            : SeeOther.At(kept.Value == 0 ? $"/assessment/runs/{id}?notice=kept" : $"/assessment/runs/{id}");
    }

    private static string? Mistake(QuestionFile question, QuestionForm form) => form switch
    {
        { Choice: GivenAnswer.Unknown } => null,
        { Choice: null or "" } => "Choose one of the four options, or say that you do not know.",
        _ when question.Option(form.Choice) is null => "That option does not exist. Choose one of the four, or say that you do not know.",
        { Confidence: null } => "Say how sure you are before you go on. A guess is an answer too.",
        _ => null,
    };

    /// <summary>Adds an answer to a batch; the twelfth ends the run. Answers 0 where the question was answered already.</summary>
    public static Pending<int> Add(Batch batch, AnswerTicket ticket, QuestionFile question, QuestionForm chosen, int seconds)
    {
        var answer = new GivenAnswer(question.Key, question.Axis, question.Difficulty, chosen.Choice == question.Right,
            chosen.Choice == GivenAnswer.Unknown ? null : chosen.Confidence);
        if (!ticket.Keys.SequenceEqual(ticket.Stored))
            batch.Do("update assessment_runs set question_keys = @keys where user_id = @me and id = @run and status = 'in_progress' and question_keys = @stored",
                new { run = ticket.Run, keys = ticket.Keys, stored = ticket.Stored });
        var kept = batch.Do("""
            insert into assessment_responses (user_id, run_id, question_key, choice, is_correct, confidence, seconds, answered_at)
            select @me, @run, @key, @choice, @right, @confidence, @seconds, @now
            from assessment_runs where user_id = @me and id = @run and status = 'in_progress' and question_keys ? @key
            on conflict do nothing
            """, new { run = ticket.Run, key = answer.Key, choice = chosen.Choice, right = answer.IsRight, confidence = answer.Confidence, seconds });
        if (ticket.Answered == DrawQuestions.Length - 1)
            Complete(batch, ticket.Run, [.. ticket.Answers, answer]);
        return kept;
    }

    private static void Complete(Batch batch, Guid run, IReadOnlyList<GivenAnswer> answers)
    {
        var result = AssessmentLevels.From(answers);
        batch.Do("""
            update assessment_runs set status = 'completed', completed_at = @now, result = @result
            where user_id = @me and id = @run and status = 'in_progress'
                and (select count(*) from assessment_responses r where r.user_id = @me and r.run_id = @run and question_keys ? r.question_key) = @length
            """, new { run, result, length = DrawQuestions.Length });
        RecordEvidence.FromAssessment(batch, run, [.. result.Select(r => new AxisObservation
        {
            Axis = r.Key, Level = r.Value.Level, Weight = r.Value.Asked * WeightOfAnswer, Unaided = true, ObservedAt = batch.Now,
        })]);
    }

    /// <summary>Seconds the question was looked at: what the page counted while it was visible, and never more than what passed.</summary>
    private static int Seconds(FormFields form, TimeSpan since)
    {
        var passed = (int)Math.Clamp(since.TotalSeconds, 0, LongestSeconds);
        return form.Number("seconds", 0, LongestSeconds) is { } counted ? Math.Min(counted, passed) : passed;
    }

    private static async Task<AnswerTicket?> Reread(Guid id, Me me, Db db, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var known = RunSoFar.Query(batch, id);
        await batch.Run(cancel);
        return known.Run is { IsOpen: true } ? known.Ticket(content, batch.Now) : null;
    }

    private static async Task<IResult> ShowAgain(Guid id, Me me, Db db, PageContext page, RunTickets tickets, ContentFiles content, QuestionForm form, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var known = RunSoFar.Query(batch, id);
        await batch.Run(cancel);
        return form.Mistake is null && known.Run is not null
            ? SeeOther.At($"/assessment/runs/{id}?notice=kept")
            : ShowRun.Answer(known, page, batch, tickets, content, form);
    }
}
