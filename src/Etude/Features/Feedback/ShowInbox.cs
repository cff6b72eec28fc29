using System.Security.Claims;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Feedback;

/// <summary>What the person sent, with answers; for an owner of the instance, what everybody sent, with filters.</summary>
public static class ShowInbox
{
    private const int Most = 100;

    /// <summary>What is asked for; null for any.</summary>
    public sealed record Filter(string? Status, string? Kind);

    /// <param name="Owner">The person owns the instance and sees everyone's.</param>
    /// <param name="Sent">They have just sent one.</param>
    public sealed record Model(IReadOnlyList<FeedbackRow> Rows, bool Owner, Guid Me, Filter Filter, bool Sent, TimeZoneInfo Zone)
    {
        public bool IsFull => Rows.Count == Most;
    }

    public static async Task<RazorComponentResult> Handle(
        Me me, string? status, string? kind, string? sent, ClaimsPrincipal user, Owners owners, Db db, PageContext page, CancellationToken cancel)
    {
        var owner = owners.Include(user);
        var filter = new Filter(status is "open" or "answered" or "closed" ? status : null, Message.Kinds.Any(k => k.Kind == kind) ? kind : null);
        await using var batch = db.As(me, owner);
        var rows = owner ? Everyones(batch, filter) : Own(batch, filter);
        await batch.Run(cancel);
        return page.Show<InboxPage>("Inbox", new Model(rows.Value, owner, me.Id, filter, sent is not null, batch.Person!.Settings.Zone), batch);
    }

    private static Pending<IReadOnlyList<FeedbackRow>> Own(Batch batch, Filter filter) => batch.Many<FeedbackRow>("""
        select user_id, id, page, kind, body, context, status, reply_md, created_at, replied_at from feedback
        where user_id = @me and (@status is null or status = @status) and (@kind is null or kind = @kind)
        order by created_at desc limit @most
        """, new { status = filter.Status, kind = filter.Kind, most = Most });

    private static Pending<IReadOnlyList<FeedbackRow>> Everyones(Batch batch, Filter filter) => batch.Many<FeedbackRow>("""
        select user_id, id, page, kind, body, context, status, reply_md, created_at, replied_at from feedback
        where (@status is null or status = @status) and (@kind is null or kind = @kind)
        order by created_at desc limit @most
        """, new { status = filter.Status, kind = filter.Kind, most = Most });
}
