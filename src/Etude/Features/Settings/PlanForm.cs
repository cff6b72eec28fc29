using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Settings;

/// <summary>The part of the settings that bends the plan: retention, interview date, light weekdays.</summary>
public sealed record PlanForm
{
    /// <summary>How much a weekday may carry, as the form sends it, with its words.</summary>
    public static readonly (string Share, string Name)[] Shares = [("1", "as usual"), ("0.5", "half"), ("0", "nothing")];

    /// <summary>Monday first, as weeks are shown.</summary>
    public static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Per cent, 70 to 97.</summary>
    public required string Retention { get; init; }

    /// <summary>A day such as 2026-12-03; empty for none.</summary>
    public required string Interview { get; init; }

    /// <summary>By weekday: one of <see cref="Shares"/>.</summary>
    public required IReadOnlyDictionary<string, string> Days { get; init; }

    public static PlanForm From(PersonSettings settings)
    {
        var plan = PlanSettings.Of(settings);
        return new()
        {
            Retention = (settings.Retention * 100).ToString("0.#", CultureInfo.InvariantCulture),
            Interview = plan.Interview?.ToString(PlanSettings.DayFormat, CultureInfo.InvariantCulture) ?? "",
            Days = Weekdays.ToDictionary(day => day, day => Nearest(plan.EasyShares.GetValueOrDefault(day, 1)), StringComparer.Ordinal),
        };
    }

    public static PlanForm From(FormFields form) => new()
    {
        Retention = form.Text("desired_retention", 100).Trim(),
        Interview = form.Text("interview_date", 100).Trim(),
        Days = Weekdays.Where(day => form.Contains("easy_" + day)).ToDictionary(day => day, day => form.Text("easy_" + day, 100), StringComparer.Ordinal),
    };

    public void AddMistakes(Dictionary<string, string> mistakes)
    {
        if (Retention.Length > 0 && ReadRetention() is null)
            mistakes["desired_retention"] = "Enter a chance of recall between 70 and 97 per cent.";
        if (Interview.Length > 0 && ReadInterview() is null)
            mistakes["interview_date"] = "Enter the day as year-month-day, such as 2026-12-03, or leave it empty.";
        if (Days.Values.Any(share => Shares.All(s => s.Share != share)))
            mistakes["easy_monday"] = "Choose for each weekday what it may carry.";
        else if (Days.Count == Weekdays.Length && Days.Values.All(share => share == "0"))
            mistakes["easy_monday"] = "Leave at least one weekday that may carry something.";
    }

    /// <summary>What changes in the bag; a field that was not sent changes nothing.</summary>
    public string Patch()
    {
        var patch = new JsonObject();
        if (ReadRetention() is { } retention)
            patch["desired_retention"] = retention;
        if (ReadInterview() is { } day)
            patch["interview_date"] = day.ToString(PlanSettings.DayFormat, CultureInfo.InvariantCulture);
        if (Days.Count > 0)
            patch["easy_days"] = JsonSerializer.SerializeToNode(Days.Where(d => d.Value != "1").ToDictionary(d => d.Key, d => double.Parse(d.Value, CultureInfo.InvariantCulture)));
        return patch.ToJsonString();
    }

    private double? ReadRetention() =>
        double.TryParse(Retention.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 70 and <= 97 ? percent / 100 : null;

    private DateOnly? ReadInterview() =>
        DateOnly.TryParseExact(Interview, PlanSettings.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200 ? day : null;

    private static string Nearest(double share) => share <= 0 ? "0" : share < 1 ? "0.5" : "1";
}
