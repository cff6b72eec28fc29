using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>Whose parent a child may have, and what goes when a parent or a person goes.</summary>
public sealed class ParentTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Theory]
    [InlineData("attempt_reviews", "attempt_id", "attempts")]
    [InlineData("attempt_reviews", "findings_of", "attempt_reviews")]
    [InlineData("review_log", "attempt_id", "attempts")]
    [InlineData("assessment_responses", "run_id", "assessment_runs")]
    [InlineData("credential_assessments", "credential_id", "credentials")]
    [InlineData("writings", "attempt_id", "attempts")]
    public async Task A_child_cannot_point_at_another_persons_parent(string table, string column, string parent)
    {
        // Even for the owner of the tables, whom no policy stops.
        var refusal = await Refusal(null, $"update public.{table} set {column} = '{SeededDatabase.Ben.IdOf(parent)}' where user_id = @person");

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refusal.SqlState);
    }

    [Theory]
    [InlineData("insert into public.content_progress (user_id, content_id) values (@person, @theirs)")]
    [InlineData("update public.content_progress set content_id = @theirs where user_id = @person")]
    [InlineData("insert into public.writings (user_id, content_id) values (@person, @theirs)")]
    [InlineData("update public.writings set attempt_id = null, content_id = @theirs where user_id = @person")]
    public async Task Nor_at_an_item_that_another_person_added(string sql)
    {
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Refusal(Actor.Of(SeededDatabase.Ada), sql)).SqlState);
    }

    [Theory]
    [InlineData("insert into public.writings (user_id, content_id) values (@person, @mine)")]
    [InlineData("insert into public.writings (user_id, content_id) values (@person, @content)")]
    [InlineData("insert into public.content_progress (user_id, content_id) values (@person, @mine)")]
    public async Task Their_own_items_and_the_curated_ones_are_theirs_to_use(string sql)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Of(SeededDatabase.Ada).Begin(connection);
        Assert.Equal(1, await Command(connection, sql).ExecuteNonQueryAsync());
    }

    [Theory]
    [InlineData("insert into public.jobs (user_id, kind, subject_id) values (@ben, 'review', @ben)")]
    [InlineData("insert into public.content_items (slug, title, kind, source_kind) values ('mine', 'Mine', 'video', 'curated')")]
    [InlineData("update public.attempts set user_id = @ben where user_id = @person")]
    [InlineData("update public.content_items set source_kind = 'curated', created_by_user_id = null where created_by_user_id = @person")]
    [InlineData("update public.users set created_at = now() where id = @person")]
    [InlineData("select * from auth.users")]
    [InlineData("select * from etude.migrations")]
    [InlineData("insert into auth.users (id) values (@theirs)")]
    public async Task Nobody_makes_rows_for_others_or_for_the_catalogue(string sql)
    {
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Refusal(Actor.Of(SeededDatabase.Ada), sql)).SqlState);
    }

    [Theory]
    [InlineData("update public.content_items set title = 'Mine' where source_kind = 'curated'")]
    [InlineData("delete from public.content_items where source_kind = 'curated'")]
    public async Task The_curated_items_stay_as_they_are(string sql)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Of(SeededDatabase.Ada).Begin(connection);
        Assert.Equal(0, await Command(connection, sql).ExecuteNonQueryAsync());
        Assert.Equal(2L, await Command(connection, "select count(*) from public.content_items where source_kind = 'curated'").ExecuteScalarAsync());
    }

    [Fact]
    public async Task Deleting_the_account_leaves_nothing_of_it_and_everything_of_others()
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Service.Begin(connection);
        // Her own item is used by her progress and her writing, so that every way of going is tried.
        await Command(connection, """
            insert into public.content_progress (user_id, content_id) values (@person, @mine);
            insert into public.writings (user_id, content_id) values (@person, @mine);
            """).ExecuteNonQueryAsync();

        await Command(connection, "delete from auth.users where id = @person").ExecuteNonQueryAsync();

        foreach (var table in TableCase.All.Where(table => table.Owner is not null))
        {
            Assert.Equal(0L, await Command(connection, $"select count(*) from public.{table.Table} where {table.Mine}").ExecuteScalarAsync());
            Assert.Equal(1L, await Command(connection, $"select count(*) from public.{table.Table} where {table.Owner} = @ben").ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task A_problem_that_was_practised_cannot_be_deleted()
    {
        var refusal = await Refusal(Actor.Service, "delete from public.problems where id = @problem");

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refusal.SqlState);
    }

    [Fact]
    public async Task The_recall_log_outlives_its_attempt()
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Of(SeededDatabase.Ada).Begin(connection);

        await Command(connection, "delete from public.attempts where user_id = @person").ExecuteNonQueryAsync();

        Assert.Equal(1L, await Command(connection, "select count(*) from public.review_log where user_id = @person and attempt_id is null").ExecuteScalarAsync());
        Assert.Equal(0L, await Command(connection, "select count(*) from public.attempt_reviews where user_id = @person").ExecuteScalarAsync());
    }

    private async Task<PostgresException> Refusal(Actor? actor, string sql)
    {
        await using var connection = await (actor is null ? database.Owner : database.App).OpenConnectionAsync();
        await using var transaction = actor is null ? await connection.BeginTransactionAsync() : await actor.Begin(connection);
        return await Assert.ThrowsAsync<PostgresException>(() => Command(connection, sql).ExecuteNonQueryAsync());
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        SeededDatabase.Ada.Fill(command, 1, Guid.CreateVersion7());
        command.Parameters.AddWithValue("ben", SeededDatabase.Ben.Id);
        command.Parameters.AddWithValue("mine", SeededDatabase.Ada.IdOf("content_items"));
        command.Parameters.AddWithValue("theirs", SeededDatabase.Ben.IdOf("content_items"));
        return command;
    }
}
