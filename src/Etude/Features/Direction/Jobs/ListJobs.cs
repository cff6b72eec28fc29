using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Direction.Jobs;

/// <summary>The person's job descriptions, and the field for another.</summary>
public static class ListJobs
{
    /// <param name="Text">What was typed, after a mistake.</param>
    public sealed record Model(IReadOnlyList<JobEntry> Jobs, string Text, string Url, string? Mistake, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var jobs = JobEntry.Query(batch);
        await batch.Run(cancel);
        return page.Show<JobsPage>("Jobs", new Model(jobs.Value, "", "", null, batch.Person!.Settings.Zone), batch);
    }
}
