using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Reflection;

/// <summary>A completed set: its questions with their facts, the replies, and what came of the four weeks after it.</summary>
public static class ShowReflection
{
    private const int DaysAfter = 28;

    public sealed record Model(ReflectionRow Set, DeclaredTime? Declared, ContentFiles Content);

    public static async Task<IResult> Handle(Guid id, Me me, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var row = ReflectionRow.One(batch, id);
        var problems = Stretches.Problems(batch, after: id);
        var sittings = Stretches.Sittings(batch, after: id);
        await batch.Run(cancel);
        if (row.Value is not { } set)
            return page.NotHere(batch, "There is no look back at this address, or it is not yours.");
        if (set.Status != "completed")
            return SeeOther.At("/reflect");
        var (end, today) = (set.WindowEnd.AddDays(DaysAfter), batch.Person!.Today);
        var declared = DeclaredTime.Of(set, LookBack.Minutes(problems.Value, sittings.Value), end < today ? end : today, content);
        return page.Show<DonePage>($"Look back, {set.CompletedOn!.Value.ShortDay()}", new Model(set, declared, content), batch);
    }
}
