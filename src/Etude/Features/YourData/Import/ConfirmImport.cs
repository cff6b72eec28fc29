using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Import;

/// <summary>The person has seen what an archive would bring, and says so: now it comes in.</summary>
public static class ConfirmImport
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, ImportDesk desk, CancellationToken cancel)
    {
        // Whether they may is asked before any work is begun.
        await using (var batch = db.As(me))
            await batch.Run(cancel);
        return await desk.Bring(me.Id, form.Text("sha256", 100))
            ? SeeOther.At("/settings/data#import")
            : throw new BadFormException("What you looked at is not there any more: it was brought in, dropped, or replaced by another archive. Open Your data and look again.");
    }
}

/// <summary>Forgets an archive that was brought, or the report on it.</summary>
public static class DropImport
{
    public static async Task<IResult> Handle(Me me, Db db, ImportDesk desk, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        await batch.Run(cancel);
        desk.Drop(me.Id);
        return SeeOther.At("/settings/data#import");
    }
}
