using System.Globalization;
using System.Text;
using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Export;

/// <summary>Attempts for reading: a page of Markdown a month with notes and reviews, a page that lists them, and the code of each as a file.</summary>
internal sealed class AttemptPages(ArchiveOutput output, ArchiveIndex index, Func<TimeZoneInfo> zone)
{
    /// <summary>A month that is longer than this is split, so that memory does not grow with what somebody wrote.</summary>
    private const int LongestPage = 256 * 1024;

    private readonly StringBuilder text = new();
    private readonly List<ArchiveIndex.Line> lines = [];
    private string month = "";
    private int part = 1;

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string? Language { get; init; }
        public required string Status { get; init; }
        public required JsonMap<string> Notes { get; init; }
        public required string Code { get; init; }
        public required JsonMap<string> OtherCode { get; init; }
        public required int? Grade { get; init; }
        public required GradeReason? GradeReason { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required JsonList<Read> Reviews { get; init; }
    }

    private sealed record Read
    {
        public required string Engine { get; init; }
        public required int? Score { get; init; }
        public required string? Summary { get; init; }
        public required JsonList<Finding> Findings { get; init; }
    }

    public static void Add(Batch batch, ArchiveOutput output, ArchiveIndex index)
    {
        var pages = new AttemptPages(output, index, () => batch.Person!.Settings.Zone);
        batch.Each<Row>("""
            select a.id, p.slug, p.title, a.language, a.status, a.notes, a.code, a.other_code, a.grade::int as grade, a.grade_reason, a.started_at,
                (select coalesce(jsonb_agg(jsonb_build_object('engine', r.engine, 'score', r.overall_score, 'summary', r.summary_md, 'findings', r.rubric_signals) order by r.created_at), '[]')
                    from attempt_reviews r where r.user_id = @me and r.attempt_id = a.id and r.findings_of is null and r.status = 'done') as reviews
            from attempts a join problems p on p.id = a.problem_id where a.user_id = @me order by a.started_at, a.id
            """, pages.Take);
        batch.Then(pages.Flush);
    }

    private async Task Take(Row row)
    {
        var day = ArchiveNames.Day(row.StartedAt, zone());
        if (month != day[..7] || text.Length > LongestPage)
        {
            await Flush();
            (month, part) = (day[..7], month == day[..7] ? part + 1 : 1);
        }

        var stem = $"code/{month}/{day}-{row.Slug}-{ArchiveNames.Short(row.Id)}";
        var files = new List<string>();
        foreach (var (name, code) in Codes(stem, row))
        {
            await output.Text(name, code);
            files.Add(name);
        }

        lines.Add(new($"{day}, {row.Title}", files, Outcome(row)));
        Write(row, day, files);
    }

    private async Task Flush()
    {
        if (lines.Count == 0)
            return;
        var name = part == 1 ? month : string.Create(CultureInfo.InvariantCulture, $"{month}-part-{part}");
        await output.Text($"attempts/{name}.md", text);
        await output.Text($"attempts/{name}.html", ArchiveHtml.Page($"Attempts of {name}",
            $"""<p><a href="../index.html">Everything</a> · <a href="{name}.md">Notes and reviews of this month (Markdown)</a></p>""" + ArchiveHtml.List(lines, "../")));
        index.Months.Add(new($"{name}, {Instants.Count(lines.Count, "attempt")}", [$"attempts/{name}.html", $"attempts/{name}.md"], ""));
        text.Clear();
        lines.Clear();
    }

    private static IEnumerable<(string Name, string Code)> Codes(string stem, Row row)
    {
        if (row.Code.Length > 0)
            yield return ($"{stem}.{ArchiveNames.Ending(row.Language)}", row.Code);
        foreach (var (language, code) in row.OtherCode.Where(c => c.Value.Length > 0))
            yield return ($"{stem}.{ArchiveNames.Of(language)}.{ArchiveNames.Ending(language)}", code);
    }

    private static string Outcome(Row row) => row.GradeReason?.Sentence ?? row.Status.Replace('_', ' ');

    private void Write(Row row, string day, IEnumerable<string> files)
    {
        text.Append(CultureInfo.InvariantCulture, $"# {day}: {row.Title}\n\n{Outcome(row)}\n\n");
        foreach (var file in files)
            text.Append(CultureInfo.InvariantCulture, $"- [{file.Split('/')[^1]}](../{file})\n");
        foreach (var phase in Phases.All.Where(p => !string.IsNullOrWhiteSpace(row.Notes.GetValueOrDefault(p))))
            text.Append(CultureInfo.InvariantCulture, $"\n## {Phases.Name(phase)}\n\n{row.Notes[phase]}\n");
        foreach (var review in row.Reviews)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Review by {(review.Engine == "model" ? "a model" : "fixed rules")}{(review.Score is { } score ? $", {score} of 100" : "")}\n\n{review.Summary}\n");
            foreach (var finding in review.Findings)
                text.Append(CultureInfo.InvariantCulture, $"\n- **{finding.Title}** {finding.Claim}\n  > {finding.Quote.ReplaceLineEndings("\n  > ")}\n\n  {finding.Question}\n");
        }

        text.Append('\n');
    }
}
