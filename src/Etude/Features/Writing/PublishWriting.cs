using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Npgsql;

namespace Etude.Features.Writing;

/// <summary>Saves what the form holds and makes it public at its address. Needs a handle, a title and a slug that no other piece has.</summary>
public static class PublishWriting
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var draft = WritingDraft.From(form);
        var typed = form.Text("slug", 1000).Trim().ToLowerInvariant();
        var slug = typed.Length == 0 ? PublicAddress.SlugOf(draft.Title) : typed;
        var mistake = draft.Title.Length == 0 ? "Give the piece a title before you publish it."
            : draft.Words == 0 ? "Write something before you publish it."
            : PublicAddress.Mistake(slug);
        await using var batch = db.As(me);
        var saved = SaveWriting.Add(batch, id, draft);
        // Only what this very batch saved becomes public (xmin), never what another tab saved meanwhile. The slug goes in only when no
        // other piece of this person has it; whoever comes second is told.
        var done = mistake is not null ? null : batch.Do("""
            update writings set status = 'published', slug = @slug, published_title = title, published_body_md = body_md, published_words = word_count,
                published_at = coalesce(published_at, @now), updated_at = @now
            where user_id = @me and id = @id and revision = @revision + 1 and xmin = pg_current_xact_id()::xid
                and exists (select from users u where u.id = @me and u.settings_json ->> 'handle' is not null)
                and not exists (select from writings other where other.user_id = @me and other.slug = @slug and other.id <> @id)
            """, new { id, slug, revision = draft.Revision });
        var row = WritingRow.Query(batch, id);
        try
        {
            await batch.Run(cancel);
        }
        catch (PostgresException taken) when (taken.ConstraintName == "writings_slug_key")
        {
            throw new BadFormException("Another piece took that address at the same moment. Send it again with another end of the address.");
        }
        return row.Value switch
        {
            null => Results.NotFound(),
            { } now when saved.Value == 0 => SaveWriting.AnotherTab(page, batch, form, now.Revision),
            _ when done is { Value: > 0 } => SeeOther.At($"/writing/{id}"),
            var now => ShowWriting.Page(page, batch, now, mistake ?? (batch.Person!.Settings.Handle is null
                ? "Claim a handle in Settings first: it is the first half of the public address. Your text is saved."
                : $"You have another piece at “{slug}”. Choose another end of the address; your text is saved."), slug),
        };
    }
}
