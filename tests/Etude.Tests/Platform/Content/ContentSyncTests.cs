using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Content;

public sealed class ContentSyncTests : IAsyncLifetime
{
    private readonly ContentSpace _space = new();
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private Db _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.FreshDatabase();
        _source = NpgsqlDataSource.Create(_database.AppConnectionString);
        _db = new Db(_source, TimeProvider.System);
        _space.Problem("two-sum");
        _space.Problem("three-sum");
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "one", "two"));
        _space.Write("library/leadership.toml", ContentSpace.LibraryText("leadership", "three"));
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
        _space.Dispose();
    }

    [Fact]
    public async Task The_first_sync_writes_everything_in_two_round_trips()
    {
        var report = await Sync();

        Assert.Equal((5, 0, 5, 0, 0), Counts(report));
        Assert.Equal(2, report.RoundTrips);
        Assert.Equal(["three-sum", "two-sum"], await Slugs("problems"));
        Assert.Equal(["one", "three", "two"], await Slugs("content_items"));
    }

    [Fact]
    public async Task Every_column_says_what_the_file_says()
    {
        _space.Problem("two-sum", "em_mode = \"off\"", "em_mode = \"optional\"\ncomplexity = \"O(n)\"\nem.prompt = \"Argue “é”.\"");
        _space.Write("problems/algorithms/two-sum.md", "# Background\n");
        _space.Write("library/algorithms.toml", ContentSpace.LibraryText("algorithms", "nine") + "\nprepares = [\"two-sum\"]");
        await Sync();

        Assert.Equal("Two sum|coding|intro|optional|[\"algorithms\", \"data_structures\"]|Argue “é”.|# Background|O(n)|8|3|pass", await Text("""
            select concat_ws('|', title, type, difficulty, em_mode, axes, em_prompt, content_md, complexity, phase_minutes ->> 'implement',
                jsonb_array_length(hints -> 'implement'), btrim(split_part(starter_code ->> 'python', E'\n', 2)))
            from problems where slug = 'two-sum'
            """));
        Assert.Equal("The book nine|Ada Example|https://example.org/nine|reading|[\"algorithms\"]|core|90|It is short and true.|[\"two-sum\"]|curated", await Text("""
            select concat_ws('|', title, author, url, kind, axes, difficulty, minutes, why_md, prepares, source_kind)
            from content_items where slug = 'nine'
            """));
    }

    [Fact]
    public async Task Nothing_changed_costs_one_round_trip_and_touches_nothing()
    {
        await Sync();
        var before = await Text("select string_agg(xmin::text || updated_at, ',' order by slug) from problems");

        var report = await Sync();

        Assert.Equal((5, 5, 0, 0, 0), Counts(report));
        Assert.Equal(1, report.RoundTrips);
        Assert.Equal(before, await Text("select string_agg(xmin::text || updated_at, ',' order by slug) from problems"));
    }

    [Fact]
    public async Task Layout_alone_writes_nothing()
    {
        await Sync();
        _space.Write("problems/algorithms/two-sum.toml", "# A comment.\n" + ContentSpace.ProblemText.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal((5, 5, 0, 0, 0), Counts(await Sync()));
    }

    [Fact]
    public async Task One_changed_file_writes_one_row_which_keeps_its_id()
    {
        await Sync();
        var id = await Text("select id::text from problems where slug = 'two-sum'");
        _space.Problem("two-sum", "\"Two sum\"", "\"Two to sum\"");

        var report = await Sync();

        Assert.Equal((5, 4, 1, 0, 0), Counts(report));
        Assert.Equal(2, report.RoundTrips);
        Assert.Equal(id + " Two to sum", await Text("select id || ' ' || title from problems where slug = 'two-sum'"));
    }

    [Fact]
    public async Task What_is_gone_is_retired_once_and_comes_back_with_its_file()
    {
        await Sync();
        _space.Delete("problems/algorithms/two-sum.toml");
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "one"));

        Assert.Equal((3, 3, 0, 2, 0), Counts(await Sync()));
        Assert.Equal(["two-sum"], await Slugs("problems", "retired_at is not null"));
        Assert.Equal(["two"], await Slugs("content_items", "retired_at is not null"));
        Assert.Equal((3, 3, 0, 0, 0), Counts(await Sync()));

        _space.Problem("two-sum");
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "one", "two"));

        Assert.Equal((5, 3, 2, 0, 0), Counts(await Sync()));
        Assert.Empty(await Slugs("problems", "retired_at is not null"));
        Assert.Empty(await Slugs("content_items", "retired_at is not null"));
    }

    [Fact]
    public async Task A_broken_file_is_named_and_everything_else_goes_on()
    {
        await Sync();
        _space.Problem("two-sum", "type = \"coding\"", "type = \"codin\"");
        _space.Problem("three-sum", "\"Two sum\"", "\"Three sum\"");
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "one") + "\nbroken = = 1");
        _space.Write("library/leadership.toml", ContentSpace.LibraryText("leadership", "four"));

        var report = await Sync();

        Assert.Equal((4, 0, 2, 1, 2), Counts(report));
        Assert.Equal(["databases.toml(11,10)", "two-sum.toml(2,8)"], report.Mistakes.Select(m => Path.GetFileName(m.Path) + m.Position));
        Assert.Equal("Two sum", await Text("select title from problems where slug = 'two-sum' and retired_at is null"));
        Assert.Equal("Three sum", await Text("select title from problems where slug = 'three-sum'"));
        Assert.Equal(["four", "one", "two"], await Slugs("content_items", "retired_at is null"));
    }

    [Fact]
    public async Task An_item_that_moved_into_a_broken_file_is_not_retired()
    {
        await Sync();
        _space.Write("library/leadership.toml", ContentSpace.LibraryText("leadership", "three", "one") + "\nminutes = 1");
        _space.Write("library/databases.toml", ContentSpace.LibraryText("databases", "two"));

        var report = await Sync();

        Assert.Equal((0, 1), (report.Retired, report.Failed));
        Assert.Equal(["one", "three", "two"], await Slugs("content_items", "retired_at is null"));
    }

    [Theory]
    [InlineData("axes.toml")]
    [InlineData("axes.toml", "")]
    [InlineData("axes.toml", "[[axis]]\nkey = 3")]
    public async Task Nothing_is_touched_while_the_axes_are_not_known(string file, string? text = null)
    {
        await Sync();
        _space.Delete(file);
        if (text is not null) _space.Write(file, text);
        _space.Problem("four-sum");
        _space.Delete("problems/algorithms/two-sum.toml");

        var report = await Sync();

        Assert.Equal((1, 0, 0, 0, 1), Counts(report));
        Assert.Equal(["three-sum", "two-sum"], await Slugs("problems", "retired_at is null"));
    }

    [Fact]
    public async Task Two_instances_that_start_together_do_it_once()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Sync)));

        Assert.Equal(5, reports.Sum(r => r.Written));
        Assert.All(reports, r => Assert.Equal((5, 0), (r.Written + r.Unchanged, r.Failed)));
        Assert.Equal(["three-sum", "two-sum"], await Slugs("problems"));
    }

    [Fact]
    public async Task The_second_waits_for_the_first_and_then_finds_everything_in_place()
    {
        var stored = await StoredContent.Read(_db, CancellationToken.None);
        var plan = SyncPlan.Of(_space.Read(), stored);

        Assert.Equal((5, 0), await ContentWriter.Write(_db, plan, CancellationToken.None));
        Assert.Equal((0, 0), await ContentWriter.Write(_db, plan, CancellationToken.None));
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_keeps_all_of_them_out()
    {
        await Execute("alter table content_items add constraint no_three check (slug <> 'three')");

        var error = await Assert.ThrowsAsync<PostgresException>(Sync);

        Assert.Equal("no_three", error.ConstraintName);
        Assert.Empty(await Slugs("problems"));
        Assert.Empty(await Slugs("content_items"));
    }

    [Fact]
    public async Task A_persons_own_item_with_the_same_slug_is_left_alone()
    {
        await Execute("""
            insert into auth.users (id, email) values ('00000000-0000-7000-8000-000000000001', 'ada@example.org');
            insert into content_items (slug, title, kind, source_kind, created_by_user_id)
            values ('one', 'My own', 'reading', 'user', '00000000-0000-7000-8000-000000000001'),
                   ('mine', 'My own too', 'reading', 'user', '00000000-0000-7000-8000-000000000001')
            """);

        Assert.Equal((5, 0, 5, 0, 0), Counts(await Sync()));
        Assert.Equal(["mine", "one", "one", "three", "two"], await Slugs("content_items", "retired_at is null"));
    }

    [Fact]
    public async Task Every_row_that_a_file_may_hold_is_taken_by_the_database()
    {
        string Long(int length, string letter = "é") => string.Concat(Enumerable.Repeat(letter, length));
        _space.Problem("two-sum", "\"Two sum\"", $"\"{Long(200)}\"");
        _space.Write("problems/algorithms/two-sum.md", Long(13_000, "wörd "));
        _space.Write("problems/algorithms/three-sum.toml", ContentSpace.ProblemText
            .Replace("Find two numbers", Long(15_900, "😀"), StringComparison.Ordinal)
            .Replace("Remember what you have seen.", Long(2_000), StringComparison.Ordinal));
        _space.Write($"problems/algorithms/{new string('a', 100)}.toml", ContentSpace.ProblemText);
        var items = ClosedSet.ItemDifficulties.Members.Select((d, i) => ContentSpace.LibraryText("databases", $"item-{i}")
            .Replace("\"core\"", $"\"{d}\"", StringComparison.Ordinal).Replace("= 90", "= 20_000", StringComparison.Ordinal)
            .Replace("Ada Example", Long(200), StringComparison.Ordinal).Replace("It is short and true.", Long(2_000), StringComparison.Ordinal));
        _space.Write("library/databases.toml", string.Join("\n", items));

        var report = await Sync();

        Assert.Equal([], report.Mistakes.Select(m => m.ToString()));
        Assert.Equal(7, report.Written);
    }

    [Fact]
    public async Task A_missing_folder_is_one_clear_sentence_and_changes_nothing()
    {
        await Sync();

        var error = await Assert.ThrowsAsync<PlainException>(() => ContentSync.Run(_db, "/no/such/folder", CancellationToken.None));

        Assert.Contains("/no/such/folder does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Slugs("problems", "retired_at is null")).Count);
    }

    [Fact]
    public async Task The_content_of_this_repository_is_taken_whole()
    {
        var report = await ContentSync.Run(_db, Path.Combine(RepositoryRoot.Find(), "content"), CancellationToken.None);

        Assert.Equal((0, report.Scanned), (report.Failed, report.Written));
        Assert.True(report.Written >= 20);
    }

    [Fact]
    public async Task The_verb_speaks_JSON_and_gives_1_for_a_broken_file()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        _space.Problem("two-sum", "\"intro\"", "\"easy\"");

        Assert.Equal(1, await SyncVerb.Run(_db, _space.Folder, json: true, output, errors, CancellationToken.None));
        Assert.Matches("""^\{"scanned":5,"unchanged":0,"written":4,"retired":0,"failed":1,"round_trips":2,"elapsed_ms":[0-9.]+\}\s*$""", output.ToString());
        Assert.Contains("two-sum.toml(3,14): error: difficulty \"easy\"", errors.ToString(), StringComparison.Ordinal);

        output.GetStringBuilder().Clear();
        _space.Problem("two-sum");

        Assert.Equal(0, await SyncVerb.Run(_db, _space.Folder, json: false, output, errors, CancellationToken.None));
        Assert.StartsWith("Content: 5 scanned, 4 unchanged, 1 written, 0 retired, 0 failed (2 round trips, ", output.ToString(), StringComparison.Ordinal);
    }

    private Task<SyncReport> Sync() => ContentSync.Run(_db, _space.Folder, CancellationToken.None);

    private static (int, int, int, int, int) Counts(SyncReport r) => (r.Scanned, r.Unchanged, r.Written, r.Retired, r.Failed);

    private async Task<IReadOnlyList<string>> Slugs(string table, string where = "true") =>
        (await Text($"select string_agg(slug, ',' order by slug) from {table} where {where}"))?.Split(',') ?? [];

    private async Task<string?> Text(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(_database.OwnerConnectionString);
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task Execute(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(_database.OwnerConnectionString);
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
