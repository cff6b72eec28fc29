using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Assessment;

/// <summary>The assessment's front page: begin, go on, and what earlier runs showed.</summary>
public static class ShowAssessment
{
    /// <param name="Open">The run under way, or null.</param>
    /// <param name="Ticket">Lets a run begin in one round trip; null when one is under way or the bank is too small.</param>
    public sealed record Model(RunRow? Open, string? Ticket, IReadOnlyList<RunRow> Done, TimeZoneInfo Zone, ContentFiles Content);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, RunTickets tickets, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var runs = RunRows.All(batch);
        await batch.Run(cancel);

        var open = runs.Value.FirstOrDefault(r => r.IsOpen);
        var ticket = open is null ? StartTicket.For(Guid.CreateVersion7(batch.Now), runs.Value, content) : null;
        var done = runs.Value.Where(r => r is { Status: "completed", Result.Count: > 0 }).ToList();
        return page.Show<AssessmentPage>("Assessment", new Model(open, ticket is null ? null : tickets.Starts.Seal(ticket), done, batch.Person!.Settings.Zone, content), batch);
    }
}
