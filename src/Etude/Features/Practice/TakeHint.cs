using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Practice;

/// <summary>Takes the next rung of a phase's hint ladder, and counts it. What the form held is saved with it.</summary>
public static class TakeHint
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, Tickets tickets, CancellationToken cancel)
    {
        var phase = form.Text("hint_phase", 20);
        if (!Phases.IsPhase(phase))
            throw new BadFormException("That hint belongs to no phase. Reload the page and take it again.");
        await using var batch = db.As(me);
        var saved = form.Has("revision") ? SaveDraft.Add(batch, id, Draft.From(form)) : null;
        Add(batch, id, phase, form.Number("taken", 0, 100) ?? 0);
        var row = AttemptRow.Query(batch, id);
        var state = AttemptState.Query(batch, id);
        await batch.Run(cancel);
        return row.Value switch
        {
            null => Results.NotFound(),
            _ when saved is { Value: 0 } => AnotherTab.Answer(page, batch, form, state.Value!),
            var attempt when page.WantsFragment => page.Show<Studio.HintFragment>("Hints", StudioModel.From(attempt, batch, tickets, phase), batch),
            _ => SeeOther.At($"/attempts/{id}?phase={phase}"),
        };
    }

    /// <summary>Adds the taking to a batch; it happens only while so many were taken and there is one more.</summary>
    public static void Add(Batch batch, Guid attempt, string phase, int taken) => batch.Do("""
        update attempts a set hints_used = a.hints_used || jsonb_build_object(@phase, @taken + 1)
        from problems p
        where a.user_id = @me and a.id = @attempt and a.status = 'in_progress' and p.id = a.problem_id
            and coalesce((a.hints_used ->> @phase)::int, 0) = @taken
            and @taken < jsonb_array_length(coalesce(p.hints -> @phase, '[]'))
        """, new { attempt, phase, taken });
}
