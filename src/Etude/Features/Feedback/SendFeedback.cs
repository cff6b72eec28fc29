using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Feedback;

/// <summary>Keeps a message with the page it came from and, where it is about a finding, the quote.</summary>
public static class SendFeedback
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var message = Message.From(form);
        await using var batch = db.As(me);
        var about = WriteFeedback.About(batch, message.Review, message.Finding);
        if (message.Mistake is null)
            Keep(batch, message, message.Id(me.Id));
        await batch.Run(cancel);
        return message.Mistake is null
            ? SeeOther.At("/inbox?sent=1")
            : page.Show<FeedbackPage>("Error: Feedback", new WriteFeedback.View(message, about.Value?.Context, message.Mistake), batch, StatusCodes.Status422UnprocessableEntity);
    }

    private static void Keep(Batch batch, Message message, Guid id) => batch.Do("""
        insert into feedback (user_id, id, page, kind, body, context, created_at)
        select @me, @id, @page, @kind, @body, jsonb_strip_nulls(jsonb_build_object(
            'name', (select settings_json ->> 'display_name' from users where id = @me), 'review_id', r.id, 'signal', r.finding ->> 'signal',
            'claim', r.finding ->> 'claim', 'quote', r.finding ->> 'quote')), @now
        from (select) as one
        left join lateral (
            select id, rubric_signals -> @finding as finding from attempt_reviews where user_id = @me and id = @review and rubric_signals -> @finding is not null
        ) r on true
        on conflict (user_id, id) do nothing
        """, new { id, page = message.Page, kind = message.Kind, body = message.Body, review = message.Review ?? Guid.Empty, finding = message.Finding ?? -1 });
}
