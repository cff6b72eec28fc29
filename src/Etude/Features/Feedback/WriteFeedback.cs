using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Feedback;

/// <summary>The form on a page of its own: for "this is wrong" at a finding, and wherever no other page fits.</summary>
public static class WriteFeedback
{
    /// <param name="Message">What is in the form.</param>
    /// <param name="About">The finding it is about, or null.</param>
    /// <param name="Mistake">What keeps it from being sent, after it was tried.</param>
    public sealed record View(Message Message, FeedbackContext? About, string? Mistake);

    public static async Task<IResult> Handle(Me me, Guid? review, int? finding, string? about, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var quoted = About(batch, review, finding);
        await batch.Run(cancel);
        var context = quoted.Value?.Context;
        var message = new Message
        {
            Kind = context is null ? "bug" : "review", Body = "", Page = quoted.Value is { } found ? $"/attempts/{found.AttemptId}" : Message.Path(about),
            Review = context is null ? null : review, Finding = context is null ? null : finding, Copy = Guid.NewGuid().ToString(),
        };
        return page.Show<FeedbackPage>("Feedback", new View(message, context, null), batch);
    }

    /// <summary>The finding that a message is about, if it is one of the person's own.</summary>
    public static Pending<Quoted?> About(Batch batch, Guid? review, int? finding) => batch.One<Quoted>("""
        select attempt_id, jsonb_build_object('review_id', id, 'signal', f ->> 'signal', 'claim', f ->> 'claim', 'quote', f ->> 'quote') as context
        from attempt_reviews r cross join lateral (select r.rubric_signals -> @finding as f) one
        where user_id = @me and id = @review and f is not null
        """, new { review = review ?? Guid.Empty, finding = finding ?? -1 });

    /// <summary>A finding of the person's own.</summary>
    public sealed record Quoted
    {
        public required Guid AttemptId { get; init; }
        public required FeedbackContext Context { get; init; }
    }
}
