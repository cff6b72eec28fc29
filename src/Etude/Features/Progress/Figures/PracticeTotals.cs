using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>A week or month of practice, reading and writing.</summary>
public sealed record BucketTotals(DateOnly Bucket, int Minutes, int Days, int Submitted, int Unaided, int Finished, int Words);

/// <summary>What the days held, summed by week or month.</summary>
public sealed record PracticeTotals(Buckets Buckets, IReadOnlyList<BucketTotals> All)
{
    public static PracticeTotals Of(IEnumerable<DayTotals> days, Buckets buckets)
    {
        var held = days.ToLookup(d => buckets.Of(d.Day));
        return new(buckets, [.. buckets.All.Select(b => new BucketTotals(b, (held[b].Sum(d => d.SecondsActive) + 30) / 60, held[b].Count(d => d.AttemptsSubmitted > 0),
            held[b].Sum(d => d.AttemptsSubmitted), held[b].Sum(d => d.SolvedUnaided), held[b].Sum(d => d.ContentsFinished), held[b].Sum(d => d.WordsWritten)))]);
    }

    public int Minutes => All.Sum(b => b.Minutes);

    public int Finished => All.Sum(b => b.Finished);

    public int Words => All.Sum(b => b.Words);

    public string DaysFinding => All.Sum(b => b.Days) switch
    {
        0 => "No practice day in these days yet",
        var days => $"{Instants.Count(days, "practice day")}, {Instants.Count(Minutes, "minute")} in all",
    };

    public string ReadingFinding => Finished == 0 ? "Nothing from the library was finished in these days" : $"{Instants.Count(Finished, "piece")} of the library finished";

    public string WordsFinding => Words == 0 ? "No words were written in these days" : $"{Instants.Count(Words, "word")} written";

    public DataTable Table => new("Practice, reading and writing", [Buckets.Head, "Minutes", "Practice days", "Submitted", "Solved alone", "Library pieces", "Words"],
        [.. All.Select(b => (IReadOnlyList<string>)[Buckets.Name(b.Bucket), DataTable.Whole(b.Minutes), DataTable.Whole(b.Days), DataTable.Whole(b.Submitted),
            DataTable.Whole(b.Unaided), DataTable.Whole(b.Finished), DataTable.Whole(b.Words)])]);
}
