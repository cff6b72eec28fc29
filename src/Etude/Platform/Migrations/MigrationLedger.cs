using Npgsql;

namespace Etude.Platform.Migrations;

/// <summary>What a database says of itself in <c>etude.migrations</c>.</summary>
/// <param name="IsSupabase">True where an auth server of Supabase's owns schema <c>auth</c>, so that the shim must stay away.</param>
/// <param name="Applied">SHA-256 by file name, the shim's included.</param>
public sealed record MigrationLedger(bool IsSupabase, IReadOnlyDictionary<string, string> Applied)
{
    // By the table's owner: roles belong to the whole server, which may hold other databases.
    private const string IsSupabaseSql = """
        exists (select from pg_class join pg_roles on pg_roles.oid = relowner
            where pg_class.oid = to_regclass('auth.users') and rolname = 'supabase_auth_admin')
        """;

    /// <summary>Reads it: one round trip, and one more the first time, when there is no ledger yet.</summary>
    public static async Task<MigrationLedger> Read(NpgsqlDataSource owner, CancellationToken cancel)
    {
        try
        {
            return await Query(owner, $"select {IsSupabaseSql}, name, sha256 from (select) as here left join etude.migrations on true", cancel);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return await Query(owner, $"select {IsSupabaseSql}, null::text, null::text", cancel);
        }
    }

    /// <summary>The files still to be applied, in order.</summary>
    /// <exception cref="PlainException">The database is newer than the files, an applied file was edited, or a new one comes too late.</exception>
    public IReadOnlyList<MigrationFile> Missing(IReadOnlyList<MigrationFile> files)
    {
        var unknown = Applied.Keys.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new PlainException($"This database is newer than this Etude: it has had {string.Join(", ", unknown)}, which this Etude does not know. Update Etude, then start it again.", 1);

        var newest = Applied.Keys.Where(name => name != MigrationFile.ShimName).Max(StringComparer.Ordinal);
        return [.. files.Where(file => IsMissing(file, newest))];
    }

    private bool IsMissing(MigrationFile file, string? newest)
    {
        if (file.IsShim && IsSupabase || Has(file))
            return false;
        if (!file.IsShim && string.CompareOrdinal(file.Name, newest) < 0)
            throw new PlainException($"{file.Name} is new but comes before {newest}, which this database has had already. Give it a later number.", 1);
        return true;
    }

    /// <summary>Whether this very file was applied.</summary>
    /// <exception cref="PlainException">It was applied, and edited since.</exception>
    public bool Has(MigrationFile file)
    {
        if (!Applied.TryGetValue(file.Name, out var sha256))
            return false;
        if (sha256 == file.Sha256 || file.IsShim)
            return sha256 == file.Sha256;
        throw new PlainException($"{file.Name} was edited after this database had it. Put it back as it was, and write the change as a new migration.", 1);
    }

    private static async Task<MigrationLedger> Query(NpgsqlDataSource owner, string sql, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var isSupabase = false;
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            isSupabase = reader.GetBoolean(0);
            if (!await reader.IsDBNullAsync(1, cancel))
                applied.Add(reader.GetString(1), reader.GetString(2));
        }

        return new(isSupabase, applied);
    }
}
