using System.Globalization;
using Etude.Platform.Web;

namespace Etude.Features.Today.Planning;

/// <summary>The facts behind a recall, as sentences: what skipping costs, how it went last time, what moved its day.</summary>
public static class SkipFacts
{
    public static IEnumerable<string> Of(RecallFacts facts, DateOnly due)
    {
        yield return $"The chance that you could solve it unaided is {Reasons.Percent(facts.Now)} now, {Reasons.Percent(facts.In3)} in three days and {Reasons.Percent(facts.In7)} in seven.";
        if (facts is { OnTheDay: { } left, OnTheDayReviewed: { } reviewed })
            yield return $"On the morning of the interview it is {Reasons.Percent(left)} without another try, and about {Reasons.Percent(reviewed)} with one now.";
        yield return facts.LastReason is { Length: > 0 } reason ? $"Last time: {facts.LastGrade}. {reason}" : $"Last time: {facts.LastGrade}.";
        if (Moved(facts.Move, due) is { } sentence)
            yield return sentence;
    }

    /// <summary>What moved a day of return; null when nothing did.</summary>
    public static string? Moved(DateMove move, DateOnly due) => move is { By: MovedBy.Nothing } or { Days: 0 } ? null
        : $"It was to come back on {due.AddDays(-move.Days).Day()} and was moved to {due.Day()}, {Instants.Count(Math.Abs(move.Days), "day")} {(move.Days > 0 ? "later" : "earlier")}, {Cause(move, due)}.";

    private static string Cause(DateMove move, DateOnly due) => move.By switch
    {
        MovedBy.Fuzz => "so that problems learned together do not come back together",
        MovedBy.Balance => "to a day with less on it",
        MovedBy.EasyDay => $"to keep {Weekday(due.AddDays(-move.Days))} light",
        _ => "to come before your interview",
    };

    private static string Weekday(DateOnly day) => day.ToString("dddd", CultureInfo.InvariantCulture);
}
