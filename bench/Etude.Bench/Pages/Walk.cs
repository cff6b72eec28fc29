using Etude.Platform;

namespace Etude.Bench;

/// <summary>The main job of one person from Today to the result, with every other page on the way, each step measured.</summary>
/// <param name="app">Where it is.</param>
/// <param name="person">Signed in.</param>
/// <param name="turns">Round trips to the database so far.</param>
internal sealed class Walk(Uri app, Visitor person, Func<long> turns)
{
    private static readonly string[] Slugs = ["busiest-window", "first-bad-release"];

    private readonly Dictionary<string, (Samples Turns, Samples Times)> measured = [];

    public IEnumerable<(string Route, Samples Turns, Samples Times)> Measured => measured.Select(m => (m.Key, m.Value.Turns, m.Value.Times));

    /// <summary>Forgets what was measured: it was to warm up.</summary>
    public void Forget() => measured.Clear();

    public async Task Once(int round, CancellationToken cancel)
    {
        var slug = Slugs[round % Slugs.Length];
        await Look(slug, cancel);
        var attempt = await Practise(slug, cancel);
        await Regrade(attempt, cancel);
        await Study(round, cancel);
        await Write(round, cancel);
        await ChangeSettings(cancel);
        await ComeAndGo(cancel);
    }

    private async Task Look(string slug, CancellationToken cancel)
    {
        await Get("/today", "/today", cancel);
        await Get("/problems", "/problems", cancel);
        await Get("/problems?q&axis&state", "/problems?q=window&axis=algorithms&state=due", cancel);
        await Get("/problems/{slug}", $"/problems/{slug}", cancel);
        await Get("/library", "/library", cancel);
        await Get("/library?q&axis", "/library?q=transactions&axis=databases", cancel);
        await Get("/library?status&page", "/library?status=finished&page=40", cancel);
        await Get("/library?length", "/library?length=hour&page=2", cancel);
        await Get("/library/{slug}", "/library/pro-git", cancel);
        await Get("/progress", "/progress", cancel);
        await Get("/progress?range=all", "/progress?range=all", cancel);
        await Get("/progress/{table}.csv", "/progress/resolves.csv", cancel);
        await Get("/reflect", "/reflect", cancel);
        await Get("/help", "/help", cancel);
    }

    private async Task<string> Practise(string slug, CancellationToken cancel)
    {
        var problem = await person.Get($"/problems/{slug}", cancel);
        var started = await Post("POST /problems/{slug}/attempts", $"/problems/{slug}/attempts", Form.In(problem, $"form[action='/problems/{slug}/attempts']"), cancel);
        var attempt = started.Location ?? throw new PlainException("A started attempt led nowhere.", 1);

        var draft = Form.In(await Get("/attempts/{id}", attempt, cancel), "form#attempt");
        Fill(draft);
        await Measure("POST /attempts/{id}/draft", () => person.Post($"{attempt}/draft", draft, cancel, "application/json"));

        var hint = Form.In(await Get("/attempts/{id}", attempt, cancel), "form#attempt");
        hint["hint_phase"] = "plan";
        await Post("POST /attempts/{id}/hints", $"{attempt}/hints", hint, cancel);
        var open = Form.In(await Get("/attempts/{id}", attempt, cancel), "form#attempt");
        await Post("POST /attempts/{id}/solution", $"{attempt}/solution", open, cancel);

        var done = Form.In(await Get("/attempts/{id}", attempt, cancel), "form#attempt");
        await Post("POST /attempts/{id}/submission", $"{attempt}/submission", done, cancel);
        return attempt;
    }

    private async Task Regrade(string attempt, CancellationToken cancel)
    {
        var result = await Get("/attempts/{id} submitted", attempt, cancel);
        var grade = Form.In(result, $"form[action='{attempt}/grade']");
        grade["rating"] = "2";
        await Post("POST /attempts/{id}/grade", $"{attempt}/grade", grade, cancel);
    }

