using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The ways to the screens of assessment, shape and first steps.</summary>
internal static class AssessmentScreens
{
    public static async Task UnderWay(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await (await Sitting.Begins(who)).AnswersAll(4);
        await visitor.Opens(who, "/assessment");
    }

    /// <summary>The next question, or, with <paramref name="most"/>, the first one with code within so many.</summary>
    public static async Task Question(ScreenVisitor visitor, int most)
    {
        var who = await visitor.House.Somebody();
        var run = await Sitting.Begins(who);
        for (var i = 1; i < most && !Sitting.Question(await run.Form()).Ask.Contains("```", StringComparison.Ordinal); i++)
            await run.Answers();
        await visitor.Opens(who, run.Path);
    }

    public static async Task Mistake(ScreenVisitor visitor)
    {
        await Question(visitor, 0);
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["#answer"].EvaluateAsync("form => form.noValidate = true");
        await visitor.Tab["#answer .btn-primary"].ClickAsync();
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    public static async Task Result(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await Sitting.Completes(who);
        var run = await Sitting.Begins(who);
        await run.AnswersAll(right: i => i % 3 > 0);
        await visitor.Opens(who, run.Path);
    }

    public static async Task Stopped(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        var run = await Sitting.Begins(who);
        await who.Sends((await who.Gets("/assessment")).Form("/abandonment"));
        await visitor.Opens(who, run.Path);
    }

    public static async Task FirstStepsMistake(ScreenVisitor visitor)
    {
        await visitor.Newcomer("/onboarding");
        visitor.Tab.Provokes("status of 422");
        await visitor.Tab["#tz"].FillAsync("Middle-earth");
        await visitor.Tab["#you .btn-primary"].ClickAsync();
        await Expect(visitor.Tab["[role=alert]"]).ToBeVisibleAsync();
    }

    public static async Task ShapeWithJob(ScreenVisitor visitor)
    {
        var who = await visitor.House.Somebody();
        await who.Sends((await who.Gets("/shape")).Form("/shape").With(("share_individual_contributor", "62"), ("share_architect", "22"), ("share_coach", "16")));
        await visitor.House.Etude.Does("""
            with job as (
                insert into jds (user_id, id, title, source_text, status, iac_profile)
                values ($1, gen_random_uuid(), 'Staff engineer', 'We seek', 'done', '{"individual_contributor": 0.2, "architect": 0.5, "coach": 0.3}') returning id
            )
            update users set settings_json = settings_json || jsonb_build_object('active_jd_id', (select id::text from job)) where id = $1
            """, who.Id);
        await visitor.Opens(who, "/shape");
        await Expect(visitor.Tab[".tri-job"]).ToBeVisibleAsync();
    }
}
