using Etude.Platform.Postgres;

namespace Etude.Features.Identity;

/// <summary>Deletes an account, and with it every row of the person in every table.</summary>
public static class ForgetAccount
{
    /// <summary>The account with this e-mail, if there is one.</summary>
    public static async Task Of(Db db, string email, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        batch.Do("delete from auth.users where lower(email) = lower(@email)", new { email });
        await batch.Run(cancel);
    }
}
