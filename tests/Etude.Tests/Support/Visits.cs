namespace Etude.Tests.Support;

/// <summary>Every page and deed of the app as a signed-in person meets it: how to reach it, with real ids.</summary>
public static class Visits
{
    /// <summary>The pages by their route, each with an address that shows it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Pages(Learner who)
    {
        var submitted = await who.Solves("session-cache");
        var open = await who.Starts("busiest-window");
        var own = (await who.Sends((await who.Gets("/library/new")).Form("/library").With("title", "A book on paper"))).Location!;
        var job = await who.AddsJob("Backend Engineer\nCorvane\n\nMust have\n- PostgreSQL, Kafka");
        return new Dictionary<string, string>
        {
            ["/today"] = "/today",
            ["/problems"] = "/problems?q=window",
            ["/problems/{slug}"] = "/problems/busiest-window",
            ["/attempts/{id:guid}"] = open.Path,
            ["/attempts/{id:guid} submitted"] = submitted.Path,
            ["/writing"] = "/writing",
            ["/writing/{id:guid}"] = (await who.Sends((await who.Gets("/writing")).Form("/writing"))).Location!,
            ["/library"] = "/library",
            ["/library filtered"] = "/library?q=index&axis=databases&status=new",
            ["/library/new"] = "/library/new",
            ["/library/{slug}"] = "/library/pro-git",
            ["/library/{slug} own"] = own,
            ["/library/{id:guid}/form"] = $"{own}/form",
            ["/onboarding"] = "/onboarding",
            ["/shape"] = "/shape",
            ["/assessment"] = "/assessment",
            ["/assessment/runs/{id:guid} completed"] = await Sitting.Completes(who),
            ["/assessment/runs/{id:guid}"] = (await Sitting.Begins(who)).Path,
            ["/progress"] = "/progress",
            ["/reflect"] = "/reflect",
            ["/reflect/{id:guid}"] = await LooksBack(who),
            ["/reflect open"] = await Begins(who),
            ["/feedback"] = "/feedback?about=/today",
            ["/inbox"] = "/inbox",
            ["/attempts/{id:guid}/review/events"] = $"{submitted.Path}/review/events",
            ["/settings"] = "/settings",
            ["/settings/sign-ins"] = "/settings/sign-ins",
            ["/search"] = "/search?q=index",
            ["/settings/data"] = "/settings/data",
            ["/settings/data/deletion"] = "/settings/data/deletion",
            ["/leaving"] = "/leaving",
            ["/jobs"] = "/jobs",
            ["/jobs/{id:guid}"] = job,
            ["/jobs/{id:guid}/correction"] = $"{job}/correction",
            ["/credentials"] = "/credentials",
            ["/credentials/{id:guid}"] = await who.AddsCv("Experience\nEngineer, 2020 - now\n- PostgreSQL"),
            ["/fit"] = "/fit",
        };
    }