    private async Task Study(int round, CancellationToken cancel)
    {
        const string item = "/library/raft-paper";
        var progress = Form.In(await person.Get(item, cancel), $"form[action='{item}/progress']");
        progress["status"] = round % 2 == 0 ? "finished" : "started";
        await Post("POST /library/{slug}/progress", $"{item}/progress", progress, cancel);
        var notes = Form.In(await person.Get(item, cancel), "form#notes");
        notes["notes_md"] = $"Leaders append only. Read for the {round}th time.";
        await Measure("POST /library/{slug}/draft", () => person.Post($"{item}/draft", notes, cancel, "application/json"));
    }

    private async Task Write(int round, CancellationToken cancel)
    {
        var desk = (await Post("POST /writing", "/writing", Form.In(await Get("/writing", "/writing", cancel), "main form[action='/writing']"), cancel)).Location!;
        var piece = Form.In(await Get("/writing/{id}", desk, cancel), "form#piece");
        piece["title"] = $"Piece {round} {desk[^8..]}";
        piece["body_md"] = string.Concat(Enumerable.Repeat("A retry without a limit is a second outage.[^1] It costs $n^2$.\n\n```python\nreturn 1\n```\n\n", 20)) + "[^1]: As we found.";
        await Measure("POST /writing/{id}/draft", () => person.Post($"{desk}/draft", piece, cancel, "application/json"));
        await Post("POST /writing/preview", "/writing/preview", piece, cancel);

        var handle = Form.In(await person.Get("/settings", cancel), "form[action='/settings/handle']");
        handle["handle"] = "bench-ada";
        await Post("POST /settings/handle", "/settings/handle", handle, cancel);
        var ready = Form.In(await person.Get(desk, cancel), "form#piece");
        await Post("POST /writing/{id}/publication", $"{desk}/publication", ready, cancel);
        using var reader = new Visitor(app);
        await Measure("/@{handle}/{slug}", () => reader.Get($"/@bench-ada/{ready["slug"]}", cancel));
        await Measure("/@{handle}/feed.atom", () => reader.Get("/@bench-ada/feed.atom", cancel));
        await Measure("/sitemap.xml", () => reader.Get("/sitemap.xml", cancel));
    }

    private async Task ChangeSettings(CancellationToken cancel)
    {
        var settings = await Get("/settings", "/settings", cancel);
        await Post("POST /settings", "/settings", Form.In(settings, "form[action='/settings']"), cancel);
    }

    private async Task ComeAndGo(CancellationToken cancel)
    {
        using var guest = new Visitor(app);
        await Measure("/", () => guest.Get("/", cancel));
        await Measure("/signin", () => guest.Get("/signin", cancel));
        var door = Form.In(await guest.Get("/signin", cancel), "form[action='/signin/local']");
        door["email"] = "guest@example.org";
        door["tz"] = "Europe/Paris";
        await Measure("POST /signin/local", () => guest.Post("/signin/local", door, cancel));
        var leaving = Form.In(await guest.Get("/today", cancel), "form[action='/signout']");
        await Measure("POST /signout", () => guest.Post("/signout", leaving, cancel));
    }

    private static void Fill(Form draft)
    {
        draft["notes_explore"] = "The times are sorted, so the end of the window only ever moves forward.";
        draft["notes_plan"] = "Two markers: one at the first request inside, one behind the last. Move the second, count, move the first.";
        draft["code"] = $"{draft["code"]}\n# The count is the distance between the two markers.\n";
        draft["seconds_explore"] = "120";
        draft["seconds_plan"] = "150";
        draft["confidence"] = "4";
    }

    private Task<Answer> Get(string route, string path, CancellationToken cancel) => Measure(route, () => person.Get(path, cancel));

    private Task<Answer> Post(string route, string path, Form form, CancellationToken cancel) => Measure(route, () => person.Post(path, form, cancel));

    private async Task<Answer> Measure(string route, Func<Task<Answer>> step)
    {
        var before = turns();
        var answer = await step();
        if (!measured.TryGetValue(route, out var samples))
            measured[route] = samples = (new Samples(), new Samples());
        samples.Turns.Add(turns() - before);
        samples.Times.Add(answer.Milliseconds);
        return answer;
    }
}
