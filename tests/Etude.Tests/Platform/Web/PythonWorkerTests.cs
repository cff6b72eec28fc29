using System.Text.Json;

namespace Etude.Tests.Platform.Web;

/// <summary>The built worker in a real browser, served as the app serves it, on a site that also has something to steal.</summary>
public sealed class PythonWorkerTests(EngineSite site) : EngineTests(site)
{
    [Fact]
    public async Task Tests_run_and_say_what_went_in_and_what_came_out()
    {
        var report = await Run("def double(n): return n + 2", "from etude import check\ndef test_three_becomes_six(): check(double, 3, expect=6)\ndef test_two_becomes_four(): check(double, 2, expect=4)");

        var tests = report.GetProperty("tests");
        Assert.Equal(["failed", "passed"], tests.EnumerateArray().Select(t => t.GetProperty("status").GetString()!));
        Assert.Equal("double(3)", tests[0].GetProperty("input").GetString());
        Assert.Equal("6", tests[0].GetProperty("expected").GetString());
        Assert.Equal("5", tests[0].GetProperty("got").GetString());
    }

    [Fact]
    public async Task A_persons_code_cannot_ask_the_app_anything()
    {
        var report = await Run("""
            import js, pyodide.http

            def get():
                request = js.XMLHttpRequest.new()
                request.open("GET", "/secret", False)
                request.send()
                return request.responseText

            def evaluate():
                return js.eval("fetch('/secret')")

            def open_url():
                return pyodide.http.open_url("/secret").read()

            js.fetch("/secret")
            for attempt in (get, evaluate, open_url):
                try:
                    print(attempt())
                except Exception as error:
                    print("refused")
            """, "");

        Assert.Equal("refused\nrefused\nrefused\n", report.GetProperty("output").GetString());
        Assert.Equal(0, Site.Thefts);
        // The page itself may: it is the worker's own policy that keeps the code in.
        Assert.Equal("theft", await Page.EvaluateAsync<string>("() => fetch('/secret').then(answer => answer.text())"));
    }

    [Fact]
    public async Task Code_that_does_not_end_is_ended_with_its_worker_and_a_new_one_answers()
    {
        var began = await Page.EvaluateAsync<bool>("""
            url => new Promise(done => {
                const worker = new Worker(url, { type: "module" });
                worker.onmessage = ({ data }) => { if (data.type === "started") { worker.terminate(); done(true); } };
                worker.postMessage({ type: "run", id: 1, code: "while True: pass", tests: "" });
            })
            """, Site.Assets.Url("python-worker.js"));

        Assert.True(began);
        Assert.Equal(JsonValueKind.Null, (await Run("x = 1", "from etude import equal\ndef test_x(): equal(x, 1)")).GetProperty("error").ValueKind);
    }

    [Fact]
    public async Task Chance_differs_from_start_to_start_although_the_snapshot_froze_it()
    {
        const string roll = "import random\nprint(random.random())";

        Assert.NotEqual((await Run(roll, "")).GetProperty("output").GetString(), (await Run(roll, "")).GetProperty("output").GetString());
    }

    [Fact]
    public async Task Python_starts_without_its_snapshot_too()
    {
        var asked = 0;
        await Page.Context.RouteAsync("**/snapshot-*", route =>
        {
            asked++;
            return route.AbortAsync();
        });

        var report = await Run("x = 1", "from etude import equal\ndef test_x(): equal(x, 1)");

        Assert.Equal(1, asked);
        Assert.Equal("passed", report.GetProperty("tests")[0].GetProperty("status").GetString());
    }

    private Task<JsonElement> Run(string code, string tests) => Site.Runs(Page, "python-worker.js", code, tests);
}
