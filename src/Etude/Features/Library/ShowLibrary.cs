using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Library;

/// <summary>The library: shelves when nothing is asked for, else the list that a search or filter finds.</summary>
public static class ShowLibrary
{
    private const int OnAShelf = 3;

    /// <summary>How many items a person has in one place of their list.</summary>
    public sealed record StatusCount
    {
        public required string Status { get; init; }
        public required int Items { get; init; }
    }

    /// <summary>A shelf: its heading, why it is there, some items of it and the address of all.</summary>
    public sealed record Shelf(string Title, string? Why, IReadOnlyList<ItemRow> Items, int Total, string Path, bool IsAxis = false);

    public sealed record Model(LibraryFilter Filter, IReadOnlyList<Shelf> Shelves, IReadOnlyList<ItemRow> Rows, int Total, IReadOnlyDictionary<string, int> Counts,
        int FinishedToday, ContentFiles Content);

    public static async Task<RazorComponentResult> Handle(Me me, HttpRequest request, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var filter = LibraryFilter.From(request.Query, content);
        await using var batch = db.As(me);
        var counts = batch.Many<StatusCount>("select status, count(*)::int as items from content_progress where user_id = @me group by status");
        var finished = batch.One<int>("select contents_finished from sessions where user_id = @me and day = (select etude.day(@now))");
        var list = filter.Any ? LibraryRows.List(batch, filter) : null;
        var curated = filter.Any ? null : LibraryRows.Shelves(batch);
        var begun = filter.Any ? null : LibraryRows.Begun(batch);
        await batch.Run(cancel);

        var onList = counts.Value.ToDictionary(c => c.Status, c => c.Items, StringComparer.Ordinal);
        var shelves = curated is null ? [] : Arrange(curated.Value, begun!.Value, onList, content);
        return page.Show<LibraryPage>("Library",
            new Model(filter, shelves, list?.Page() ?? [], list?.Total() ?? curated!.Value.Count, onList, finished.Value, content), batch);
    }

    /// <summary>What was begun first, then what the active job asks for, then a shelf for each axis.</summary>
    internal static IReadOnlyList<Shelf> Arrange(IReadOnlyList<ItemRow> curated, IReadOnlyList<ItemRow> begun, IReadOnlyDictionary<string, int> counts, ContentFiles content)
    {
        var shelves = new List<Shelf>();
        if (begun.Count > 0)
            shelves.Add(new("You have begun", null, begun, counts.GetValueOrDefault("started", begun.Count), "/library?status=started"));
        var untouched = curated.Where(i => i.Status is null or "queued").ToList();
        var forJob = untouched.Where(i => i.JobWeight > 0).OrderByDescending(i => i.JobWeight).Take(6).ToList();
        if (forJob is [{ } first, ..])
            shelves.Add(new("For the job you aim at", $"What prepares for {content.AxisName(first.Axes[0])}, which it weighs most.", forJob, forJob.Count, ""));
        foreach (var axis in content.Axes)
        {
            var all = curated.Where(i => i.Axes.Contains(axis.Key)).ToList();
            var shown = all.OrderBy(i => i.Axes[0] == axis.Key ? 0 : 1).ThenBy(Rank).Take(OnAShelf).ToList();
            if (shown.Count > 0)
                shelves.Add(new(axis.Name, null, shown, all.Count, $"/library?axis={axis.Key}", IsAxis: true));
        }
        return shelves;
    }

    // What is done or dropped makes room for what is not.
    private static int Rank(ItemRow item) => item.Status switch { "queued" => 0, null or "started" => 1, _ => 2 };
}
