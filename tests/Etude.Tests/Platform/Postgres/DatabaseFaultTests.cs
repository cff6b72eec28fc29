using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Postgres;

/// <summary>What no verb expects of its database: one sentence with the server's words and a remedy, without a trace or a secret.</summary>
public sealed class DatabaseFaultTests
{
    // Each is met before the verb gives the app's role another password: the role is the whole server's, so every other test's too.
    [Theory]
    [InlineData("migrate", "alter table etude.migrations rename column sha256 to digest", "column \"sha256\" does not exist (42703). The schema is not as Etude's migrations left it.")]
    [InlineData("sync", "alter table etude.migrations rename column name to title", "column \"name\" does not exist (42703). The schema is not as Etude's migrations left it.")]
    [InlineData("demo", "alter database {0} set default_transaction_read_only = on", "ALTER ROLE in a read-only transaction (25006). This server only lets itself be read.")]
    public async Task A_verb_that_meets_it_says_one_sentence(string verb, string planted, string says)
    {
        await using var database = await TestPostgres.FreshDatabase();
        await using (var source = NpgsqlDataSource.Create(database.OwnerConnectionString + ";Pooling=false"))
        await using (var plant = source.CreateCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, planted, database.Name)))
            await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var outcome = await EtudeCommand.Run(new Dictionary<string, string> { ["DATABASE_URL"] = database.OwnerConnectionString, ["ETUDE_HOME"] = ThrowawayFolder.Make("fault"), ["ETUDE_AUTH"] = "local" }, verb);

        Assert.StartsWith("The database refused: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal((3, 1), (outcome.ExitCode, outcome.Errors.TrimEnd().Split('\n').Length));
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Password!, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("57P01", "terminating connection", "The database refused: terminating connection (57P01). The server is stopping or starting. Try again in a minute.")]
    [InlineData("XX000", "first line.\n  second line.", "The database refused: first line. second line (XX000). bin/etude doctor says what is wrong with it; --verbose shows where this came from.")]
    [InlineData("42P01", "relation \"problems\" does not exist", "The database refused: relation \"problems\" does not exist (42P01). The schema is not as Etude's migrations left it. Undo what was changed by hand, or restore a backup; bin/etude doctor says more.")]
    [InlineData("53100", "could not extend file", "The database refused: could not extend file (53100). Free some space on the database's disk, then try again.")]
    public void The_remedy_goes_by_the_code_and_the_words_are_the_servers(string state, string message, string sentence) =>
        Assert.Equal(sentence, DatabaseFault.Plainly(new PostgresException(message, "ERROR", "ERROR", state)).Message);

    [Fact]
    public void A_connection_that_breaks_is_named_by_its_cause()
    {
        var broken = DatabaseFault.Plainly(new NpgsqlException("Exception while reading from stream", new EndOfStreamException("Attempted to read past the end of the stream.")));
        var late = DatabaseFault.Plainly(new NpgsqlException("Exception while reading from stream", new TimeoutException()));

        Assert.StartsWith("The connection to the database broke: Attempted to read past the end of the stream. Look whether", broken.Message, StringComparison.Ordinal);
        Assert.StartsWith("The database did not answer in time.", late.Message, StringComparison.Ordinal);
        Assert.Equal((3, 3), (broken.ExitCode, late.ExitCode));
    }
}
