using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Practice;

/// <summary>Opens the reference solution before submitting. It is recorded, and the grade will be Again.</summary>
public static class SeeSolution
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var saved = form.Has("revision") ? SaveDraft.Add(batch, id, Draft.From(form)) : null;
        batch.Do("""
            update attempts set saw_solution_at = coalesce(saw_solution_at, @now)
            where user_id = @me and id = @id and status = 'in_progress'
            """, new { id });
        var state = AttemptState.Query(batch, id);
        await batch.Run(cancel);
        return state.Value is not { } now ? Results.NotFound()
            : saved is { Value: 0 } ? AnotherTab.Answer(page, batch, form, now)
            : SeeOther.At($"/attempts/{id}#solution");
    }
}
