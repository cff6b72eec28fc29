using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Reviews.Conversation;

/// <summary>The person's answer to one finding: accept it, disagree with a reason, call it done, or take the answer back.</summary>
public static class AnswerFinding
{
    private const string TakenBack = "";
    private const int LongestReason = 1000;
    private const int MostFindings = 100;

    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        var (finding, answer, reason) = Read(form);
        await using var batch = db.As(me);
        var key = finding.ToString(CultureInfo.InvariantCulture);
        var attempt = answer == TakenBack
            ? batch.One<Answered>("""
                update attempt_reviews r set answers = answers - @key where user_id = @me and id = @id
                returning attempt_id, engine, exists (select from attempt_reviews o where o.user_id = @me and o.attempt_id = r.attempt_id and o.engine <> r.engine) as is_one_of_two
                """, new { id, key })
            : batch.One<Answered>("""
                update attempt_reviews r set answers = answers || jsonb_build_object(@key, @given)
                where user_id = @me and id = @id and status = 'done' and @finding < jsonb_array_length(rubric_signals)
                returning attempt_id, engine, exists (select from attempt_reviews o where o.user_id = @me and o.attempt_id = r.attempt_id and o.engine <> r.engine) as is_one_of_two
                """, new { id, key, finding, given = new FindingAnswer { Answer = answer, Reason = reason, At = batch.Now } });
        await batch.Run(cancel);
        return attempt.Value is { } answered ? SeeOther.At($"/attempts/{answered.AttemptId}{(answered.IsOneOfTwo ? $"?by={answered.Engine}" : "")}#finding-{key}") : Results.NotFound();
    }

    /// <summary>Where the answer belongs; the page may hold the review of another engine too.</summary>
    private sealed record Answered
    {
        public required Guid AttemptId { get; init; }
        public required string Engine { get; init; }
        public required bool IsOneOfTwo { get; init; }
    }

    /// <exception cref="BadFormException">It is no answer, or the reason is missing.</exception>
    private static (int Finding, string Answer, string? Reason) Read(FormFields form)
    {
        var finding = form.Number("finding", 0, MostFindings) ?? throw new BadFormException("That answer belongs to no finding. Reload the page and answer again.");
        var reason = form.Text("reason", LongestReason).Trim();
        return form.Text("answer", 20) switch
        {
            FindingAnswer.Disagreed when reason.Length == 0 =>
                throw new BadFormException("Say in a few words why you disagree: go back, write the reason below the finding and send it again."),
            FindingAnswer.Disagreed => (finding, FindingAnswer.Disagreed, reason),
            FindingAnswer.Accepted or FindingAnswer.Done or TakenBack => (finding, form.Text("answer", 20), null),
            _ => throw new BadFormException("Accept it, disagree, call it done, or take your answer back."),
        };
    }
}
