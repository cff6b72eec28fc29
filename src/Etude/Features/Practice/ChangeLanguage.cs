using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Practice;

/// <summary>Goes on in another language of the problem. What was written in the one before is kept, and comes back with it.</summary>
public static class ChangeLanguage
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var draft = Draft.From(form);
        await using var batch = db.As(me);
        var (revision, language) = (draft.Revision, form.Text("language", 40));
        // What was typed first, for it is what goes aside; all three hold only at the revision on which it was typed.
        batch.Do("""
            update attempts set code = coalesce(@code, code)
            where user_id = @me and id = @id and status = 'in_progress' and revision = @revision
            """, new { id, revision, code = draft.Code });
        batch.Do("""
            update attempts a set
                other_code = (a.other_code - @language) || jsonb_build_object(a.language, a.code),
                code = coalesce(a.other_code ->> @language, p.starter_code ->> @language, ''),
                language = @language, test_result = null, test_passed = null
            from problems p
            where a.user_id = @me and a.id = @id and a.status = 'in_progress' and a.revision = @revision and p.id = a.problem_id
                and p.test_code ? @language and a.language <> @language
            """, new { id, revision, language });
        // Without the code, which is in its place, and without the last run, which was of other code.
        var saved = SaveDraft.Add(batch, id, draft with { Code = null, Tests = null });
        var state = AttemptState.Query(batch, id);
        await batch.Run(cancel);
        return state.Value is not { } now ? Results.NotFound()
            : saved.Value == 0 ? AnotherTab.Answer(page, batch, form, now)
            : SeeOther.At($"/attempts/{id}?phase={draft.Phase}");
    }
}
