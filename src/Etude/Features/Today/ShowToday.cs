using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Today;

/// <summary>The plan of the day, the streak, eight weeks of practice and what returns next: one round trip.</summary>
public static class ShowToday
{
    private const int DaysShown = 56;
    private const int DaysRead = 400;

    public static async Task<RazorComponentResult<TodayPage>> Handle(Me me, string? minutes, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me.Id);
        var due = TodayRows.Due(batch);
        var open = TodayRows.Open(batch);
        var unseen = TodayRows.Unseen(batch);
        string[] axes = [.. content.Axes.Select(a => a.Key)];
        var evidence = TodayRows.Evidence(batch, axes);
        var days = TodayRows.Days(batch, DaysRead);
        await batch.Run(cancel);

        var person = batch.Person!;
        var budget = Minutes(minutes) ?? person.Settings.Minutes;
        var levels = AxisLevels.From(axes, evidence.Value, batch.Now);
        var recalls = due.Value.Select(r => r.ToDue()).ToList();
        var today = recalls.Where(r => r.Memory.DueAt.DayIn(person.Settings.Zone) <= person.Today).ToList();
        var plan = PlanDay.Make([.. open.Value.Select(o => o.ToOpen())], today, [.. unseen.Value.Select(u => u.ToProblem())],
            levels, content.AxisName, budget, batch.Now);
        return page.Show<TodayPage>("Today", new TodayModel
        {
            Today = person.Today,
            Name = person.Settings.DisplayName,
            Minutes = budget,
            Plan = plan,
            DueTotal = today.Count,
            Soon = [.. recalls.Except(today).OrderBy(r => r.Memory.DueAt).Take(5)
                .Select(r => new ComingBack(r.Memory.DueAt.DayIn(person.Settings.Zone), r.Problem.Title, r.Memory.ChanceAt(r.Memory.DueAt)))],
            Weeks = PracticeDays.Weeks(days.Value, person.Today, DaysShown / 7),
            Streak = PracticeDays.Streak(days.Value, person.Today),
            ThisWeek = PracticeDays.ThisWeek(days.Value, person.Today),
            AxisName = content.AxisName,
            Now = batch.Now,
        }, batch);
    }

    private static int? Minutes(string? text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var minutes) && minutes is >= 5 and <= 480 ? minutes : null;
}
