using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Etude.Tests.Platform.Content;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;
using Npgsql;

namespace Etude.Tests.Features.Doctor;

/// <summary><c>bin/etude doctor</c> as an operator runs it: sentences, exit codes, and nothing secret.</summary>
public sealed class DoctorVerbTests
{
    [Fact]
    public async Task On_a_database_in_order_nothing_is_wrong()
    {
        await using var database = await TestPostgres.DatabaseWithContent();

        // In passing the totals are compared for five seconds only, which is not enough on every machine.
        var outcome = await Doctor(database.OwnerConnectionString, "--sessions");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.DoesNotContain("FAULT", outcome.Output, StringComparison.Ordinal);
        foreach (var said in new[] { "Postgres 18", "median of 20", "Row level security is on, with policies, on all", "the database has them all", "No job waits", "The totals of every day" })
            Assert.Contains(said, Flat(outcome.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_planted_fault_is_named_with_its_remedy_in_one_object()
    {
        await using var database = await TestPostgres.DatabaseWithContent();
        await using var model = await StandInModel.Start();
        using var content = new ContentSpace();
        Directory.CreateDirectory(Path.Combine(content.Folder, "problems"));
        await File.WriteAllTextAsync(Path.Combine(content.Folder, "problems", "broken.toml"), "title = ");
        model.Otherwise = new Reply.Status((int)HttpStatusCode.Unauthorized, $$"""{"error": "{{StandInModel.Key}}"}""");
        await Does(database, """
            alter table public.problems disable row level security;
            update etude.migrations set sha256 = repeat('0', 64) where name like '002%';
            insert into auth.users (id, email) values ('0195aaaa-0000-7000-8000-000000000001', 'ada@example.org');
            insert into public.sessions (user_id, day, recalls) select id, '2026-03-02', 2 from auth.users;
            insert into public.jobs (user_id, kind, subject_id, run_at, created_at) select id, 'fit_recall', id, now() - interval '1 day', now() from auth.users;
            """);
        var settings = model.Speaking(ModelProvider.OpenAi);

        var outcome = await Doctor(database.OwnerConnectionString, "--json --sessions", ("ETUDE_CONTENT", content.Folder), ("LLM_PROVIDER", "openai"), ("LLM_MODEL", StandInModel.Name),
            ("OPENAI_API_KEY", StandInModel.Key), ("OPENAI_BASE_URL", settings.BaseUrl.ToString()));
        var found = JsonNode.Parse(outcome.Output)!;
        var faults = found["findings"]!.AsArray().Where(f => (string)f!["weight"]! == "fault").Select(f => (string)f!["check"]!);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(["migrations", "rls", "content", "sessions", "model"], faults);
        Assert.Equal(("worth_knowing", 5, 1), (Weight(found, "queue"), (int)found["faults"]!, (int)found["exit_code"]!));
        Assert.All(found["findings"]!.AsArray().Where(f => (string)f!["weight"]! == "fault"), f => Assert.False(string.IsNullOrEmpty((string?)f!["remedy"])));
        Assert.Equal("recalls: 2 kept, 0 counted", (string)found["session_differences"]![0]!["totals"]![0]!);
        Assert.DoesNotContain(StandInModel.Key, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differing_days_are_listed_by_id_and_mended_when_asked()
    {
        await using var database = await TestPostgres.DatabaseWithContent();
        await Does(database, """
            insert into auth.users (id, email, raw_user_meta_data) values ('0195aaaa-0000-7000-8000-000000000001', 'ada@example.org', '{"full_name": "Ada"}');
            insert into public.sessions (user_id, day, words_written) select id, '2026-03-02', 9 from auth.users;
            """);

        var listed = await Doctor(database.OwnerConnectionString, "--sessions");
        var mended = await Doctor(database.OwnerConnectionString, "--mend");
        var after = await Doctor(database.OwnerConnectionString, "--sessions");

        Assert.Equal((1, 0, 0), (listed.ExitCode, mended.ExitCode, after.ExitCode));
        Assert.Contains("2026-03-02 of 0195aaaa-0000-7000-8000-000000000001: words_written: 9 kept, 0 counted", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", listed.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("They are corrected now.", Flat(mended.Output), StringComparison.Ordinal);
        Assert.Contains("The totals of every day are what their rows come to.", Flat(after.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_start_it_says_what_is_missing_and_changes_nothing()
    {
        await using var database = await TestPostgres.EmptyDatabase();

        var outcome = await Doctor(database.OwnerConnectionString);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("are not applied: supabase_shim.sql, 001_consolidated.sql", Flat(outcome.Output), StringComparison.Ordinal);
        Assert.Contains("There are no tables yet.", Flat(outcome.Output), StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString + ";Pooling=false");
        Assert.Equal(0L, await source.CreateCommand("select count(*) from pg_namespace where nspname in ('etude', 'auth')").ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_old_server_is_named_and_says_which_one_is_needed()
    {
        await using var database = await TestPostgres.DatabaseWithContent();
        // The server says its version when a connection opens; a false one of the same length is put there.
        await using var old = CountingProxy.Before(database.OwnerConnectionString, ("server_version\018.", "server_version\014."));

        var outcome = await Doctor(old.Through(database.OwnerConnectionString));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is too old: Etude needs 15 or newer.", Flat(outcome.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_a_sentence_and_is_not_shown()
    {
        var right = new NpgsqlConnectionStringBuilder(await TestPostgres.OwnerOf("postgres"));
        var wrong = new NpgsqlConnectionStringBuilder(right.ConnectionString) { Password = "planted-secret-4711" };

        var outcome = await Doctor(wrong.ConnectionString);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("the server does not take this user with this password.", Flat(outcome.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://ada:planted-secret@127.0.0.1:1/etude", 3, "nothing listens there.")]
    [InlineData("postgres://ada:planted-secret@no-such-host.invalid/etude", 3, "cannot be reached")]
    [InlineData("mysql://ada:planted-secret@127.0.0.1/etude", 2, "DATABASE_URL")]
    public async Task A_database_that_cannot_be_reached_is_told_by_the_exit_code(string url, int code, string says)
    {
        var outcome = await Doctor(url);

        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains(says, Flat(outcome.Output + outcome.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_called_wrongly()
    {
        var outcome = await EtudeCommand.Run(new Dictionary<string, string>(), "doctor", "--heal");

        Assert.Equal(2, outcome.ExitCode);
    }

    private static Task<EtudeCommand.Outcome> Doctor(string url, string options = "", params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string> { ["DATABASE_URL"] = url, ["ETUDE_HOME"] = ThrowawayFolder.Make("doctor"), ["ETUDE_AUTH"] = "local" };
        foreach (var (name, value) in settings)
            environment[name] = value;
        return EtudeCommand.Run(environment, ["doctor", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static async Task Does(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Weight(JsonNode found, string check) => (string)found["findings"]!.AsArray().Single(f => (string)f!["check"]! == check)!["weight"]!;

    /// <summary>Without the breaks of lines.</summary>
    private static string Flat(string words)
    {
        var flat = new StringBuilder();
        foreach (var line in words.Split('\n'))
            flat.Append(line.Trim()).Append(' ');
        return flat.ToString();
    }
}
