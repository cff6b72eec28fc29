namespace Etude.Features.YourData.Archive;

/// <summary>A table as an archive holds it: one file of JSON lines, a row a line.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Called">What its rows are called, such as "attempts".</param>
/// <param name="Select">Answers a person's rows as JSON text, in an order in which no row names a later one. The person's id is left out.</param>
/// <param name="Insert">
/// Adds rows (<c>@rows</c>, a JSON array with the columns of the table) under the person's policies. What is there already stays; a table that
/// merges says how. Empty for a table that is not brought in.
/// </param>
/// <param name="Columns">Every column of a line, in the order of the table.</param>
internal sealed record ArchiveTable(string Name, string Called, string Select, string Insert, params Column[] Columns)
{
    public string File => $"{ArchiveFormat.DataFolder}{Name}.jsonl";

    public bool ComesIn => Insert.Length > 0;
}
