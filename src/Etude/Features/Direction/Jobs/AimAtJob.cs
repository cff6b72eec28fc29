using System.Globalization;
using Etude.Features.Settings;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Jobs;

/// <summary>Makes a job the one that the plan follows, or none; and sets the day of the interview.</summary>
public static class AimAtJob
{
    public static async Task<IResult> Activate(Me me, Guid id, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var job = Exists(batch, id);
        if (form.Flag("active"))
            Aim.At(batch, id);
        else
            Aim.AtNothing(batch, id);
        ChangePlan.Anew(batch);
        await batch.Run(cancel);
        return job.Value ? SeeOther.At($"/jobs/{id}") : page.NotHere(batch, "There is no job at this address, or it is not yours.");
    }

    public static async Task<IResult> SetInterview(Me me, Guid id, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var typed = form.Text("interview_date", 100).Trim();
        DateOnly? day = DateOnly.TryParseExact(typed, PlanSettings.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is >= 2000 and <= 2200 ? read : null;
        if (typed.Length > 0 && day is null)
            throw new BadFormException("Enter the day as year-month-day, such as 2026-12-03, or leave it empty.");
        await using var batch = db.As(me);
        var job = Exists(batch, id);
        Aim.Interview(batch, day);
        await batch.Run(cancel);
        return job.Value ? SeeOther.At($"/jobs/{id}") : page.NotHere(batch, "There is no job at this address, or it is not yours.");
    }

    private static Pending<bool> Exists(Batch batch, Guid id) => batch.One<bool>("select exists (select from jds where user_id = @me and id = @id)", new { id });
}
