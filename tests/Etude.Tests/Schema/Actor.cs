using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>Who asks, as the database is told at the start of a batch.</summary>
public sealed record Actor(string Role, Guid? Id)
{
    public static Actor Of(Person person) => new("authenticated", person.Id);

    public static Actor Anonymous { get; } = new("anon", null);

    public static Actor Service { get; } = new("service_role", null);

    /// <summary>The app's own login, which has taken no role yet.</summary>
    public static Actor Nobody { get; } = new("", null);

    /// <summary>Begins a transaction as this actor; the caller disposes it, which undoes everything.</summary>
    public async Task<NpgsqlTransaction> Begin(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)", connection);
        command.Parameters.Add(new() { Value = Role == "" ? "none" : Role });
        command.Parameters.Add(new() { Value = Id is null ? "" : $$"""{"sub":"{{Id}}","role":"{{Role}}"}""" });
        await command.ExecuteNonQueryAsync();
        return transaction;
    }
}
