using Etude.Features.Writing;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Features.Writing;

/// <summary>The lists and public pages of people with thousands of pieces: each reads by an index.</summary>
public sealed class ManyPiecesTests(ManyPiecesTests.Desks desks) : IClassFixture<ManyPiecesTests.Desks>
{
    [Theory]
    [InlineData("own", "authenticated")]
    [InlineData("piece", "anon")]
    [InlineData("list", "anon")]
    [InlineData("feed", "anon")]
    [InlineData("sitemap", "anon")]
    public async Task Nothing_reads_the_whole_table(string name, string role)
    {
        var plan = await desks.Plan(name switch
        {
            "own" => ListWritings.RowsSql,
            "piece" => PublicPages.PieceSql,
            "list" => PublicPages.ListSql,
            "feed" => PublicFeeds.FeedSql,
            _ => PublicFeeds.SitemapSql,
        }, role);

        Assert.DoesNotContain("Seq Scan on writings", plan, StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    public sealed class Desks : IAsyncLifetime
    {
        private TestEtude? etude;
        private Guid ada;

        public async ValueTask InitializeAsync()
        {
            etude = await TestEtude.Start();
            for (var i = 0; i < 3; i++)
            {
                var who = await etude.Somebody();
                ada = who.Id;
                await etude.Does("update users set settings_json = settings_json || jsonb_build_object('handle', $2::text) where id = $1", who.Id, $"writer-{i}");
                await etude.Does("""
                    insert into writings (user_id, id, title, slug, body_md, status, published_at, updated_at)
                    select $1, gen_random_uuid(), 'Piece ' || n, 'piece-' || n, repeat('Words. ', 200), case when n % 2 = 0 then 'published' else 'draft' end,
                        case when n % 2 = 0 then now() - n * interval '1 hour' end, now() - n * interval '1 minute'
                    from generate_series(1, 4000) n
                    """, who.Id);
            }
            await etude.Does("analyze writings");
        }

        public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

        public async Task<string> Plan(string sql, string role)
        {
            await using var connection = await etude!.Owner.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("select set_config('role', @role, true), set_config('request.jwt.claims', @claims, true)", connection))
            {
                command.Parameters.AddWithValue("role", role);
                command.Parameters.AddWithValue("claims", $$"""{"sub": "{{ada}}", "role": "{{role}}"}""");
                await command.ExecuteNonQueryAsync();
            }
            await using var explain = new NpgsqlCommand("explain " + sql, connection);
            Parameters.Add(explain.Parameters, new { me = ada, handle = "writer-1", slug = "piece-2", most = 20, offset = 0 });
            await using var reader = await explain.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        }
    }
}
