using Etude.Platform;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Bench;

/// <summary>
/// <c>bin/bench poolers</c>: two hundred people ask at once, directly and through a real PgBouncer, and every answer is checked to be the asker's
/// own. Needs the package pgbouncer.
/// </summary>
internal sealed class PoolersBench(Rows rows, int requests) : IBench
{
    private const int People = 200;
    private const int Servers = 5;

    // As the app opens them where the address says nothing: see DatabaseUrl.
    private const int Connections = 20;

    private const int Rounds = 5;

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        using var folders = new BenchHome();
        await using var session = await Pooler(folders, database, "session", Connections, cancel);
        await using var transaction = await Pooler(folders, database, "transaction", Servers, cancel);
        await using var direct = await Way.Open(database, "direct", database.App, Connections, Connections, cancel);
        await using var lent = await Way.Open(database, "session", session.As("pgbouncer=false&connection_limit=20"), Connections, Connections, cancel);
        await using var shared = await Way.Open(database, "transaction", transaction.As("pgbouncer=true&connection_limit=20"), Connections, Servers, cancel);
        await using var crowded = await Way.Open(database, "transaction", transaction.As("pgbouncer=true&connection_limit=200"), People, Servers, cancel);
        Way[] ways = [direct, lent, shared, crowded];
        foreach (var way in ways)
            await new PeopleAtOnce().Ask(way.Members, 10);
        // Turn about, so that a busier minute of the machine meets all of them.
        for (var round = 0; round < Rounds; round++)
            foreach (var way in ways)
                await way.Ask(requests / People / Rounds);
        foreach (var way in ways)
            Write(way);
    }

    private static async Task<PgBouncer> Pooler(BenchHome folders, BenchDatabase database, string mode, int servers, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(folders.In(mode)).FullName;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        var pooler = await PgBouncer.Start(folder, database.App, mode, servers);
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        var report = await PoolerProbe.Look(source, cancel);
        return report.Seen.ToString().Equals(mode, StringComparison.OrdinalIgnoreCase) ? pooler
            : throw new PlainException($"The probe took PgBouncer in {mode} mode for {report.Seen}: {report.Because}.", 1);
    }

    private void Write(Way way)
    {
        (string, object)[] by = [("way", way.Name), ("people", People), ("connections", way.Connections), ("servers_at_most", way.Servers)];
        rows.Write("answers", way.Crowds.Sum(c => c.Times.Count), "answers", by);
        rows.Write("not_their_own", way.Crowds.Sum(c => c.Strange.Count), "answers", by);
        rows.Write("servers_seen", way.Crowds.Max(c => c.Servers), "processes", by);
        var (rates, times) = (new Samples(), new Samples());
        foreach (var crowd in way.Crowds)
        {
            rates.Add(crowd.Rate);
            foreach (var time in crowd.Times)
                times.Add(time);
        }

        rows.Write("rps", rates.At(0.5), "requests a second", by);
        rows.Write("p50_ms", times.At(0.5), "ms", by);
        rows.Write("p95_ms", times.At(0.95), "ms", by);
        if (way.Crowds.SelectMany(c => c.Strange).FirstOrDefault() is { } strange)
            Console.Error.WriteLine(strange);
    }

    /// <summary>An app of its own on the one database, and its people.</summary>
    private sealed class Way : IAsyncDisposable
    {
        private readonly BenchApp app;
        private readonly IReadOnlyList<(Visitor Visitor, Someone Member)> people;

        private Way(BenchApp app, IReadOnlyList<(Visitor, Someone)> people) => (this.app, this.people) = (app, people);

        public required string Name { get; init; }

        public required int Connections { get; init; }

        public required int Servers { get; init; }

        public List<PeopleAtOnce> Crowds { get; } = [];

        public IReadOnlyList<Someone> Members => [.. people.Select(p => p.Member)];

        public static async Task<Way> Open(BenchDatabase database, string name, string connection, int connections, int servers, CancellationToken cancel)
        {
            // The queue's worker would keep a connection.
            var opened = await BenchApp.Start(database.Settings with { JobsAtOnce = 0 }, connection, cancel, PeopleAtOnce.Map);
            await opened.Service<Db>().Warm(connections, cancel);
            return new Way(opened, await Gather(database, opened.Url, cancel)) { Name = name, Connections = connections, Servers = servers };
        }

        public async Task Ask(int often)
        {
            var crowd = new PeopleAtOnce();
            await crowd.Ask(Members, often);
            Crowds.Add(crowd);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (visitor, _) in people)
                visitor.Dispose();
            await app.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<(Visitor Visitor, Someone Member)>> Gather(BenchDatabase database, Uri app, CancellationToken cancel)
    {
        var visitors = new Dictionary<string, Visitor>(StringComparer.Ordinal);
        foreach (var number in Enumerable.Range(1, People))
            visitors[PeopleAtOnce.NameOf(number)] = await Visitor.SignedIn(app, $"member{number}@example.org", cancel);
        await database.Prepare("""
            update public.users set settings_json = settings_json
                || jsonb_build_object('display_name', 'Member ' || lpad(substring(settings_json ->> 'email' from '[0-9]+'), 3, '0'))
            """, cancel);
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var line in (await database.Ask<string>("select string_agg(id || '=' || (settings_json ->> 'display_name'), ';') from public.users", cancel)).Split(';'))
            ids[line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]] = Guid.Parse(line[..line.IndexOf('=', StringComparison.Ordinal)]);
        return [.. visitors.Select(v => (v.Value, new Someone(ids[v.Key], v.Key, async path => (await v.Value.Get(path, cancel)).Body)))];
    }
}
