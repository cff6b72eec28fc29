using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using Etude.Features.YourData.Archive;
using Etude.Features.YourData.Export;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>What an archive holds, and what it costs to make one.</summary>
public sealed class ArchiveTests(ArchiveTests.House house) : IClassFixture<ArchiveTests.House>
{
    /// <summary>Columns that no archive has, each with its reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["content_items.search"] = "made of the others by the database",
        ["content_items.content_hash"] = "only curated items have one",
        ["content_items.source_kind"] = "all of them are the person's own",
    };

    [Fact]
    public async Task Every_table_and_column_of_a_person_is_in_it()
    {
        var columns = await house.Etude.Asks<string[]>("""
            select array_agg(table_name || '.' || case when table_name in ('content_progress', 'writings') and column_name = 'content_id' then 'item'
                when column_name = 'problem_id' then 'problem' else column_name end order by 1)
            from information_schema.columns where table_schema = 'public' and table_name <> 'problems'
                and column_name not in ('user_id', 'created_by_user_id') and (table_name, column_name) <> ('users', 'id')
            """);

        Assert.Equal(columns.Except(LeftOut.Keys).Order(StringComparer.Ordinal), ArchiveTables.All.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")).Order(StringComparer.Ordinal));
        foreach (var table in ArchiveTables.All)
            foreach (var row in house.Archive.Rows(table.Name))
            {
                Assert.Equal(table.Columns.Select(c => c.Name).Order(StringComparer.Ordinal), row.Select(p => p.Key).Order(StringComparer.Ordinal));
                Assert.All(table.Columns, c => Assert.True(c.Takes(row[c.Name]), $"{table.Name}.{c.Name}"));
            }
        Assert.DoesNotContain(house.Busy.Id.ToString(), string.Concat(ArchiveTables.All.Where(t => t.Name != "jobs").Select(t => house.Archive.Text(t.File))), StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_without_Etude_and_without_a_network()
    {
        var reached = new HashSet<string>();
        Follow("index.html", reached);

        Assert.Contains(reached, f => f.StartsWith("code/", StringComparison.Ordinal) && f.EndsWith(".py", StringComparison.Ordinal));
        Assert.Contains(reached, f => f.EndsWith(".javascript.js", StringComparison.Ordinal));
        Assert.Contains(reached, f => f.StartsWith("reflections/", StringComparison.Ordinal));
        Assert.Empty(house.Archive.Files.Keys.Except(reached).ToList());
        Assert.Contains("Read it twice.", house.Archive.Text("library/notes-1.md"), StringComparison.Ordinal);
        var month = house.Archive.Files.Keys.First(f => f.StartsWith("attempts/", StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal));
        Assert.Contains("## Review by fixed rules", house.Archive.Text(month), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_has_its_checksum()
    {
        var sums = house.Archive.Text("SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[66..], l => l[..64]);

        Assert.Equal(house.Archive.Files.Keys.Where(f => f != "SHA256SUMS").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(sums, s => Assert.Equal(s.Value, Convert.ToHexStringLower(SHA256.HashData(house.Archive.Files[s.Key]))));
        Assert.All(house.Archive.Manifest["tables"]!.AsArray(), t => Assert.Equal(sums[(string)t!["file"]!], (string?)t["sha256"]));
    }

    [Fact]
    public void No_cell_of_a_spreadsheet_begins_a_formula()
    {
        var library = house.Archive.Text("csv/library.csv");

        Assert.StartsWith("\uFEFFslug,title", library, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", library, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_wrote_does_nothing_on_its_pages()
    {
        foreach (var page in house.Archive.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).Select(f => new HtmlParser().ParseDocument(house.Archive.Text(f))))
        {
            Assert.Null(page.QuerySelector("script, img, iframe, link, [onerror], [onclick]"));
            Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        }

        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", house.Archive.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_gets_another_archive()
    {
        var bob = await Archived.Of(await house.Etude.Somebody());

        Assert.All(ArchiveTables.All.Where(t => t.Name != "users"), t => Assert.Empty(bob.Rows(t.Name)));
        Assert.Contains("Your data from Etude", bob.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_times_the_history_is_four_times_the_bytes_and_no_more_at_once()
    {
        var (few, many) = (await Written("few@example.org", 500), await Written("many@example.org", 2000));

        Assert.InRange((double)many.Bytes / few.Bytes, 1, 4.4);
        Assert.InRange((double)many.Largest / few.Largest, 0, 1.5);
    }

    /// <summary>What the network is given of an archive of so many attempts.</summary>
    private async Task<Sink> Written(string email, int attempts)
    {
        var who = await house.Etude.SignsIn(email);
        await house.Etude.Does("""
            insert into attempts (user_id, id, problem_id, language, status, notes, code, started_at, submitted_at)
            select $1, gen_random_uuid(), (select id from problems limit 1), 'python', 'submitted', jsonb_build_object('plan', repeat('one step ', 50) || n), repeat('x = 1' || chr(10), 40) || n,
                now() - n * interval '12 hours', now() from generate_series(1, $2) n
            """, who.Id, attempts);
        var sink = new Sink();
        await ExportArchive.Write(house.Etude.Db, who.Id, sink, ThrowawayFolder.Make("scratch"), 18, _ => { }, TestContext.Current.CancellationToken);
        return sink;
    }

    private void Follow(string file, HashSet<string> reached)
    {
        if (!reached.Add(file))
            return;
        Assert.True(house.Archive.Files.ContainsKey(file), $"{file} is not there.");
        if (!file.EndsWith(".html", StringComparison.Ordinal))
            return;
        foreach (var link in new HtmlParser().ParseDocument(house.Archive.Text(file)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!))
            Follow(Uri.UnescapeDataString(new Uri(new Uri($"http://archive/{file}"), link).AbsolutePath[1..]), reached);
    }

    /// <summary>A network that notes how much it is given, and the largest piece of it.</summary>
    private sealed class Sink : MemoryStream
    {
        public long Bytes { get; private set; }

        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Bytes += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A busy person and their archive.</summary>
    public sealed class House : IAsyncLifetime
    {
        private TestEtude? etude;

        internal TestEtude Etude => etude!;

        internal Learner Busy { get; private set; } = null!;

        internal Archived Archive { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            etude = await TestEtude.Start();
            Busy = await YourData.Busy.Person(etude);
            var form = (await Busy.Gets("/library/new")).Form("/library").With("title", "=HYPERLINK(\"https://example.org\")");
            await Busy.Sends(form);
            await etude.Does("update writings set title = '<b>bold</b>' where user_id = $1", Busy.Id);
            Archive = await Archived.Of(Busy);
        }

        public async ValueTask DisposeAsync() => await etude!.DisposeAsync();
    }
}
