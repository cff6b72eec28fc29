using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>Takes the public page away; draft and address stay.</summary>
public static class WithdrawWriting
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        _ = form;
        await using var batch = db.As(me);
        batch.Do("""
            update writings set status = 'draft', published_title = null, published_body_md = null, published_words = null, published_at = null, updated_at = @now
            where user_id = @me and id = @id and status = 'published'
            """, new { id });
        var state = WritingState.Query(batch, id);
        await batch.Run(cancel);
        return state.Value is null ? Results.NotFound() : SeeOther.At($"/writing/{id}");
    }
}
