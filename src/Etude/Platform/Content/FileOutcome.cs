namespace Etude.Platform.Content;

/// <summary>What reading one file gave: pieces of content, or mistakes.</summary>
/// <param name="Name">What its rows are found by when it is broken: a slug, or the axis of a library file.</param>
/// <param name="Pieces">What it says; of no use when there are mistakes.</param>
/// <param name="Mistakes">What is wrong.</param>
internal sealed record FileOutcome<T>(string Name, IReadOnlyList<Authored<T>> Pieces, Mistakes Mistakes)
{
    public bool IsBroken => Mistakes.Found.Count > 0;
}

/// <summary>What reading all files of a kind gave.</summary>
/// <param name="Good">The pieces of the files without a mistake.</param>
/// <param name="Broken">The names of the other files.</param>
/// <param name="BrokenSlugs">The slugs that could be read in them.</param>
/// <param name="FailedFiles">How many files have a mistake.</param>
/// <param name="Mistakes">All mistakes.</param>
internal sealed record FolderOutcome<T>(
    IReadOnlyList<Authored<T>> Good,
    IReadOnlySet<string> Broken,
    IReadOnlySet<string> BrokenSlugs,
    int FailedFiles,
    IReadOnlyList<ContentMistake> Mistakes)
{
    /// <summary>Puts the files together; a slug that two files claim is a mistake of both, since neither can be preferred.</summary>
    public static FolderOutcome<T> Of(IReadOnlyList<FileOutcome<T>> files, Func<T, string> slug)
    {
        var claims = files.SelectMany(f => f.Pieces.Select(p => (File: f, Piece: p)))
            .Where(c => slug(c.Piece.Value).Length > 0)
            .GroupBy(c => slug(c.Piece.Value), StringComparer.Ordinal)
            .Select(g => g.DistinctBy(c => c.File).ToList())
            .Where(g => g.Count > 1);
        foreach (var claimants in claims)
        {
            foreach (var (file, piece) in claimants)
            {
                var other = claimants.First(c => c.File != file).Piece.Path;
                file.Mistakes.Add(piece.Place, $"slug \"{slug(piece.Value)}\" is that of {other} too; give one of them another");
            }
        }
        var broken = files.Where(f => f.IsBroken).ToList();
        return new FolderOutcome<T>(
            [.. files.Where(f => !f.IsBroken).SelectMany(f => f.Pieces)],
            broken.Select(f => f.Name).ToHashSet(StringComparer.Ordinal),
            broken.SelectMany(f => f.Pieces).Select(p => slug(p.Value)).ToHashSet(StringComparer.Ordinal),
            broken.SelectMany(f => f.Mistakes.Found).Select(m => m.Path).Distinct(StringComparer.Ordinal).Count(),
            [.. broken.SelectMany(f => f.Mistakes.Found)]);
    }
}
