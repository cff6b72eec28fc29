using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Every screen there is, each with the way that leads to it in a real browser.</summary>
internal static partial class Screens
{
    private const string Coding = "busiest-window";
    private const string Written = "size-it-first";

    public static readonly IReadOnlyDictionary<string, Func<ScreenVisitor, Task>> All = new Dictionary<string, Func<ScreenVisitor, Task>>(StringComparer.Ordinal)
    {
        ["welcome"] = v => v.Stranger("/"),
        ["welcome, answered"] = v => v.Stranger("/?line=3&sure=2"),
        ["sign-in"] = v => v.Stranger("/signin"),
        ["sign-in, with a mistake"] = SignInMistake,
        ["sign-in, with GitHub"] = v => v.AtGitHubs("/signin"),
        ["sign-in, with GitHub, refused"] = SignInRefused,
        ["sign-in, on to GitHub"] = OnToGitHub,
        ["page not found, signed out"] = v => v.Stranger("/signin/nowhere"),
        ["today, first day"] = v => v.Newcomer("/today"),
        ["today, with something due"] = TodayDue,
        ["today, with nothing left"] = TodayDone,
        ["catalogue"] = v => v.Newcomer("/problems"),
        ["catalogue, nothing found"] = v => v.Newcomer("/problems?q=zeppelin&type=coding"),
        ["problem"] = v => v.Newcomer("/problems/lost-update"),
        ["problem, with attempts behind"] = ProblemAgain,
        ["studio, explore"] = v => v.Studio(Coding, ("phase", "explore"), ("notes_explore", "Sorted, may repeat.")),
        ["studio, menu open"] = StudioMenu,
        ["studio, plan with a hint"] = StudioHint,
        ["studio, implement"] = v => v.Studio(Coding, ("phase", "implement"), ("notes_plan", "Two markers\n[x] Keep the earlier")),
        ["studio, failing run"] = v => v.Studio(Coding, ("phase", "implement"), ("confidence", "3"), ("test_result", Work.Run(4, 6))),
        ["studio, code that does not load"] = v => v.Studio(Coding, ("phase", "implement"), ("confidence", "3"), ("test_result", NotLoading)),
        ["studio, one line tried"] = StudioScratch,
        ["studio, verify"] = v => v.Studio(Coding, ("phase", "verify"), ("test_result", Work.Run(6, 6))),
        ["studio, reflect"] = v => v.Studio(Coding, ("phase", "reflect"), ("notes_reflect", "Write the invariant first.")),
        ["studio, a written answer"] = v => v.Studio(Written, ("phase", "implement"), ("code", "# Sizes\n\n- 40 requests a second")),
        ["result"] = v => v.Result(Coding, Work.Solved),
        ["result, of a failed attempt"] = v => v.Result(Coding, Work.Failed),
        ["result, of a written answer"] = v => v.Result(Written, ("notes_explore", "How many, how large, how often."), ("code", "# Sizes\n\n40 requests a second."), ("confidence", "3")),
        ["result, reviewed by a model"] = ResultByModel,
        ["your data"] = v => v.Newcomer("/settings/data"),
        ["your data, an archive looked at"] = ArchiveLookedAt,
        ["delete your account, with a mistake"] = DeletionMistake,
        ["your account is leaving"] = Leaving,
        ["settings, with calls of a model"] = SettingsWithCalls,
        ["library"] = LibraryWithAList,
        ["library, searched"] = v => v.Newcomer("/library?q=transactions&axis=databases"),
        ["library, nothing found"] = v => v.Newcomer("/library?q=zeppelin"),
        ["library item"] = v => v.Newcomer("/library/kleppmann-distributed-locking"),
        ["library project"] = LibraryProject,
        ["library, add your own"] = v => v.Newcomer("/library/new"),
        ["library, your own with mistakes"] = OwnItemMistakes,
        ["first steps"] = v => v.Newcomer("/onboarding"),
        ["first steps, with a mistake"] = AssessmentScreens.FirstStepsMistake,
        ["shape of the work"] = v => v.Newcomer("/shape"),
        ["shape of the work, beside a job"] = AssessmentScreens.ShapeWithJob,
        ["assessment"] = v => v.Newcomer("/assessment"),
        ["assessment, under way"] = AssessmentScreens.UnderWay,
        ["assessment, a question"] = v => AssessmentScreens.Question(v, 0),
        ["assessment, a question with code"] = v => AssessmentScreens.Question(v, 12),
        ["assessment, a question with a mistake"] = AssessmentScreens.Mistake,
        ["assessment, result"] = AssessmentScreens.Result,
        ["assessment, stopped"] = AssessmentScreens.Stopped,
        ["writing, nothing yet"] = v => v.Newcomer("/writing"),
        ["writing desk"] = v => WritingDesk(v, published: false, ""),
        ["writing desk, focused"] = v => WritingDesk(v, published: false, "?focus=on"),
        ["writing desk, published"] = v => WritingDesk(v, published: true, ""),
        ["published piece"] = PublishedPiece,
        ["progress, first day"] = v => v.Newcomer("/progress"),
        ["progress, with twelve weeks behind"] = Progress,
        ["look back"] = v => v.Newcomer("/reflect"),
        ["look back, open"] = LookingBack,
        ["look back, declared and kept"] = LookedBack,
        ["search"] = v => v.Newcomer("/search?q=index"),
        ["search, nothing found"] = v => v.Newcomer("/search?q=zeppelin"),
        ["palette"] = PaletteOpen,
        ["feedback"] = v => v.Newcomer("/feedback?about=/today"),
        ["feedback, from any page"] = FeedbackOpen,
        ["inbox, empty"] = v => v.Newcomer("/inbox"),
        ["inbox of an owner"] = InboxOfOwner,
        ["settings"] = v => v.Newcomer("/settings"),
        ["settings, with mistakes"] = SettingsMistakes,
        ["sign-ins"] = SignIns,
        ["jobs, none yet"] = v => v.Newcomer("/jobs"),
        ["jobs, with a mistake"] = JobMistake,
        ["job, active"] = v => Directed(v, "job"),
        ["job, correction"] = v => Directed(v, "correction"),
        ["CV, none yet"] = v => v.Newcomer("/credentials"),
        ["CV, read"] = v => Directed(v, "cv"),
        ["fit, no job yet"] = v => v.Newcomer("/fit"),
        ["fit"] = v => Directed(v, "/fit"),
        ["today, aiming at a job"] = v => Directed(v, "/today"),
        ["help"] = v => v.Newcomer("/help"),
        ["nothing here"] = NothingHere,
        ["not accepted"] = NotAccepted,
        ["another tab was here"] = AnotherTab,
    };

