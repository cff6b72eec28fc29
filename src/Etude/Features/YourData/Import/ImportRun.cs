using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.YourData.Import;

/// <summary>
/// Brings an archive into an account, in one transaction under the person's own policies: all of it, or nothing. A trial run is the same without
/// keeping it, so that what the person is shown beforehand is what will be, and what would fail fails then.
/// </summary>
internal sealed class ImportRun
{
    private const int RowsAtOnce = 500;
    private const int BytesAtOnce = 1024 * 1024;

    private readonly PersonTransaction work;
    private readonly ArchiveFile archive;
    private readonly ImportReport report = new();
    private readonly PlaceRow place;
    private readonly Action<long> tell;
    private readonly bool evenWhenBarred;
    private readonly CancellationToken cancel;
    private long done;

    private ImportRun(PersonTransaction work, ArchiveFile archive, Guid me, WhatIsHere here, Action<long> tell, bool evenWhenBarred, CancellationToken cancel)
    {
        (this.work, this.archive, this.tell, this.evenWhenBarred, this.cancel) = (work, archive, tell, evenWhenBarred, cancel);
        Ids = ArchiveIds.Between(archive.Manifest.Ids, me);
        place = new PlaceRow(me, Ids, here, report);
    }

    private ArchiveIds Ids { get; }

    /// <param name="keep">False for a trial run.</param>
    /// <param name="tell">Hears how many rows are done, now and then.</param>
    /// <param name="evenWhenBarred">True where the operator asks, who may also fill an account that is closed.</param>
    /// <exception cref="BadArchiveException">Something in it cannot be taken; nothing was changed.</exception>
    /// <exception cref="AccountGoneException">The account was closed meanwhile; nothing was changed.</exception>
    public static async Task<ImportReport> Of(Db db, Guid me, ArchiveFile archive, SettingsRules rules, bool keep, Action<long> tell, bool evenWhenBarred, CancellationToken cancel)
    {
        await using var begun = await db.Begin(me, snapshot: false, cancel);
        var here = await WhatIsHere.Look(begun, cancel);
        var run = new ImportRun(begun, archive, me, here, tell, evenWhenBarred, cancel);
        foreach (var table in ArchiveTables.All)
            await run.Bring(table);
        await new BringSettings(begun, rules, here.Settings, run.Ids, run.report).From(archive, cancel);
        await run.DemandWelcome(anew: true);
        if (keep)
            await begun.Keep(cancel);
        return run.report;
    }

    private async Task Bring(ArchiveTable table)
    {
        var told = table.ComesIn ? report.Begin(table) : null;
        var rows = new List<JsonObject>();
        var (bytes, first) = (0, 1L);
        await foreach (var (line, row, length) in Placed(table, told))
        {
            (done, bytes) = (done + 1, bytes + length);
            if (row is not null)
                rows.Add(row);
            if (rows.Count < RowsAtOnce && bytes < BytesAtOnce)
                continue;
            await Send(table, told, rows, first, line);
            (bytes, first) = (0, line + 1);
        }

        await Send(table, told, rows, first, first + rows.Count - 1);
        tell(done);
    }

    /// <summary>Every row of the file, those with a place here ready to be sent.</summary>
    private async IAsyncEnumerable<(long Line, JsonObject? Row, int Length)> Placed(ArchiveTable table, TableReport? told)
    {
        await foreach (var (line, row, length) in archive.RowsOf(table, cancel))
        {
            var where = told is null ? PlaceRow.Place.IsHere : place.Of(table, row);
            if (told is not null)
            {
                told.Rows++;
                told.Aside += where == PlaceRow.Place.HasNone ? 1 : 0;
            }

            yield return (line, where == PlaceRow.Place.Comes ? row : null, length);
        }
    }

    private async Task Send(ArchiveTable table, TableReport? told, List<JsonObject> rows, long first, long last)
    {
        if (told is null || rows.Count == 0)
            return;
        try
        {
            await using var batch = work.Next();
            var added = batch.Do(table.Insert, new { rows = Text(rows) });
            await batch.Run(cancel);
            told.Added += added.Value;
            await DemandWelcome(anew: false);
        }
        catch (PostgresException refused) when (Why(refused) is { } why)
        {
            throw new BadArchiveException(string.Create(CultureInfo.InvariantCulture, $"{table.File}, lines {first} to {last}: {why} Use the archive as Etude made it."), refused);
        }

        rows.Clear();
        tell(done);
    }

    private Task DemandWelcome(bool anew) => evenWhenBarred ? Task.CompletedTask : work.DemandWelcome(anew, cancel);

    private static string Text(List<JsonObject> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
                row.WriteTo(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Why the database takes no such row; null for what is no fault of the archive.</summary>
    private static string? Why(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.CheckViolation => $"a row breaks a rule of Etude’s ({refused.ConstraintName}).",
        PostgresErrorCodes.ForeignKeyViolation => "a row names another that is not in the archive.",
        PostgresErrorCodes.UniqueViolation => $"a row takes a place that is taken ({refused.ConstraintName}).",
        PostgresErrorCodes.NotNullViolation => $"a row lacks “{refused.ColumnName}”.",
        PostgresErrorCodes.CardinalityViolation => "the same row stands there twice.",
        PostgresErrorCodes.InsufficientPrivilege => "a row is not yours to add.",
        var state when state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("54", StringComparison.Ordinal) => "a row holds a value that cannot be stored.",
        _ => null,
    };
}
