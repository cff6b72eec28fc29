using Etude.Features.Library;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Features.Library;

/// <summary>The library of somebody with 20,000 items of their own, beside others who have as many.</summary>
public sealed class ManyItemsTests(ManyItemsTests.Shelves shelves) : IClassFixture<ManyItemsTests.Shelves>
{
    public static TheoryData<string> Statements => [.. Shelves.Statements.Keys];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task No_list_reads_a_whole_table(string name)
    {
        var plan = await shelves.Plan(Shelves.Statements[name]);

        Assert.DoesNotContain("Seq Scan on content_", plan, StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/library")]
    [InlineData("/library?q=notes")]
    [InlineData("/library?status=own&page=600")]
    [InlineData("/library?status=finished&axis=databases")]
    [InlineData("/library?status=new")]
    [InlineData("/library?kind=video")]
    public async Task Every_page_of_it_still_costs_one_round_trip(string path)
    {
        var page = await shelves.Ada.Gets(path);

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Equal(1, page.RoundTrips);
    }

    /// <summary>Rank and count are one statement; a later page, the last and the one behind it must not lose either.</summary>
    [Theory]
    [InlineData("", 1, "Notes number 1", 30)]
    [InlineData("", 2, "Notes number 10024", 30)]
    [InlineData("", 667, "Notes number 9981", 20)]
    [InlineData("", 668, null, 0)]
    [InlineData("&status=new", 1, "Notes number 9997", 3)]
    public async Task Words_that_all_of_them_have_find_and_count_them_all(string more, int number, string? first, int rows)
    {
        var page = await shelves.Ada.Gets($"/library?q=%22notes+number%22{more}&page={number}");

        var titles = page.Html.QuerySelectorAll(".catalogue a").Select(a => a.TextContent).ToArray();
        Assert.Equal((first, rows), (titles.FirstOrDefault(), titles.Length));
        Assert.StartsWith(more.Length == 0 ? "20,000 items" : "3 items", page.TextOf(".lede"), StringComparison.Ordinal);
        Assert.Equal(1, page.RoundTrips);
    }

    public sealed class Shelves : IAsyncLifetime
    {
        public static readonly IReadOnlyDictionary<string, string> Statements = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["all"] = LibraryRows.PageSql, ["found"] = LibraryRows.FoundSql, ["found and new"] = LibraryRows.FoundNewSql, ["all, counted"] = LibraryRows.TotalSql,
            ["by status"] = LibraryRows.MinePageSql, ["by status, counted"] = LibraryRows.MineTotalSql,
            ["favourites"] = LibraryRows.FavouritesPageSql, ["favourites, counted"] = LibraryRows.FavouritesTotalSql,
            ["own"] = LibraryRows.OwnPageSql, ["own, counted"] = LibraryRows.OwnTotalSql,
            ["shelves"] = LibraryRows.ShelvesSql, ["begun"] = LibraryRows.BegunSql,
        };

        private TestEtude? etude;

        public Learner Ada { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            etude = await TestEtude.Start();
            Ada = await etude.Somebody();
            foreach (var who in new[] { Ada, await etude.Somebody(), await etude.Somebody() })
            {
                await etude.Does("""
                    with own as (
                        insert into content_items (id, slug, title, kind, axes, minutes, source_kind, created_by_user_id)
                        select gen_random_uuid(), 'own-' || n, 'Notes number ' || n, 'reading', '["databases"]', n % 600 + 1, 'user', $1 from generate_series(1, 20000) n
                        returning id, slug
                    )
                    insert into content_progress (user_id, content_id, status, favorited, updated_at)
                    select $1, id, (array['queued', 'started', 'finished', 'dropped'])[row_number() over () % 4 + 1], row_number() over () % 9 = 0, now() - row_number() over () * interval '1 minute' from own
                    """, who.Id);
            }
            await etude.Does("delete from content_progress p using content_items i where i.id = p.content_id and p.user_id = $1 and i.title >= 'Notes number 9997'", Ada.Id);
            await etude.Does("analyze content_items");
            await etude.Does("analyze content_progress");
        }

        public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

        /// <summary>The plan that the server makes for Ada, under her policies.</summary>
        public async Task<string> Plan(string sql)
        {
            await using var connection = await etude!.Owner.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var role = new NpgsqlCommand("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', @claims, true)", connection))
            {
                role.Parameters.AddWithValue("claims", $$"""{"sub": "{{Ada.Id}}", "role": "authenticated"}""");
                await role.ExecuteNonQueryAsync();
            }
            await using var command = new NpgsqlCommand("explain " + sql, connection);
            Parameters.Add(command.Parameters, LibraryRows.Arguments(new LibraryFilter { Query = sql.Contains("ts_rank", StringComparison.Ordinal) ? "notes" : "", Status = sql.Contains("p.status = @status", StringComparison.Ordinal) ? "finished" : null }));
            Parameters.Add(command.Parameters, new { me = Ada.Id });
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        }
    }
}
