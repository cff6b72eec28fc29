using Etude.Features.YourData.Archive;

namespace Etude.Features.YourData.Import;

/// <summary>What an archive brings, or has brought, to an account.</summary>
public sealed class ImportReport
{
    /// <summary>So many are named; an archive that was made by hand may have more.</summary>
    private const int MostNames = 1000;

    private readonly List<TableReport> tables = [];
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    private readonly List<string> remarks = [];

    /// <summary>Table by table.</summary>
    public IReadOnlyList<TableReport> Tables => tables;

    /// <summary>Problems and library items that are not here: what belongs to them stays in the archive.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    /// <summary>What came in otherwise than it was, a sentence each.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    public long Added => tables.Sum(t => t.Added);

    public long Aside => tables.Sum(t => t.Aside);

    internal TableReport Begin(ArchiveTable table)
    {
        var report = new TableReport(table.Called);
        tables.Add(report);
        return report;
    }

    internal void Misses(string name)
    {
        if (missing.Count < MostNames)
            missing.Add(name);
    }

    internal void Remark(string sentence)
    {
        if (!remarks.Contains(sentence) && remarks.Count < MostNames)
            remarks.Add(sentence);
    }
}

/// <summary>What of one table comes in.</summary>
/// <param name="Called">What its rows are called.</param>
public sealed record TableReport(string Called)
{
    /// <summary>Rows in the archive.</summary>
    public long Rows { get; internal set; }

    /// <summary>Rows that are new here, or merged with one that is here.</summary>
    public long Added { get; internal set; }

    /// <summary>Rows that have no place here.</summary>
    public long Aside { get; internal set; }

    /// <summary>Rows that are here already.</summary>
    public long Here => Rows - Added - Aside;
}
