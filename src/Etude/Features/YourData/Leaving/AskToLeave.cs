using Etude.Features.Identity;
using Etude.Features.YourData.Import;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Leaving;

/// <summary>Marks the account for deletion, once the words were typed, and signs out everywhere.</summary>
public static class AskToLeave
{
    public static async Task<IResult> Handle(Me me, FormFields form, HttpContext http, Db db, ImportDesk desk, PageContext page, CancellationToken cancel)
    {
        var isMeant = string.Equals(form.Text("words", 1000).Trim(), ShowDeletion.Words, StringComparison.OrdinalIgnoreCase);
        await using var batch = isMeant ? db.AsLeaving(me) : db.As(me);
        var counts = isMeant ? null : YourCounts.Query(batch);
        if (isMeant)
            Leaver.Ask(batch);
        await batch.Run(cancel);
        if (counts is not null)
            return page.Show<DeletionPage>("Error: Delete your account", new ShowDeletion.Model(counts.Value!,
                $"Type “{ShowDeletion.Words}” to go on. Nothing was deleted."), batch, StatusCodes.Status422UnprocessableEntity);
        desk.Drop(me.Id);
        await http.ForgetSignIn();
        return SeeOther.At("/signin?next=/leaving");
    }
}
