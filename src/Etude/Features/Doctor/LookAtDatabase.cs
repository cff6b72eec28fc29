using System.Diagnostics;
using Etude.Platform.Content;
using Etude.Platform.Hosting;
using Etude.Platform.Migrations;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.Doctor;

/// <summary>Reads what the doctor judges. Changes nothing.</summary>
internal static class LookAtDatabase
{
    private const int RoundTrips = 20;
    private const int WarmUps = 2;

    /// <summary>Everything that the server tells about itself: some thirty round trips on one connection.</summary>
    public static async Task<DatabaseFacts> Facts(ReachDatabase database, TimeProvider clock, CancellationToken cancel)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancel);
        var roundTrip = await Median(connection, cancel);
        var before = clock.GetUtcNow();
        var there = new DateTimeOffset(await Ask<DateTime>(connection, "select clock_timestamp()", cancel), TimeSpan.Zero);
        var middle = before + ((clock.GetUtcNow() - before) / 2);
        return new DatabaseFacts
        {
            Place = database.Given?.Display ?? "Etude's own database",
            Version = connection.PostgreSqlVersion,
            IsNear = database.Given?.IsNear ?? true,
            IsSupabase = database.Given?.IsSupabase ?? false,
            RoundTrip = roundTrip,
            ClockAhead = there - middle,
            Bytes = await Ask<long>(connection, "select pg_database_size(current_database())", cancel),
            DataDirectory = database.Cluster?.DataFolder ?? await Ask<string?>(connection, "select max(setting) from pg_settings where name = 'data_directory'", cancel),
            Wire = await WireOf(database, connection, cancel),
            Tables = await Tables(connection, cancel),
            Roles = await Ask<string[]>(connection, "select coalesce(array_agg(rolname::text), '{}') from pg_roles where rolname in ('anon', 'authenticated', 'service_role')", cancel),
            Login = await Login(connection, database.HasOwnRole ? AppRole.Name : null, cancel),
        };
    }

    public static async Task<MigrationFacts> Migrations(ReachDatabase database, string folder, CancellationToken cancel)
    {
        var files = MigrationFile.ReadAll(folder);
        var ledger = await MigrationLedger.Read(database.Owner, cancel);
        bool IsApplied(MigrationFile file) => ledger.Applied.ContainsKey(file.Name);
        bool IsSame(MigrationFile file) => ledger.Applied.GetValueOrDefault(file.Name) == file.Sha256;
        return new MigrationFacts(
            files.Count(f => !f.IsShim),
            // The shim is applied again when it has changed, and never on Supabase.
            [.. files.Where(f => f.IsShim ? !ledger.IsSupabase && !IsSame(f) : !IsApplied(f)).Select(f => f.Name)],
            [.. files.Where(f => !f.IsShim && IsApplied(f) && !IsSame(f)).Select(f => f.Name)],
            [.. ledger.Applied.Keys.Except(files.Select(f => f.Name)).Order(StringComparer.Ordinal)]);
    }

    /// <param name="db">Null where the tables are not there yet: then only the files are read.</param>
    public static async Task<ContentFacts> Content(Db? db, string folder, CancellationToken cancel)
    {
        ContentFolder.Demand(folder);
        var files = ContentFolder.Read(folder);
        var plan = db is null ? null : SyncPlan.Of(files, await StoredContent.Read(db, cancel));
        return new ContentFacts([.. files.Mistakes.Select(m => m.ToString())], files.FailedFiles, files.Problems.Count + files.Items.Count,
            plan is null ? null : plan.ProblemsToWrite.Count + plan.ProblemsToRetire.Count + plan.ItemsToWrite.Count + plan.ItemsToRetire.Count);
    }

    public static async Task<QueueFacts> Queue(Db db, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var row = batch.One<QueueRow>("""
            select count(*) filter (where status = 'queued')::int as waiting,
                extract(epoch from @now - min(run_at) filter (where status = 'queued' and run_at <= @now))::float8 as oldest_seconds,
                count(*) filter (where status = 'failed')::int as failed,
                coalesce(array_agg(distinct kind order by kind) filter (where status = 'failed'), '{}') as failed_kinds
            from jobs
            """);
        await batch.Run(cancel);
        return new QueueFacts
        {
            Waiting = row.Value!.Waiting, Oldest = row.Value.OldestSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Failed = row.Value.Failed, FailedKinds = row.Value.FailedKinds,
        };
    }

    /// <summary>Whether an instance of the app is connected, as far as this role and a pooler let see.</summary>
    public static async Task<bool> IsServed(ReachDatabase database, CancellationToken cancel)
    {
        if (database.Cluster is { } own)
            return own.IsJoined;
        await using var connection = await database.Owner.OpenConnectionAsync(cancel);
        return await Ask<bool>(connection, "select exists (select from pg_stat_activity where application_name = 'etude' and datname = current_database())", cancel);
    }

    private static async Task<TimeSpan> Median(NpgsqlConnection connection, CancellationToken cancel)
    {
        var times = new List<TimeSpan>();
        for (var trip = -WarmUps; trip < RoundTrips; trip++)
        {
            var began = Stopwatch.GetTimestamp();
            await Ask<int>(connection, "select 1", cancel);
            if (trip >= 0)
                times.Add(Stopwatch.GetElapsedTime(began));
        }

        times.Sort();
        return (times[(RoundTrips / 2) - 1] + times[RoundTrips / 2]) / 2;
    }

    private static async Task<Wire> WireOf(ReachDatabase database, NpgsqlConnection connection, CancellationToken cancel)
    {
        if (database.Given is not { IsNear: false } far)
            return Wire.Local;
        return new NpgsqlConnectionStringBuilder(far.ConnectionString).SslMode switch
        {
            SslMode.VerifyCA or SslMode.VerifyFull => Wire.Checked,
            SslMode.Require => Wire.Encrypted,
            _ => await Ask<bool>(connection, "select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)", cancel) ? Wire.Encrypted : Wire.Open,
        };
    }

    private static async Task<IReadOnlyList<TableFacts>> Tables(NpgsqlConnection connection, CancellationToken cancel)
    {
        // Ours outside public count where a person's role, or everybody, was granted something.
        await using var command = new NpgsqlCommand("""
            select n.nspname || '.' || c.relname, c.relrowsecurity, (select count(*) from pg_policy p where p.polrelid = c.oid)::int
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and (n.nspname = 'public' or n.nspname = 'etude' and exists (
                select from aclexplode(c.relacl) held left join pg_roles r on r.oid = held.grantee
                where held.grantee = 0 or r.rolname in ('anon', 'authenticated')))
            order by 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<TableFacts>();
        while (await reader.ReadAsync(cancel))
            tables.Add(new TableFacts { Name = reader.GetString(0), HasRowSecurity = reader.GetBoolean(1), Policies = reader.GetInt32(2) });
        return tables;
    }

    /// <param name="name">The app's own role, or null where it signs in as this connection does.</param>
    private static async Task<LoginFacts> Login(NpgsqlConnection connection, string? name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select rolname, rolsuper, rolbypassrls, array(
                select door.rolname::text from pg_roles door where door.rolname in ('anon', 'authenticated', 'service_role') and pg_has_role(login.oid, door.oid, 'member'))
            from pg_roles login where rolname in (session_user, $1) order by (rolname = $1) desc limit 1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name ?? "", NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new LoginFacts { Name = reader.GetString(0), IsSuperuser = reader.GetBoolean(1), BypassesPolicies = reader.GetBoolean(2), MayTake = reader.GetFieldValue<string[]>(3) };
    }

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel) is T answer ? answer : default!;
    }

    private sealed record QueueRow
    {
        public required int Waiting { get; init; }
        public double? OldestSeconds { get; init; }
        public required int Failed { get; init; }
        public required string[] FailedKinds { get; init; }
    }
}
