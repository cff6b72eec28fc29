using Etude.Features.Axes;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>The sentences of the plan: why a piece is here, and what skipping it costs.</summary>
internal static class Reasons
{
    private static readonly string[] Places = ["", "second-", "third-", "fourth-", "fifth-"];

    public static string CarryOn(OpenAttempt open, DateTimeOffset now)
    {
        var days = (int)(now - open.SavedAt).TotalDays;
        var when = days switch { <= 0 => "today", 1 => "yesterday", _ => $"{days} days ago" };
        return $"You began this and last saved {when}, in {open.Phase}. Everything is where you left it.";
    }

    public static string Recall(PlanRequest request, RecallCandidate candidate, RecallFacts facts)
    {
        var chance = facts is { OnTheDay: { } left, OnTheDayReviewed: { } reviewed }
            ? $"Your interview is on {request.InterviewAhead!.Value.Day()}: about {Percent(reviewed)} recall that day if you practise this now, {Percent(left)} if you leave it."
            : $"Recall {Percent(facts.Now)} today, {Percent(facts.In3)} if you wait three days.";
        var last = (candidate.LastGrade, candidate.LastHints) switch
        {
            (Rating.Again, _) => "Last time it did not work out, so this is the day to try it again.",
            (_, 0) => "Last time you needed no hint; this keeps it so.",
            (_, var hints) => $"Last time you needed {Instants.Count(hints, "hint")}, so this is the day to try it without.",
        };
        return $"{chance} {last}";
    }

    public static string New(PlanRequest request, NewChoice choice)
    {
        var (level, axis) = (choice.Level, request.AxisName(choice.Level.Axis));
        if (request.Weights.FromJob)
        {
            var asks = request.Weights.Share(level.Axis) is > 0 and var share ? $"is {Percent(share)} of the job you aim for" : "is not named by the job you aim for";
            return $"{axis} {asks}, and {Stand(level)}. Skipping it leaves that as it is.";
        }

        if (level.Observations == 0)
            return $"{axis} has nothing to show yet. One attempt tells more than a guess; skipping it leaves that open.";
        var place = choice.Rank <= Places.Length ? $"{axis} is your {Places[choice.Rank - 1]}lowest axis, at" : $"{axis} stands at";
        return $"{place} {level.Level:0} of 100, give or take {level.Uncertainty:0}. Skipping it leaves it there.";
    }

    public static string Study(string axisName, string? title) => title is null
        ? $"It serves {axisName}. It can wait without cost."
        : $"It serves {axisName}, as “{title}” does today. It can wait without cost.";

    public static string Reflect(ReflectionWish wish) => wish.First
        ? $"You have practised since {wish.Since.Day()} and not looked back yet. It can wait; the question stays."
        : $"Your last look back was on {wish.Since.Day()}, four weeks ago or more. It can wait; the question stays.";

    public static string Percent(double share) => $"{Math.Round(share * 100):0}\u00A0%";

    private static string Stand(AxisLevel level) => level.Observations == 0
        ? "it has nothing to show yet"
        : $"you stand at {level.Level:0} of 100, give or take {level.Uncertainty:0}";
}