    private const string NotLoading = """
        {"passed": 0, "failed": 9, "total": 9, "runs": 2, "tests": [], "output": "one line\n", "error": {"type": "SyntaxError", "message": "expected ':'", "line": 2}}
        """;

    private static async Task SignInMistake(ScreenVisitor visitor)
    {
        await visitor.Stranger("/signin");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["main form"].EvaluateAsync("form => form.noValidate = true");
        await visitor.Tab["#email"].FillAsync("ada");
        await visitor.Tab["main button"].ClickAsync();
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    private static async Task SignInRefused(ScreenVisitor visitor)
    {
        visitor.Provokes = "status of 400";
        await visitor.AtGitHubs("/signin?problem=over_request_rate_limit&wait=90");
        await Expect(visitor.Tab["[role=alert]"]).ToContainTextAsync("wait 90 seconds");
    }

    /// <summary>The page that moves on by itself, without the header by which it does.</summary>
    private static async Task OnToGitHub(ScreenVisitor visitor)
    {
        await visitor.AtGitHubs("/signin");
        await visitor.Tab.Page.RouteAsync("**/signin/github", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(h => h.Key != "refresh") });
        });
        await visitor.Tab["main button"].ClickAsync();
        await Expect(visitor.Tab["h1"]).ToHaveTextAsync("On to GitHub");
    }

    private static async Task TodayDue(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        var failed = await who.Starts("session-cache");
        await failed.Submits(Work.Failed);
        // Nine days ago; the model said that it returns after one.
        await visitor.House.Etude.Does("update review_state set last_reviewed_at = last_reviewed_at - interval '9 days', due_at = due_at - interval '9 days' where user_id = $1", who.Id);
        await visitor.Opens(who, "/today");
        await Expect(visitor.Tab[".decay"]).ToBeVisibleAsync();
    }

    private static async Task ResultByModel(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        var practice = await who.Solves(Coding);
        await visitor.House.Etude.Does("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, model, rubric_version, voice_key, status, summary_md, per_phase, overall_score, rubric_signals, dropped_claims, created_at)
            select user_id, gen_random_uuid(), attempt_id, 'model', 'a-model', rubric_version, voice_key, 'done', summary_md, per_phase, overall_score, rubric_signals, 2, created_at
            from attempt_reviews where attempt_id = $1
            """, practice.Id);
        await visitor.Opens(who, practice.Path);
        await Expect(visitor.Tab["#reviewed"]).ToContainTextAsync("Read by a model");
    }

    private static async Task SettingsWithCalls(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await visitor.House.Etude.Does("""
            insert into llm_calls (user_id, purpose, provider, model, prompt_version, request_hash, input_tokens, output_tokens, latency_ms, status, error)
            values ($1, 'review', 'openai', 'a-model-with-a-long-name', '1', repeat('0', 64), 4321, 987, 65432, 'failed', 'The model''s server failed (500).')
            """, who.Id);
        await visitor.Opens(who, "/settings");
        await Expect(visitor.Tab[".calls"]).ToBeVisibleAsync();
    }

    private static async Task TodayDone(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        foreach (var slug in (await visitor.House.Etude.Asks<string[]>("select array_agg(slug order by slug) from problems")))
            await who.Solves(slug);
        await visitor.Opens(who, "/today");
        await Expect(visitor.Tab[".empty"]).ToBeVisibleAsync();
    }

    private static async Task ProblemAgain(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await who.Solves(Coding);
        await visitor.Opens(who, $"/problems/{Coding}");
    }

    private static async Task StudioMenu(ScreenVisitor visitor)
    {
        await visitor.Studio(Coding, ("phase", "explore"));
        await visitor.Tab["[popovertarget=menu]"].ClickAsync();
        await Expect(visitor.Tab["#menu"]).ToBeVisibleAsync();
    }

    private static async Task StudioHint(ScreenVisitor visitor)
    {
        await visitor.Studio(Coding, ("phase", "plan"));
        await visitor.Tab.Presses("Control+.");
        await Expect(visitor.Tab["#hints .taken:visible"]).ToBeVisibleAsync();
    }

    private static async Task StudioScratch(ScreenVisitor visitor)
    {
        visitor.NeedsPython = true;
        await visitor.Studio(Coding, ("phase", "implement"));
        await visitor.Tab.Presses("Control+'");
        await visitor.Tab.Types("[number ** 9 for number in range(60)]");
        await visitor.Tab.Presses("Enter");
        await Expect(visitor.Tab["[data-tried]"]).ToContainTextAsync("10077696");
    }

    private const string Piece = "## Why\n\nBecause *it* was lost[^1].\n\n```python\ndef retry(n):  # again\n    return \"x\" * 2\n```\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\n$$\n\\sum_{i=1}^n i = \\frac{n(n+1)}{2}\n$$\n\n[^1]: On its way back.";

    private static async Task SettingsMistakes(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/settings");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["#tz"].FillAsync("Middle-earth");
        await visitor.Tab["#minutes_per_day"].FillAsync("many");
        // As without scripts: the whole form at once.
        await visitor.Tab["form[data-saves]"].EvaluateAsync("form => form.submit()");
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    private static async Task NothingHere(ScreenVisitor visitor)
    {
        visitor.Provokes = "status of 404";
        await visitor.Newcomer($"/attempts/{Guid.Empty}");
    }

    private static async Task NotAccepted(ScreenVisitor visitor)
    {
        visitor.Provokes = "status of 422";
        await visitor.Studio(Coding, ("phase", "explore"), ("notes_explore", "Words that come back with the page, long enough to be shown in a field."));
        await visitor.Tab["#attempt"].EvaluateAsync("form => { form.action = form.action.replace('submission', 'hints'); form.submit(); }");
        await Expect(visitor.Tab["h1"]).ToHaveTextAsync("That could not be accepted");
    }

    private static async Task AnotherTab(ScreenVisitor visitor)
    {
        visitor.Provokes = "status of 409";
        var practice = await visitor.Studio(Coding, ("phase", "reflect"), ("notes_reflect", "Words that come back with the page, long enough to be shown in a field."));
        await practice.Saves(("notes_reflect", "Said in another tab."));
        await visitor.Tab["[data-submit]"].ClickAsync();
        await Expect(visitor.Tab["h1"]).ToHaveTextAsync("Another tab was here");
    }
}
