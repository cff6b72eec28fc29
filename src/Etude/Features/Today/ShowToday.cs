using Etude.Features.Onboarding;
using Etude.Features.Recall;
using Etude.Features.Today.Planning;
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

    public static async Task<RazorComponentResult> Handle(Me me, string? minutes, Db db, PageContext page, RouteTable routes, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var day = new DayQuery(batch, content);
        var days = TodayRows.Days(batch, DaysRead);
        var started = OnboardingFacts.Query(batch);
        await batch.Run(cancel);

        var (person, kept, chosen) = (batch.Person!, day.Kept, Minutes(minutes));
        var request = day.Request(chosen);
        var made = MakePlan.For(WithoutMoved(request, kept));
        var plan = FollowPlan.For(request, made, chosen is null ? kept : []);
        return page.Show<TodayPage>("Today", Model(request, made, plan, days.Value, isKept: kept.Count > 0) with
        {
            MinutesADay = person.Settings.Minutes,
            FirstSteps = OnboardingSteps.Unfinished(person.Settings, started.Value!, routes),
            Aim = TodayAim.Of(day.Job, person.Today, content.AxisName),
        }, batch);
    }

    /// <summary>The day without what the person put off.</summary>
    private static PlanRequest WithoutMoved(PlanRequest request, IReadOnlyList<Planning.StoredPiece> kept)
    {
        var away = kept.Where(p => p.Moved).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        return away.Count == 0 ? request : request with
        {
            Recalls = [.. request.Recalls.Where(r => !away.Contains(r.Problem.Slug))],
            Unseen = [.. request.Unseen.Where(p => !away.Contains(p.Slug))],
            Open = [.. request.Open.Where(o => !away.Contains(o.Problem.Slug))],
        };
    }

    private static TodayModel Model(PlanRequest request, DayPlan made, FollowedPlan plan, IReadOnlyList<PracticeDay> days, bool isKept)
    {
        var (today, zone) = (request.Today, request.Zone);
        var shown = plan.Pieces.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var stored = plan.Stored.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var putOff = plan.Stored.Where(p => p.Moved).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var tomorrow = Scheduler.StartOf(today.AddDays(1), zone);
        var done = new DoneToday(request);
        return new()
        {
            Today = today,
            Minutes = request.Minutes,
            Plan = plan,
            Interview = request.Interview >= request.Today ? request.Interview : null,
            Aim = null,
            IsKept = isKept,
            IsEasyDay = made.IsEasyDay,
            CatchUp = made.CatchUp,
            BeginsWithMostNeeded = plan.Pieces.Count > 0 && made.Pieces.Count > 0 && plan.Pieces[0].Key == made.Pieces[0].Key,
            Alternatives = SwapPiece.Alternatives(request, plan.Pieces, stored),
            Waiting = request.Recalls.Count(r => r.Memory.DueAt < tomorrow && !done.Holds(r) && !shown.Contains(r.Problem.Slug) && !putOff.Contains(r.Problem.Slug)),
            Soon = [.. request.Recalls.Where(r => r.Memory.DueAt >= tomorrow && !shown.Contains(r.Problem.Slug)).Take(5)
                .Select(r => new ComingBack(r.Memory.DueAt.DayIn(zone), r.Problem.Title, request.Outlook.Chance(r.Memory, r.Memory.DueAt)))],
            Weeks = PracticeDays.Weeks(days, today, DaysShown / 7),
            Streak = PracticeDays.Streak(days, today),
            ThisWeek = PracticeDays.ThisWeek(days, today),
            AxisName = request.AxisName,
            Now = request.Now,
            Zone = zone,
            Outlook = request.Outlook,
        };
    }

    private static int? Minutes(string? text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var minutes) && minutes is >= 5 and <= 480 ? minutes : null;
}
