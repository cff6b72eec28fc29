using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>A migrated database in which Ada and Ben each have one row in every table. Tests roll back what they do.</summary>
public sealed class SeededDatabase : IAsyncLifetime
{
    private TestDatabase? database;
    private NpgsqlDataSource? owner;
    private NpgsqlDataSource? app;

    public static Person Ada { get; } = new("ada", 'a');

    public static Person Ben { get; } = new("ben", 'b');

    /// <summary>Connections as the owner of the tables, past every policy.</summary>
    public NpgsqlDataSource Owner => owner!;

    /// <summary>Connections as the app makes them, with no right of their own.</summary>
    public NpgsqlDataSource App => app!;

    public async ValueTask InitializeAsync()
    {
        database = await TestPostgres.FreshDatabase();
        owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        app = NpgsqlDataSource.Create(database.AppConnectionString);
        foreach (var n in (int[])[1, 2])
            await Fill("""
                insert into public.problems (id, slug, title, prompt, difficulty, type, axes, key_insight)
                values (@problem, 'problem-' || @n, 'Two sums', 'Add.', 'intro', 'coding', '["algorithms"]', 'Remember.')
                """, Ada, n);
        foreach (var n in (int[])[1, 2])
            await Fill("""
                insert into public.content_items (id, slug, title, kind, source_kind)
                values (@content, 'curated-' || @n, 'A paper', 'reading', 'curated')
                """, Ada, n);
        foreach (var person in (Person[])[Ada, Ben])
        {
            await Fill("insert into auth.users (id, email) values (@person, @email)", person, 1);
            foreach (var table in TableCase.All.Where(table => table.Owner is "user_id" or "created_by_user_id"))
                await Fill(table.Insert, person, 1, table.Table);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (owner?.DisposeAsync() ?? default);
        await (app?.DisposeAsync() ?? default);
        await (database?.DisposeAsync() ?? default);
    }

    private async Task Fill(string sql, Person person, int n, string table = "")
    {
        await using var command = Owner.CreateCommand(sql);
        person.Fill(command, n, id: person.IdOf(table));
        await command.ExecuteNonQueryAsync();
    }
}
