using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;

namespace Etude.Features.YourData.Import;

/// <summary>Whether a line of an archive is a row of its table: every column, no other, each of its kind. Whose a row is, no row says.</summary>
internal static class RowCheck
{
    /// <exception cref="BadArchiveException">It is not; the sentence names the line and the column.</exception>
    public static JsonObject Read(ArchiveTable table, long line, ReadOnlySpan<byte> bytes)
    {
        var row = ArchiveFile.Parse(table, line, bytes);
        foreach (var column in table.Columns)
        {
            if (!row.TryGetPropertyValue(column.Name, out var value))
                throw new BadArchiveException($"{table.File}, line {line}: “{column.Name}” is missing. Use the archive as Etude made it.");
            if (!column.Takes(value))
                throw new BadArchiveException($"{table.File}, line {line}: “{column.Name}” holds something that it cannot hold. Use the archive as Etude made it.");
        }

        if (row.Count != table.Columns.Length)
            throw new BadArchiveException($"{table.File}, line {line}: there is a column that Etude does not know. Use the archive as Etude made it.");
        return row;
    }
}
