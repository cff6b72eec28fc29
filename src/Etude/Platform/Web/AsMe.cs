using Etude.Platform.Postgres;

namespace Etude.Platform.Web;

/// <summary>Batches of the signed-in person of a request; what their sign-in must still prove is proved in the batch itself.</summary>
public static class AsMe
{
    /// <inheritdoc cref="Db.As(Guid, SignInProof, bool)"/>
    public static Batch As(this Db db, Me me, bool owner = false) => db.As(me.Id, new SignInProof(me.SignIn), owner);

    /// <summary>As <see cref="As"/>, also for a person who has asked to be deleted.</summary>
    public static Batch AsLeaving(this Db db, Me me) => db.AsLeaving(me.Id, new SignInProof(me.SignIn));
}