    /// <summary>What is saved as a file and is no page, by its route.</summary>
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["/progress/{table}.csv"] = "/progress/practice.csv", ["/search/index.json"] = "/search/index.json", ["/settings/data/archive.zip"] = "/settings/data/archive.zip",
    };

    /// <summary>The deeds by their route, each with a form that is ready to be sent.</summary>
    /// <param name="who">An owner of the instance, since some deeds are theirs alone; or somebody else, with an owner beside them.</param>
    /// <param name="owner">Who finds the person's message in their inbox, when it is not the person.</param>
    public static async Task<IReadOnlyDictionary<string, HtmlForm>> Deeds(Learner who, Learner? owner = null)
    {
        var submitted = await who.Solves("first-bad-release");
        var review = await who.Etude.Asks<Guid>("select id from attempt_reviews where attempt_id = $1", submitted.Id);
        var practice = await who.Starts("lost-update");
        var inTwo = await who.Starts("first-bad-release");
        var form = (await practice.Form()).With(Work.Solved).With(("hint_phase", "plan"), ("taken", "0"));
        var own = (await who.Sends((await who.Gets("/library/new")).Form("/library").With("title", "A book to lend"))).Location!;
        var project = await who.Gets("/library/pro-git");
        var desk = await who.Follows(await who.Sends((await who.Gets("/writing")).Form("/writing")));
        var writing = desk.Form("/publication");
        await who.Sends(desk.Form("/draft").With("body_md", string.Concat(Enumerable.Repeat("Words to be cut. ", 20))).To(writing.Action.Replace("publication", "draft", StringComparison.Ordinal)));
        await who.Sends(desk.Form("/draft").With(("body_md", "Words."), ("revision", "1")).To(writing.Action.Replace("publication", "draft", StringComparison.Ordinal)));
        desk = await who.Gets(writing.Action.Replace("/publication", "", StringComparison.Ordinal));
        var sat = await who.Follows(await who.Sends(project.Form("/sittings").With("minutes", "30")));
        var start = await Sitting.Start(who);
        var run = await Sitting.Begins(who);
        return new Dictionary<string, HtmlForm>([.. await OfDirection(who), .. await OfReflection(who), .. await OfArchives(who)])
        {
            ["/settings/handle"] = (await who.Gets("/settings")).Form("/settings/handle").With("handle", "ada-" + who.Id.ToString()[^8..]),
            ["/writing"] = (await who.Gets("/writing")).Form("/writing"),
            ["/writing/{id:guid}/draft"] = desk.Form("/publication").With("body_md", "More words.").To(writing.Action.Replace("publication", "draft", StringComparison.Ordinal)),
            ["/writing/{id:guid}/publication"] = desk.Form("/publication").With(("title", "A piece"), ("body_md", "More words still."), ("revision", "3")),
            ["/writing/{id:guid}/withdrawal"] = desk.Form("/withdrawal"),
            ["/writing/{id:guid}/restoration"] = desk.Form("/restoration").With("at", desk.Html.QuerySelector("button[name=at]")!.GetAttribute("value")),
            ["/writing/{id:guid}/removal"] = desk.Form("/removal"),
            ["/library"] = (await who.Gets("/library/new")).Form("/library").With("title", "Another book"),
            ["/library/{slug}/progress"] = project.Form("/progress").With("status", "finished"),
            ["/library/{slug}/draft"] = project.Form("/draft").With("notes_md", "Objects are named by their content."),
            ["/library/{slug}/sittings"] = project.Form("/sittings").With("minutes", "25"),
            ["/library/{slug}/sittings/{id:guid}/removal"] = sat.Form("/removal"),
            ["/library/{id:guid}/form"] = (await who.Gets($"{own}/form")).Form("/form").With("author", "Ada"),
            ["/library/{id:guid}/removal"] = (await who.Gets(own)).Form("/removal"),
            ["/problems/{slug}/attempts"] = (await who.Gets("/problems/quorum-downtime")).Form("/attempts"),
            ["/attempts/{id:guid}/hints"] = form.Without("revision").To($"{practice.Path}/hints"),
            ["/attempts/{id:guid}/solution"] = form.Without("revision").To($"{practice.Path}/solution"),
            ["/attempts/{id:guid}/draft"] = form.To($"{practice.Path}/draft"),
            ["/attempts/{id:guid}/language"] = (await inTwo.Form()).To($"{inTwo.Path}/language").With("language", "javascript"),
            ["/attempts/{id:guid}/submission"] = (await (await who.Starts("route-trie")).Form()).With(Work.Solved),
            ["/attempts/{id:guid}/grade"] = (await submitted.Shows()).Form("/grade").With("rating", "3"),
            ["/reviews/{id:guid}/answers"] = (await submitted.Shows()).Form("/answers").With("answer", "done"),
            ["/feedback"] = (await who.Gets("/today")).Form("/feedback").With("body", "The plan is long."),
            ["/inbox/{id:guid}/answer"] = await Answering(who, owner ?? who),
            ["/attempts/{id:guid}/review"] = (await who.Gets("/settings")).Form("/settings").To($"{submitted.Path}/review"),
            ["/attempts/{id:guid}/wordings"] = (await who.Gets("/settings")).Form("/settings").To($"{submitted.Path}/wordings").With(("review", $"{review}"), ("voice", "examiner")),
            ["/today/plan"] = (await who.Gets("/settings")).Form("/settings").To("/today/plan").With("plan", ""),
            ["/onboarding/you"] = (await who.Gets("/settings")).Form("/settings").To("/onboarding/you"),
            ["/onboarding/skipped"] = (await who.Gets("/settings")).Form("/settings").To("/onboarding/skipped").With("skipped", "assessment"),
            ["/shape"] = (await who.Gets("/shape")).Form("/shape"),
            ["/assessment/runs"] = start,
            ["/assessment/runs/{id:guid}/answers"] = Sitting.Filled(await run.Form()),
            ["/assessment/runs/{id:guid}/abandonment"] = (await who.Gets("/assessment")).Form("/abandonment"),
            ["/settings"] = (await who.Gets("/settings")).Form("/settings"),
            ["/queue/{id:guid}/retry"] = (await who.Gets("/settings")).Form("/settings").To($"/queue/{await FailedJob(who)}/retry"),
            ["/settings/sign-ins/{id:guid}/removal"] = await OtherSignIn(who),
            ["/settings/sign-ins/removal"] = (await who.Gets("/settings/sign-ins")).Form("/settings/sign-ins/removal").With("which", "others"),
            ["/signin/local"] = (await who.Gets("/signin")).Form("/signin/local").With("email", who.Email),
            ["/signout"] = (await who.Gets("/settings")).Form("/signout"),
        };
    }

    private static async Task<Dictionary<string, HtmlForm>> OfDirection(Learner who)
    {
        var job = await who.AddsJob("Backend Engineer\nCorvane\n\nMust have\n- PostgreSQL, Kafka");
        var cv = await who.AddsCv("Experience\nEngineer, 2020 - now\n- PostgreSQL");
        return new()
        {
            ["/jobs"] = (await who.Gets("/jobs")).Form("/jobs").With("text", "Data Engineer\n\nSQL"),
            ["/jobs/{id:guid}/correction"] = (await who.Gets($"{job}/correction")).Form("/correction").With("title", "Another title"),
            ["/jobs/{id:guid}/reading"] = (await who.Gets(job)).Form("/reading"),
            ["/jobs/{id:guid}/active"] = (await who.Gets(job)).Form("/active"),
            ["/jobs/{id:guid}/interview"] = (await who.Gets(job)).Form("/active").To($"{job}/interview").With("interview_date", "2026-12-03"),
            ["/jobs/{id:guid}/removal"] = (await who.Gets(await who.AddsJob("Gardener"))).Form("/removal"),
            ["/credentials"] = (await who.Gets("/credentials")).Form("/credentials").With("text", "Engineer, 2020 - now: SQL"),
            ["/credentials/{id:guid}/reading"] = (await who.Gets(cv)).Form("/reading"),
            ["/credentials/{id:guid}/removal"] = (await who.Gets(await who.AddsCv("Gardener"))).Form("/removal"),
        };
    }

    /// <summary>Brings the person's own archive: first so that there is one to confirm, then as the deed itself.</summary>
    private static async Task<Dictionary<string, HtmlForm>> OfArchives(Learner who)
    {
        var page = await who.Gets("/settings/data");
        var (zip, form) = (await Features.YourData.Archived.Bytes(who), page.Form("/settings/data/import"));
        return new()
        {
            ["/settings/data/import"] = form.WithFile("archive", "etude.zip", zip),
            ["/settings/data/import/confirmation"] = form.To("/settings/data/import/confirmation").With("sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(zip))),
            ["/settings/data/import/removal"] = form.To("/settings/data/import/removal"),
            ["/leaving/undone"] = form.To("/leaving/undone"),
        };
    }

    private static async Task<Dictionary<string, HtmlForm>> OfReflection(Learner who)
    {
        await LooksBack(who);
        var begin = (await who.Gets("/reflect")).Form("/reflect");
        await Begins(who);
        var set = (await who.Gets("/reflect")).Form("/draft").With("reply_matters", "Numbers before boxes.");
        return new()
        {
            ["/reflect"] = begin,
            ["/reflect/{id:guid}/draft"] = set,
            ["/reflect/{id:guid}/completion"] = set.To(set.Action.Replace("/draft", "/completion", StringComparison.Ordinal)).With("revision", "1"),
        };
    }

    /// <summary>Begins a look back unless one is open, and answers where it is.</summary>
    public static async Task<string> Begins(Learner who)
    {
        var room = await who.Gets("/reflect");
        return room.Html.QuerySelector("form[action$='/draft'], [formaction$='/draft']") is null ? (await who.Sends(room.Form("/reflect"))).Location! : "/reflect";
    }

    /// <summary>Begins a look back, ends it, and answers where it is kept.</summary>
    public static async Task<string> LooksBack(Learner who, params (string Name, string Value)[] fields)
    {
        await Begins(who);
        var form = (await who.Gets("/reflect")).Form("/draft");
        var ended = await who.Sends(form.With(fields.Length > 0 ? fields : [("reply_axis_databases", "on"), ("reply_matters", "Transactions, at last.")])
            .To(form.Action.Replace("/draft", "/completion", StringComparison.Ordinal)));
        return ended.Location!;
    }

    /// <summary>Signs the person in with a second browser, and answers the form that ends it.</summary>
    private static async Task<HtmlForm> OtherSignIn(Learner who)
    {
        using var other = new Learner(who.Etude.Address, who.Etude, who.Email);
        await other.SignsIn();
        var action = (await who.Gets("/settings/sign-ins")).Html.Forms.Select(f => f.GetAttribute("action")!)
            .Last(a => a.EndsWith("/removal", StringComparison.Ordinal) && a != "/settings/sign-ins/removal");
        return (await who.Gets("/settings/sign-ins")).Form(action);
    }

    private static async Task<Guid> FailedJob(Learner who)
    {
        var id = Guid.NewGuid();
        await who.Etude.Does("""
            insert into jobs (user_id, id, kind, subject_id, status, attempts, finished_at, last_error)
            values ($1, $2, 'a_kind', $2, 'failed', 5, now(), 'It did not work.')
            """, who.Id, id);
        return id;
    }

    private static async Task<HtmlForm> Answering(Learner who, Learner owner)
    {
        await who.Sends((await who.Gets("/feedback")).Form("/feedback").With("body", "Where is the plan?"));
        return (await owner.Gets("/inbox")).Form("/answer").With(("reply", "On Today."), ("then", "answer"));
    }
}
