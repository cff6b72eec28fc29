using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>An archive in a test's hands: its files by name, to be looked at, changed and packed again.</summary>
internal sealed record Archived(IReadOnlyDictionary<string, byte[]> Files)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Downloads the archive of somebody, as their browser would.</summary>
    public static async Task<Archived> Of(Learner who) => Unpack(await Bytes(who));

    public static async Task<byte[]> Bytes(Learner who)
    {
        using var client = new HttpClient { BaseAddress = who.Etude.Address };
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", who.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.GetAsync(new Uri("/settings/data/archive.zip", UriKind.Relative), Cancel);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(new MediaTypeHeaderValue("application/zip"), answer.Content.Headers.ContentType);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    public static Archived Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return new(archive.Entries.ToDictionary(e => e.FullName, Content));
    }

    public string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<JsonObject> Rows(string table) => [.. Text($"data/{table}.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    public JsonObject Manifest => JsonNode.Parse(Text("manifest.json"))!.AsObject();

    public Archived With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public Archived With(string name, byte[] content) => new(new Dictionary<string, byte[]>(Files) { [name] = content });

    public Archived Without(string name) => new(Files.Where(f => f.Key != name).ToDictionary());

    /// <summary>With other rows in a table, and a manifest that fits them.</summary>
    public Archived WithRows(string table, IEnumerable<JsonObject> rows) => WithText(table, string.Concat(rows.Select(r => r.ToJsonString() + "\n")));

    /// <summary>With other lines in a table, and a manifest that fits them.</summary>
    public Archived WithText(string table, string lines)
    {
        var manifest = Manifest;
        var bytes = Encoding.UTF8.GetBytes(lines);
        var said = manifest["tables"]!.AsArray().Single(t => (string?)t!["table"] == table)!;
        (said["rows"], said["bytes"], said["sha256"]) = (lines.Count(c => c == '\n'), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return With($"data/{table}.jsonl", bytes).With("manifest.json", manifest.ToJsonString());
    }

    /// <summary>With one row changed.</summary>
    public Archived Changing(string table, Action<JsonObject> change)
    {
        var rows = Rows(table);
        change(rows[0]);
        return WithRows(table, rows);
    }

    public Archived ChangingManifest(Action<JsonObject> change)
    {
        var manifest = Manifest;
        change(manifest);
        return With("manifest.json", manifest.ToJsonString());
    }

    public byte[] Pack(params (string Name, byte[] Content)[] more)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in Files.Select(f => (f.Key, f.Value)).Concat(more))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    /// <summary>Sends an archive through the page, and waits until the work on it is over.</summary>
    public static async Task<Page> Sent(Learner who, byte[] zip)
    {
        var form = (await who.Gets("/settings/data")).Form("/settings/data/import");
        var answer = await who.Uploads(form, "etude.zip", zip);
        Assert.True(answer.Status == System.Net.HttpStatusCode.SeeOther, $"{answer.Status}: {answer.Words}");
        return await Looked(who);
    }

    public static async Task<Page> Confirmed(Learner who, Page shown)
    {
        var answer = await who.Sends(shown.Form("/settings/data/import/confirmation"));
        Assert.True(answer.Status == System.Net.HttpStatusCode.SeeOther, $"{answer.Status}: {answer.Words}");
        return await Looked(who);
    }

    private static async Task<Page> Looked(Learner who)
    {
        await Desk(who).Of(who.Id)!.Working;
        return await who.Gets("/settings/data");
    }

    public static Etude.Features.YourData.Import.ImportDesk Desk(Learner who) =>
        (Etude.Features.YourData.Import.ImportDesk)who.Etude.Services.GetService(typeof(Etude.Features.YourData.Import.ImportDesk))!;

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
