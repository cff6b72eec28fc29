using System.Globalization;
using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>Every table × who asks × what they ask, against rows that are Ada's.</summary>
public sealed class AccessMatrixTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    private const string Refused = "42501";

    public static TheoryData<string, string, string, string> Matrix()
    {
        var matrix = new TheoryData<string, string, string, string>();
        foreach (var table in TableCase.All)
        {
            foreach (var command in (string[])["select", "insert", "update", "delete"])
            {
                var allowed = table.Rights.Split(' ').Contains(command);
                var others = command == "insert" ? Refused : table.Owner is null ? "rows" : "0 rows";
                matrix.Add(table.Table, "owner", command, allowed ? "rows" : Refused);
                matrix.Add(table.Table, "other person", command, allowed ? others : Refused);
                matrix.Add(table.Table, "anonymous", command, Refused);
                matrix.Add(table.Table, "nobody", command, Refused);
            }
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_may_do_to_Adas_rows_what_is_stated(string table, string who, string command, string expected)
    {
        var actor = who switch
        {
            "owner" => Actor.Of(SeededDatabase.Ada),
            "other person" => Actor.Of(SeededDatabase.Ben),
            "anonymous" => Actor.Anonymous,
            _ => Actor.Nobody,
        };

        Assert.Equal(expected, await Outcome(actor, TableCase.All.Single(one => one.Table == table), command));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_service_role_may_do_everything(string table)
    {
        var one = TableCase.All.Single(candidate => candidate.Table == table);
        Assert.Equal("rows", await Outcome(Actor.Service, one, "select"));
        Assert.Equal("rows", await Outcome(Actor.Service, one, "update"));
        if (one.Owner != "id") // a second row of the same person there is a broken key, which is another matter
            Assert.Equal("rows", await Outcome(Actor.Service, one, "insert"));
        if (one.Owner is not null) // a problem that was practised is kept by the rows that refer to it
            Assert.Equal("rows", await Outcome(Actor.Service, one, "delete"));
    }

    public static TheoryData<string> Tables() => [.. TableCase.All.Select(table => table.Table)];

    private async Task<string> Outcome(Actor actor, TableCase table, string command)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await actor.Begin(connection);
        await using var asked = new NpgsqlCommand(command switch
        {
            "select" => $"select count(*) from public.{table.Table} where {table.Mine}",
            "insert" => table.Insert,
            "update" => $"update public.{table.Table} set {table.Untouched} where {table.Mine}",
            _ => $"delete from public.{table.Table} where {table.Mine}",
        }, connection);
        SeededDatabase.Ada.Fill(asked, 2, Guid.CreateVersion7());
        try
        {
            var rows = command == "select"
                ? Convert.ToInt32(await asked.ExecuteScalarAsync(), CultureInfo.InvariantCulture)
                : await asked.ExecuteNonQueryAsync();
            return rows == 0 ? "0 rows" : "rows";
        }
        catch (PostgresException refusal)
        {
            return refusal.SqlState;
        }
    }
}
