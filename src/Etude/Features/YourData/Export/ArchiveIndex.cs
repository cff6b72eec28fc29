using System.Globalization;
using System.Text;
using Etude.Features.YourData.Archive;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Export;

/// <summary>What the first page of an archive links to, gathered while the archive is written.</summary>
internal sealed class ArchiveIndex
{
    /// <summary>One thing: what it is called, its files, and a remark or nothing.</summary>
    internal sealed record Line(string Text, IReadOnlyList<string> Files, string Remark);

    public List<Line> Months { get; } = [];

    public List<Line> Writings { get; } = [];

    public List<Line> Reflections { get; } = [];

    public List<Line> Notes { get; } = [];

    public List<Line> Jobs { get; } = [];

    public List<Line> Cvs { get; } = [];

    public string Page(PersonRow person, IReadOnlyList<ArchivedTable> tables, DateTimeOffset at)
    {
        var html = new StringBuilder();
        var name = person.Settings.DisplayName ?? person.Settings.Email ?? "You";
        html.Append(CultureInfo.InvariantCulture, $"<p>Everything that Etude kept for {ArchiveHtml.Encode(name)}, as it was on {TimeZoneInfo.ConvertTime(at, person.Settings.Zone):d MMMM yyyy, HH:mm}. This page and all it links to can be read without Etude and without a network.</p>\n");
        Section(html, "Attempts, by month", Months);
        Section(html, "Writing", Writings);
        Section(html, "Looking back", Reflections);
        Section(html, "Notes on library items", Notes);
        Section(html, "Job descriptions", Jobs);
        Section(html, "CVs", Cvs);
        html.Append("<h2>For spreadsheets</h2>\n").Append(ArchiveHtml.List(Sheets.All.Select(s => new Line($"{s.Name}.csv", [$"csv/{s.Name}.csv"], "")), ""));
        html.Append("<h2>For programs, and for bringing it in again</h2>\n<p>One row a line, as JSON. <a href=\"manifest.json\">manifest.json</a> says what belongs together; <a href=\"SHA256SUMS\">SHA256SUMS</a> holds the checksum of every file.</p>\n");
        html.Append("<table><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Rows</th><th scope=\"col\">File</th></tr></thead><tbody>\n");
        foreach (var table in tables)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{ArchiveTables.All.Single(t => t.Name == table.Table).Called}</td><td class=\"n\">{table.Rows}</td><td>{ArchiveHtml.Link(table.File, table.File)}</td></tr>\n");
        html.Append("</tbody></table>\n");
        return ArchiveHtml.Page("Your data from Etude", html.ToString());
    }

    private static void Section(StringBuilder html, string title, List<Line> lines)
    {
        if (lines.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n").Append(ArchiveHtml.List(lines, ""));
    }
}
