using Npgsql;

namespace Etude.Tests.Support;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task A_fresh_database_has_the_schema_and_an_empty_one_has_nothing()
    {
        await using var fresh = await TestPostgres.FreshDatabase();
        await using var empty = await TestPostgres.EmptyDatabase();
        Assert.Equal(20L, await CountTables(fresh));
        Assert.Equal(0L, await CountTables(empty));
    }

    [Fact]
    public async Task The_app_logs_in_and_is_not_the_owner()
    {
        await using var database = await TestPostgres.FreshDatabase();
        await using var app = new NpgsqlConnection(database.AppConnectionString);
        await app.OpenAsync();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => new NpgsqlCommand("select * from attempts", app).ExecuteScalarAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task A_disposed_database_is_gone_even_while_someone_is_connected()
    {
        var database = await TestPostgres.EmptyDatabase();
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await database.DisposeAsync();
        await using var again = new NpgsqlConnection(database.OwnerConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => again.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    private static async Task<long> CountTables(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from pg_tables where schemaname = 'public'", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
