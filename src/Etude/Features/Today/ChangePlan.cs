using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Today;

/// <summary>
/// Keeps the day's plan as the person wants it: a piece swapped or put off, one of the library begun, or, with an empty plan, the day
/// planned anew. The form brings the whole plan, so that it is one round trip.
/// </summary>
public static class ChangePlan
{
    /// <summary>The form field that names the piece to go on to, written as a plan of one piece.</summary>
    public const string GoOn = "go_on";

    public static async Task<IResult> Handle(Me me, FormFields form, Db db, CancellationToken cancel)
    {
        var plan = StoredPlan.Read(form.Text(StoredPlan.Field, 20_000));
        var next = StoredPlan.Read(form.Text(GoOn, 200)).FirstOrDefault();
        await using var batch = db.As(me);
        Keep(batch, plan);
        await batch.Run(cancel);
        return SeeOther.At(next switch
        {
            { Purpose: Purpose.Study, Slug: var slug } => $"/library/{slug}",
            { Purpose: Purpose.Reflect } => "/reflect",
            _ => "/today",
        });
    }

    /// <summary>Lets go of the day's plan, so that it is made anew: what it aims at has changed.</summary>
    public static void Anew(Batch batch) => batch.Do("update sessions set plan = '[]', updated_at = @now where user_id = @me and day = (select etude.day(@now))");

    /// <summary>Keeps the plan that a form of Today brought along, if it did, in the batch of the deed that begins the day.</summary>
    public static void Begin(Batch batch, FormFields form)
    {
        if (form.Has(StoredPlan.Field))
            Keep(batch, StoredPlan.Read(form.Text(StoredPlan.Field, 20_000)));
    }

    /// <summary>Adds the keeping of a plan for today to a batch.</summary>
    public static void Keep(Batch batch, JsonList<Planning.StoredPiece> plan) => batch.Do("""
        insert into sessions (user_id, day, plan, updated_at) values (@me, etude.day(@now), @plan, @now)
        on conflict (user_id, day) do update set plan = excluded.plan, updated_at = excluded.updated_at
        """, new { plan });
}
