using Etude.Features.Library;
using Etude.Features.Reflection;
using Etude.Features.Today.Planning;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Demo;

/// <summary>What the person of the demo does beside problems: a library item of the plan, and a look back when four weeks are over.</summary>
internal sealed class DemoStudy(Db db, Guid me, ContentFiles content, DemoClock clock, Dice dice)
{
    private static readonly string[] Replies =
    [
        "Mostly it happened. I take what is open.", "It is hard, and I can put it off without anybody noticing.", "I would draw it first, and say aloud what must stay true.",
        "Half an hour on Thursday, before the others are in.", "I understood it once, and then I never used it.",
    ];

    /// <summary>Finishes, begins or drops the library item of the plan, if it has one and the evening is for it.</summary>
    public async Task Reads(DayPlan plan, CancellationToken cancel)
    {
        if (plan.Pieces.FirstOrDefault(p => p.Purpose == Purpose.Study) is not { } piece || dice.Falls(0.3))
            return;
        clock.Moves(TimeSpan.FromMinutes(piece.Minutes));
        await using var batch = db.As(me);
        ChangeProgress.ChangeStatus(batch, new ItemKey(piece.Slug), dice.Falls(0.7) ? "finished" : dice.Falls(0.3) ? "dropped" : "started");
        await batch.Run(cancel);
    }

    /// <summary>Answers some of the questions of a look back, and declares two axes important.</summary>
    public async Task LooksBack(DayPlan plan, CancellationToken cancel)
    {
        if (plan.Pieces.All(p => p.Purpose != Purpose.Reflect) || dice.Falls(0.4))
            return;
        var set = await Asked(cancel);
        var open = await Begun(set, cancel);
        clock.Moves(TimeSpan.FromMinutes(ReflectionWish.Minutes));
        await using var batch = db.As(me);
        SaveReflection.Add(batch, open.Id, new()
        {
            Revision = open.Revision,
            Replies = new(open.Prompts.Where(_ => dice.Falls(0.7)).Select(p => KeyValuePair.Create(p.Key, dice.One(Replies)))),
            Axes = [.. Enumerable.Range(0, 2).Select(_ => dice.One(content.Axes).Key).Distinct(StringComparer.Ordinal)],
            Matters = "What the interview will ask for, and what the team needs in spring.",
        }, completes: true);
        await batch.Run(cancel);
    }

    private async Task<PromptSet> Asked(CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var rows = ReflectionRow.All(batch);
        var query = new LookBackQuery(batch, content);
        await batch.Run(cancel);
        return HammingEngine.Set(query.Found(rows.Value), content.Reflection);
    }

    private async Task<ReflectionRow> Begun(PromptSet set, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        BeginReflection.Add(batch, Guid.CreateVersion7(batch.Now), set);
        var rows = ReflectionRow.All(batch);
        await batch.Run(cancel);
        return rows.Value.First(r => r.Status == "open");
    }
}
