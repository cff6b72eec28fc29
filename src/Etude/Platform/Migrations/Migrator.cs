using Npgsql;

namespace Etude.Platform.Migrations;

/// <summary>Brings a database to the schema of this Etude.</summary>
public static class Migrator
{
    // "etude" in ASCII: any number does, as long as every Etude takes the same.
    private const long LockKey = 0x6574756465;

    /// <summary>
    /// Applies what is missing, each file in its own transaction and under an advisory lock, so that two Etudes
    /// starting together do it once. Where nothing is missing this costs one round trip.
    /// </summary>
    /// <param name="owner">Connections of the role that owns, or shall own, the tables.</param>
    /// <param name="folder">The folder <c>migrations_pg</c>.</param>
    /// <param name="cancel">Stops between statements; the file under way is rolled back.</param>
    /// <exception cref="PlainException">
    /// The database cannot be reached (exit code 3), is newer than the files, a file was edited, or a file fails (1).
    /// </exception>
    public static async Task<MigrationReport> Run(NpgsqlDataSource owner, string folder, CancellationToken cancel)
    {
        var files = MigrationFile.ReadAll(folder);
        try
        {
            var ledger = await MigrationLedger.Read(owner, cancel);
            var applied = new List<string>();
            foreach (var file in ledger.Missing(files))
            {
                if (await Apply(owner, file, cancel))
                    applied.Add(file.Name);
            }

            return new(applied, files.Count(file => !file.IsShim));
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PlainException($"The migrations cannot run: {problem.MessageText}.{Remedy(problem)}", 1);
        }
        catch (NpgsqlException problem) when (IsUnreachable(problem))
        {
            throw new PlainException($"The database cannot be reached: {problem.Message}. Check that it runs and that DATABASE_URL names it.", 3);
        }
    }

    private static async Task<bool> Apply(NpgsqlDataSource owner, MigrationFile file, CancellationToken cancel)
    {
        await using var connection = await owner.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Another Etude may have applied it while this one waited for the lock.
        var ledger = new MigrationLedger(IsSupabase: false, await Enter(connection, file, cancel));
        if (ledger.Has(file))
            return false;

        await RunStatements(connection, file, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Takes the lock, makes the ledger where it is missing, and reads this file's line of it.</summary>
    private static async Task<Dictionary<string, string>> Enter(NpgsqlConnection connection, MigrationFile file, CancellationToken cancel)
    {
        // The lock ends with the transaction: one of the session would be lost behind a transaction pooler.
        // The empty search path makes every file say which schema it means.
        await using var batch = Batch(connection, [
            "set local statement_timeout = 0",
            $"select pg_advisory_xact_lock({LockKey})",
            "set local search_path = ''",
            "create schema if not exists etude",
            """
            create table if not exists etude.migrations (
                name text primary key,
                sha256 text not null,
                applied_at timestamptz not null default now()
            )
            """,
            "revoke all on etude.migrations from public",
        ]);
        batch.BatchCommands.Add(new("select name, sha256 from etude.migrations where name = $1") { Parameters = { new() { Value = file.Name } } });

        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        do
        {
            while (reader.FieldCount == 2 && await reader.ReadAsync(cancel))
                applied.Add(reader.GetString(0), reader.GetString(1));
        }
        while (await reader.NextResultAsync(cancel));
        return applied;
    }

    private static async Task RunStatements(NpgsqlConnection connection, MigrationFile file, CancellationToken cancel)
    {
        var statements = SqlScript.Split(file.Text);
        await using var batch = Batch(connection, statements.Select(statement => statement.Text));
        batch.BatchCommands.Add(new("""
            insert into etude.migrations (name, sha256) values ($1, $2)
            on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at
            """) { Parameters = { new() { Value = file.Name }, new() { Value = file.Sha256 } } });
        // Not when the ledger is made: on a plain Postgres it is the first file, the shim, that makes these roles.
        batch.BatchCommands.Add(new("revoke all on etude.migrations from anon, authenticated, service_role"));
        batch.BatchCommands.Add(new("grant select on etude.migrations to service_role"));

        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException problem)
        {
            // A statement that has run knows its type; the first that does not is the one that failed.
            var index = batch.BatchCommands.Cast<NpgsqlBatchCommand>().TakeWhile(command => command.StatementType != StatementType.Unknown).Count();
            var line = index < statements.Count ? statements[index].LineAt(problem.Position) : 1;
            throw new PlainException($"{file.Name}({line}): error: {problem.MessageText}. Nothing of this file was kept.{Remedy(problem)}", 1);
        }
    }

    private static string Remedy(PostgresException problem) => problem.SqlState == PostgresErrorCodes.InsufficientPrivilege
        ? " The database user lacks a right: migrate as a superuser, or as an owner of the database with CREATEROLE and BYPASSRLS."
        : "";

    private static NpgsqlBatch Batch(NpgsqlConnection connection, IEnumerable<string> statements)
    {
        // No time limit: a migration of a large table, or the wait for another Etude's, takes what it takes.
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in statements)
            batch.BatchCommands.Add(new(statement));
        return batch;
    }

    private static bool IsUnreachable(NpgsqlException problem) => problem is not PostgresException refusal
        || refusal.SqlState.StartsWith("28", StringComparison.Ordinal)
        || refusal.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;
}
