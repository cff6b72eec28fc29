using Etude.Features.Demo;
using Etude.Platform.Content;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.YourData;

/// <summary>Somebody who has something in every table: the demo's sixteen weeks, and a little of everything else.</summary>
internal static class Busy
{
    public const string Email = "busy@example.org";

    public static async Task<Learner> Person(TestEtude etude)
    {
        await DemoVerb.Fill(etude.Source, etude.Services.GetRequiredService<ContentFiles>(), Email, 1, replace: false, etude.Clock, "Asia/Tokyo", TestContext.Current.CancellationToken);
        var who = await etude.SignsIn(Email, "Robin", "Asia/Tokyo");
        var pages = await Visits.Pages(who);
        await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", "robin"));
        await who.Sends((await who.Gets(pages["/jobs/{id:guid}"])).Form("/active"));
        await who.Sends((await who.Gets("/feedback")).Form("/feedback").With("body", "More tea."));
        var desk = await who.Gets(pages["/writing/{id:guid}"]);
        await who.Sends(desk.Form("/publication").With(("title", "What I learned"), ("body_md", $"From [an attempt]({pages["/attempts/{id:guid} submitted"]}) and <script>alert(1)</script>.")));
        var own = await who.Gets(pages["/library/{slug} own"]);
        await who.Sends(own.Form("/draft").With("notes_md", "Read it twice."));
        await etude.Does("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, model, rubric_version, voice_key, status, summary_md, per_phase, overall_score, rubric_signals, created_at, prompt_version)
            select user_id, gen_random_uuid(), attempt_id, 'model', 'a-model', rubric_version, voice_key, 'done', summary_md, per_phase, overall_score, rubric_signals, created_at, '1'
            from attempt_reviews where user_id = $1 and jsonb_array_length(rubric_signals) > 0 limit 1
            """, who.Id);
        await etude.Does("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, model, rubric_version, voice_key, findings_of, status, wording, created_at)
            select user_id, '00000000-0000-4000-8000-000000000001', attempt_id, 'model', 'a-model', rubric_version, 'examiner', id, 'done', '[{"title": "T", "claim": "C", "question": "Q"}]', created_at
            from attempt_reviews where user_id = $1 and engine = 'model' limit 1
            """, who.Id);
        await etude.Does("update attempts set other_code = '{\"javascript\": \"const one = 1;\"}' where user_id = $1 and id = (select id from attempts where user_id = $1 and language = 'python' limit 1)", who.Id);
        await etude.Does("""
            insert into llm_calls (user_id, id, purpose, provider, model, prompt_version, request_hash, latency_ms, status, cost_usd, created_at)
            values ($1, gen_random_uuid(), 'review', 'openai', 'm', '1', repeat('0', 64), 5, 'succeeded', 0.012345, $2)
            """, who.Id, etude.Clock.GetUtcNow().AddDays(-3));
        return who;
    }
}
