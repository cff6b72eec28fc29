using System.Text.Json;

namespace Etude.Tests.Content;

/// <summary>The SQL harness in its real engine. All cases run in one start of the tool; those that break something stand among the others on purpose.</summary>
public sealed class SqlHarnessTests
{
    private const string Sums = """
        -- setup
        create table orders (id int primary key, who text, cents int);
        insert into orders values (1, 'ada', 500), (2, 'bob', null);

        -- test: Sums by person
        -- given
        insert into orders values (3, 'ada', 250);
        -- expect: in any order
        select * from (values ('ada', 750.00), ('bob', null)) as want (who, total);

        -- test: In order
        -- expect: in this order
        select 'ada' as who, 500 as total union all select 'bob', null order by 1;
        """;

    private const string Upserts = """
        -- setup
        create table stock (sku text primary key, n int check (n >= 0));
        create table feed (sku text, n int);
        insert into feed values ('a', 1);
        -- test: A repeat changes nothing
        -- run: twice
        -- then
        select * from stock
        -- expect: in any order
        select 'a' as sku, 1 as n
        -- test: Less than nothing is refused
        -- given
        insert into feed values ('b', -1);
        -- expect: error 23514
        -- test: Nothing else is there
        -- then
        select * from stock where sku <> 'a'
        -- expect: no rows
        """;

    private const string Indexed = """
        -- setup
        create table logs (id int, at timestamptz);
        create index on logs (at);
        insert into logs select i, timestamptz '2026-01-01' + i * interval '1 hour' from generate_series(1, 50) i;
        -- test: An index answers
        -- expect: an index on logs
        """;

    private static readonly (string Id, string Solution, string Tests)[] Cases =
    [
        ("right", "select who, sum(cents) as total from orders group by who order by who", Sums),
        ("wrong", "select who, count(cents) as total\nfrom orders group by who", Sums),
        ("other order", "select who, sum(cents) as total from orders group by who order by who desc", Sums),
        ("other names", "select who, sum(cents) from orders group by who", Sums),
        ("nothing", "-- not yet\n", Sums),
        ("leaves much behind", "drop table orders; create role stays; create schema s; set search_path = s; begin; select 'ada' as who", Sums),
        ("column", "select who,\n  totl\nfrom orders", Sums),
        ("syntax", "select who,\nfrom orders", Sums),
        ("division", "select who, 1 / 0 as total from orders", Sums),
        ("endless", "select count(*) as who from generate_series(1, 1000000000) a, generate_series(1, 1000) b", Sums),
        ("says something", "do $$ begin raise notice 'seen'; end $$; select who, sum(cents) as total from orders group by who order by who", Sums),
        ("upsert", "insert into stock select sku, n from feed on conflict (sku) do update set n = excluded.n", Upserts),
        ("adds", "insert into stock select sku, n from feed on conflict (sku) do update set n = stock.n + excluded.n", Upserts),
        ("range", "select id from logs where at >= '2026-01-02' and at < '2026-01-03'", Indexed),
        ("function", "select id from logs where date_trunc('day', at) = '2026-01-02'", Indexed),
        ("bad words", "select 1", "-- setup\nselect 1;\n-- test: x\n-- expect: any order\nselect 1"),
        ("bad SQL", "select 1", "-- setup\ncreate table x (a int);\n-- test: x\n-- given\ninsert into x\nvalues (1, oops);\n-- expect: no rows"),
        ("no part", "select 1", "select 1"),
        ("no end", "select 1", "-- test: a\n-- then\nselect 1"),
        ("out of order", "select 1", "-- test: a\n-- expect: no rows\n-- given\nselect 1"),
    ];

    private static readonly Lazy<Task<Dictionary<string, JsonElement>>> Results = new(async () =>
    {
        var run = await CodeCheck.Start("sql", Cases.Select(one => CodeCheck.Line(one.Id, one.Solution, one.Tests)), "--limit-ms", "5000");
        Assert.Equal("", run.Errors);
        return run.Answers.ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => answer.GetProperty("result"));
    });

    [Theory]
    [InlineData("right", "passed passed")]
    [InlineData("wrong", "failed failed")]
    [InlineData("other order", "passed failed")]
    [InlineData("nothing", "failed failed")]
    [InlineData("leaves much behind", "failed failed")]
    [InlineData("division", "error error")]
    [InlineData("says something", "passed passed")]
    [InlineData("upsert", "passed passed passed")]
    [InlineData("adds", "failed passed passed")]
    [InlineData("range", "passed")]
    [InlineData("function", "failed")]
    public async Task A_case_ends_as(string id, string statuses) =>
        Assert.Equal(statuses, string.Join(' ', (await Results.Value)[id].GetProperty("tests").EnumerateArray().Select(t => t.GetProperty("status").GetString())));

    [Theory]
    [InlineData("wrong", "2 expected rows are missing, 2 further rows are there. Missing: who ada, total 750.00.")]
    [InlineData("other names", "The columns are who, sum; expected who, total.")]
    [InlineData("nothing", "Your SQL gives no rows to look at; end it with a query.")]
    [InlineData("division", "division by zero")]
    [InlineData("function", "No condition of your query could be answered by an index, so every row is looked at.")]
    public async Task A_failing_test_says_what_is_different(string id, string message) =>
        Assert.Equal(message, (await Results.Value)[id].GetProperty("tests")[0].GetProperty("message").GetString());

    [Fact]
    public async Task A_failing_test_shows_the_tables_and_NULL_as_NULL()
    {
        var test = (await Results.Value)["wrong"].GetProperty("tests")[1];
        Assert.Equal("orders\nid │ who │ cents\n───┼─────┼──────\n 1 │ ada │   500\n 2 │ bob │  NULL", test.GetProperty("input").GetString());
        Assert.Equal("who │ total\n────┼──────\nada │   500\nbob │  NULL\nin this order", test.GetProperty("expected").GetString());
    }

    [Theory]
    [InlineData("column", "SqlError", 2)]
    [InlineData("syntax", "SyntaxError", 2)]
    public async Task What_Postgres_cannot_read_is_reported_once_with_its_line(string id, string type, int line)
    {
        var error = (await Results.Value)[id].GetProperty("error");
        Assert.Equal(type, error.GetProperty("type").GetString());
        Assert.Equal(line, error.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task An_endless_query_is_stopped_and_the_next_case_runs()
    {
        var results = await Results.Value;
        Assert.Equal("Timeout", results["endless"].GetProperty("error").GetProperty("type").GetString());
        Assert.Equal("seen\nseen\n", results["says something"].GetProperty("output").GetString());
    }

    [Theory]
    [InlineData("bad words", 4)]
    [InlineData("bad SQL", 6)]
    [InlineData("no part", 1)]
    [InlineData("no end", 1)]
    [InlineData("out of order", 3)]
    public async Task A_mistake_of_the_tests_is_named_with_its_line(string id, int line)
    {
        var error = (await Results.Value)[id].GetProperty("error");
        Assert.Equal("BadTests", error.GetProperty("type").GetString());
        Assert.Equal(line, error.GetProperty("testLine").GetInt32());
        Assert.StartsWith("The tests could not start: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
