using System.Text.Json;

namespace Etude.Tests.Platform.Web;

/// <summary>The built workers for SQL and JavaScript in a real browser: what they report, and what the code in them cannot reach.</summary>
public sealed class OtherWorkerTests(EngineSite site) : EngineTests(site)
{
    [Fact]
    public async Task SQL_runs_on_a_Postgres_of_its_own_and_each_test_finds_the_tables_as_they_were()
    {
        const string tests = """
            -- setup
            create table stock (sku text primary key, n int);
            insert into stock values ('a', 1), ('b', null);
            -- test: One is taken
            -- then
            select * from stock
            -- expect: in any order
            select * from (values ('b', null), ('a', 0)) as want (sku, n)
            -- test: None is there
            -- given
            delete from stock;
            -- then
            select * from stock
            -- expect: in any order
            select 'c' as sku, 1 as n
            """;
        var report = await Site.Runs(Page, "sql-worker.js", "update stock set n = n - 1", tests);

        var found = report.GetProperty("tests");
        Assert.Equal(["passed", "failed"], found.EnumerateArray().Select(t => t.GetProperty("status").GetString()!));
        Assert.Equal("stock\nsku │ n\n────┼──\n(no rows)", found[1].GetProperty("input").GetString());
        Assert.Equal("sku │ n\n────┼──\nc   │ 1", found[1].GetProperty("expected").GetString());

        var tried = await Site.Runs(Page, "sql-worker.js", "", tests, tries: "select count(*) from stock");
        Assert.Equal("count\n─────\n    2", tried.GetProperty("value").GetString());
    }

    [Fact]
    public async Task JavaScript_runs_as_a_module_and_errors_name_the_persons_line()
    {
        var report = await Site.Runs(Page, "javascript-worker.js", """
            export async function half(n) {
              console.log("half of", n);
              if (n % 2) throw new RangeError("odd");
              return n / 2 + 1;
            }
            """, """
            test("Odd numbers are refused", () => throws(RangeError, half, 3));
            test("Half of four", () => check(half, [4], 2));
            test("An odd number goes through", async () => { await half(5); });
            """);

        var tests = report.GetProperty("tests");
        Assert.Equal(["passed", "failed", "error"], tests.EnumerateArray().Select(t => t.GetProperty("status").GetString()!));
        Assert.Equal(["half(4)", "2", "3"], new[] { "input", "expected", "got" }.Select(name => tests[1].GetProperty(name).GetString()!));
        Assert.Equal("RangeError: odd (line 3 of your code)", tests[2].GetProperty("message").GetString());
        Assert.Equal("half of 3\nhalf of 4\nhalf of 5\n", report.GetProperty("output").GetString());

        var syntax = (await Site.Runs(Page, "javascript-worker.js", "let a = 1;\nlet b = ;\nlet c = 3;\n", "test('x', () => {});")).GetProperty("error");
        Assert.Equal("SyntaxError", syntax.GetProperty("type").GetString());
        Assert.Equal(2, syntax.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_persons_JavaScript_cannot_ask_the_app_anything()
    {
        var report = await Site.Runs(Page, "javascript-worker.js", """
            const refused = [];
            const attempts = {
              fetch: () => fetch("/secret"),
              request: () => { const request = new XMLHttpRequest(); request.open("GET", "/secret", false); request.send(); },
              module: () => import(`${self.origin}/secret`),
              engine: () => fetch(`${self.origin}/engines/`),
              code: () => eval("fetch('/secret')"),
              made: () => new Function("return fetch('/secret')")(),
              worker: () => new Promise((done, fail) => {
                const url = URL.createObjectURL(new Blob(["fetch(self.origin + '/secret').then(() => postMessage(1), () => postMessage(0))"], { type: "text/javascript" }));
                const worker = new Worker(url);
                worker.onerror = fail;
                worker.onmessage = ({ data }) => data ? done() : fail();
              }),
              stream: () => new Promise((done, fail) => { const source = new EventSource("/secret"); source.onopen = done; source.onerror = fail; }),
            };
            export const tried = Object.keys(attempts);
            for (const name of tried) try { await attempts[name](); } catch { refused.push(name); }
            export { refused };
            """, "test('Nothing is reached', () => equal(refused, tried, 'refused'));");

        Assert.Equal("passed", report.GetProperty("tests")[0].GetProperty("status").GetString());
        Assert.Equal(0, Site.Thefts);
    }

    [Theory]
    [InlineData("sql-worker.js", "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000) b", "select 1 as one", "-- test: One\n-- expect: in any order\nselect 1 as one")]
    [InlineData("javascript-worker.js", "for (;;);", "export const one = 1;", "test('One', () => equal(one, 1));")]
    public async Task What_does_not_end_is_ended_with_its_worker_and_a_new_one_answers(string worker, string endless, string code, string tests)
    {
        var began = await Page.EvaluateAsync<bool>("""
            ([url, code, tests]) => new Promise(done => {
                const worker = new Worker(url, { type: "module" });
                worker.onmessage = ({ data }) => { if (data.type === "started") { worker.terminate(); done(true); } };
                worker.postMessage({ type: "run", id: 1, code, tests });
            })
            """, new[] { Site.Assets.Url(worker), endless, tests });

        Assert.True(began);
        var report = await Site.Runs(Page, worker, code, tests);
        Assert.Equal("passed", report.GetProperty("tests")[0].GetProperty("status").GetString());
    }
}
