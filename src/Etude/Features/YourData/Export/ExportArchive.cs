using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Export;

/// <summary>
/// Everything of a person as one zip, written while it is read: the rows of a table go from the database into the zip one by one, so
/// that ten years need no more memory than a day. All of it is one batch in one transaction that sees one instant.
/// </summary>
internal sealed class ExportArchive
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private static readonly JsonSerializerOptions Readable = new(Json.Options)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly Batch batch;
    private readonly ArchiveOutput output;
    private readonly CancellationToken cancel;
    private readonly List<ArchivedTable> tables = [];

    private ExportArchive(Batch batch, ArchiveOutput output, CancellationToken cancel) => (this.batch, this.output, this.cancel) = (batch, output, cancel);

    /// <summary>Writes the archive of a person.</summary>
    /// <param name="to">Where it goes; nothing is written before it is sure that the person exists.</param>
    /// <param name="scratch">A folder for two files that are needed meanwhile.</param>
    /// <param name="schema">The newest migration of this clone.</param>
    /// <param name="begins">Called once the person is known, before the first byte.</param>
    /// <exception cref="AccountGoneException">The person no longer exists.</exception>
    public static async Task Write(Db db, Guid me, Stream to, string scratch, int schema, Action<PersonRow> begins, CancellationToken cancel)
    {
        await using var reading = await db.Begin(me, snapshot: true, cancel);
        await using var questions = reading.Next();
        await using var archive = new ArchiveOutput(to, scratch, questions.Now, cancel);
        new ExportArchive(questions, archive, cancel).Ask(me, schema, begins);
        await questions.Run(cancel);
    }

    private void Ask(Guid me, int schema, Action<PersonRow> begins)
    {
        batch.Then(() =>
        {
            begins(batch.Person ?? throw new AccountGoneException());
            return Task.CompletedTask;
        });
        foreach (var table in ArchiveTables.All)
            Data(table);
        foreach (var sheet in Sheets.All)
            Lines($"csv/{sheet.Name}.csv", sheet.Add);
        var index = new ArchiveIndex();
        AttemptPages.Add(batch, output, index);
        TextPages.Add(batch, output, index);
        batch.Then(async () =>
        {
            await output.Text("index.html", index.Page(batch.Person!, tables, batch.Now));
            await output.Text(ArchiveFormat.ManifestFile, JsonSerializer.Serialize(new ArchiveManifest
            {
                Format = ArchiveFormat.Name, Version = ArchiveFormat.Version, Schema = schema, MadeAt = batch.Now, Ids = ArchiveIds.MaskOf(me), Tables = tables,
            }, Readable));
            await output.Finish();
        });
    }

    private void Data(ArchiveTable table)
    {
        ZipWriter.OpenFile? file = null;
        var rows = 0L;
        batch.Then(async () => file = await output.Begin(table.File));
        batch.EachValue<byte[]>(table.Select, async row =>
        {
            rows++;
            await file!.Write(row, cancel);
            await file.Write(LineEnd, cancel);
        });
        batch.Then(async () =>
        {
            var done = await output.End(file!);
            tables.Add(new ArchivedTable(table.Name, table.File, rows, done.Bytes, done.Sha256));
        });
    }

    private void Lines(string name, Action<Batch, Func<ReadOnlyMemory<byte>, Task>> add)
    {
        ZipWriter.OpenFile? file = null;
        batch.Then(async () => file = await output.Begin(name));
        add(batch, line => file!.Write(line, cancel).AsTask());
        batch.Then(async () => await output.End(file!));
    }
}
