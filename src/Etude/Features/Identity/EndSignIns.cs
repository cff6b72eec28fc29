using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Identity;

/// <summary>Ends one of the person's sign-ins, all others, or all of them.</summary>
public static class EndSignIns
{
    private const string Page = "/settings/sign-ins";

    public static async Task<IResult> HandleOne(Guid id, Me me, HttpContext http, PageContext page, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var there = batch.One<bool>("select true from etude.sign_ins where user_id = @me and id = @id", new { id });
        batch.Do("update etude.sign_ins set ended_at = @now where user_id = @me and id = @id and ended_at is null", new { id });
        await batch.Run(cancel);
        if (!there.Value)
            return page.NotHere(batch, "There is no such sign-in, or it is not yours.");
        return await Leave(http, id == me.SignIn);
    }

    /// <summary>The field <c>which</c> says <c>others</c> or <c>all</c>; whatever else it says counts as all, which is the safer of the two.</summary>
    public static async Task<IResult> HandleMany(Me me, FormFields form, HttpContext http, Db db, CancellationToken cancel)
    {
        var others = form.Text("which", 20) == "others";
        await using var batch = db.As(me);
        if (others)
            batch.Do("update etude.sign_ins set ended_at = @now where user_id = @me and id <> @here and ended_at is null", new { here = me.SignIn });
        else
            All(batch);
        await batch.Run(cancel);
        return await Leave(http, !others);
    }

    /// <summary>Ends every sign-in of the batch's person, this browser's too.</summary>
    public static void All(Batch batch) => batch.Do("update etude.sign_ins set ended_at = @now where user_id = @me and ended_at is null");

    private static async Task<IResult> Leave(HttpContext http, bool here)
    {
        if (!here)
            return SeeOther.At($"{Page}?ended=1");
        await http.ForgetSignIn();
        return SeeOther.At("/");
    }
}
