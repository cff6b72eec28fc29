using Etude.Features.Progress.Memory;
using Etude.Features.Recall;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Progress;

/// <summary>What practice has changed, with the tables behind it: one round trip, for the page as for each exported table.</summary>
public static class ShowProgress
{
    public static async Task<RazorComponentResult> Handle(
        Me me, string? range, string? from, string? to, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var model = await Read(batch, me, ProgressRange.Read(range, from, to), content, cancel);
        return page.Show<ProgressPage>("Progress", model, batch);
    }

    /// <summary>One table as a file of comma separated values.</summary>
    public static async Task<IResult> Export(
        string table, Me me, string? range, string? from, string? to, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var model = await Read(batch, me, ProgressRange.Read(range, from, to), content, cancel);
        // With a mark of order, so that spreadsheets read it as UTF-8.
        return model.Table(table) is { } data
            ? Results.File([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(data.Csv())], "text/csv; charset=utf-8", $"etude-{table}-{ProgressRange.Text(batch.Person!.Today)}.csv")
            : page.NotHere(batch, "There is no such table. Progress lists every one there is.");
    }

    private static async Task<ProgressModel> Read(Batch batch, Me me, ProgressRange range, ContentFiles content, CancellationToken cancel)
    {
        var rows = ProgressRows.Query(batch, range, [.. content.Axes.Select(a => a.Key)]);
        var repeats = FitView.RepeatsOf(batch);
        var job = JobState.Query(batch, FitRecall.Kind, me.Id);
        await batch.Run(cancel);
        var settings = batch.Person!.Settings;
        return ProgressModel.From(rows, range, batch, content, new FitView(KeptFit.Of(settings), job.Value, repeats.Value, settings.Zone));
    }
}
