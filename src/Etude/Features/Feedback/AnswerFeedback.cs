using System.Security.Claims;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Feedback;

/// <summary>An owner answers a message, or closes it with or without words.</summary>
public static class AnswerFeedback
{
    private const int LongestReply = 16_000;

    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, ClaimsPrincipal user, Owners owners, Db db, CancellationToken cancel)
    {
        var reply = form.Text("reply", LongestReply).Trim();
        var close = form.Text("then", 20) == "close";
        if (!owners.Include(user) || !Guid.TryParse(form.Text("sender", 100), out var sender))
            return Results.NotFound();
        if (reply.Length == 0 && !close)
            throw new BadFormException("Write an answer, or close the message.");
        await using var batch = db.As(me, owner: true);
        var changed = batch.Do("""
            update feedback set status = case when @close then 'closed' else 'answered' end,
                reply_md = coalesce(@reply, reply_md), replied_at = case when @reply is null then replied_at else @now end
            where user_id = @sender and id = @id
            """, new { id, sender, close, reply = reply.Length == 0 ? null : reply });
        await batch.Run(cancel);
        return changed.Value == 0 ? Results.NotFound() : SeeOther.At($"/inbox#m-{id}");
    }
}
