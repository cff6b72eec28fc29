namespace Etude.Platform.Content;

/// <summary>What has to happen so that the database says what the files say. A function of the two, nothing else.</summary>
internal sealed record SyncPlan
{
    public required IReadOnlyList<Authored<ProblemFile>> ProblemsToWrite { get; init; }
    public required IReadOnlyList<string> ProblemsToRetire { get; init; }
    public required IReadOnlyList<Authored<LibraryItem>> ItemsToWrite { get; init; }
    public required IReadOnlyList<string> ItemsToRetire { get; init; }

    public bool IsEmpty => ProblemsToWrite.Count + ProblemsToRetire.Count + ItemsToWrite.Count + ItemsToRetire.Count == 0;

    /// <summary>
    /// New, changed and returned pieces are written; what no file speaks of any more is retired. Whatever a broken file may
    /// speak of is left alone, and so is everything while the axes are not known.
    /// </summary>
    public static SyncPlan Of(ContentSnapshot files, StoredContent stored) => new()
    {
        ProblemsToWrite = [.. files.Problems.Where(p => Differs(p.Hash, stored.Problems.GetValueOrDefault(p.Value.Slug)))],
        ItemsToWrite = [.. files.Items.Where(i => Differs(i.Hash, stored.Items.GetValueOrDefault(i.Value.Slug)))],
        ProblemsToRetire = !files.AxesAreKnown ? [] : Gone(
            stored.Problems, files.Problems.Select(p => p.Value.Slug).Concat(files.BrokenProblems), axesToSpare: []),
        ItemsToRetire = !files.AxesAreKnown ? [] : Gone(
            stored.Items, files.Items.Select(i => i.Value.Slug).Concat(files.BrokenItems), files.BrokenLibraries),
    };

    private static bool Differs(string hash, StoredPiece? row) => row is null || row.IsRetired || row.ContentHash != hash;

    private static IReadOnlyList<string> Gone(
        IReadOnlyDictionary<string, StoredPiece> rows, IEnumerable<string> spokenOf, IReadOnlyCollection<string> axesToSpare)
    {
        var spare = spokenOf.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Values
            .Where(r => !r.IsRetired && !spare.Contains(r.Slug) && !axesToSpare.Contains(r.MainAxis ?? ""))
            .Select(r => r.Slug)
            .Order(StringComparer.Ordinal)];
    }
}
