using System.Globalization;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>How long things take, in words.</summary>
public static class StudyTime
{
    /// <summary>An item above four hours is a project: nobody does it in one go.</summary>
    public const int LongestSitting = 240;

    private const int PaceDays = 28;

    public static bool IsProject(int? minutes) => minutes > LongestSitting;

    /// <summary>"40 min", "1 h 30 min", "40 h".</summary>
    public static string Words(int minutes) => minutes switch
    {
        < 60 => $"{minutes} min",
        < LongestSitting when minutes % 60 > 0 => $"{minutes / 60} h {minutes % 60} min",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(minutes / 60.0):0} h"),
    };

    /// <summary>Where a project stands: what is done, what is left, and when it ends at the pace of the last four weeks.</summary>
    /// <param name="minutes">What the whole item takes.</param>
    /// <param name="sittings">What was done.</param>
    public static string Estimate(int minutes, IReadOnlyCollection<Sitting> sittings, DateOnly today)
    {
        var done = sittings.Sum(s => s.Minutes);
        var left = minutes - done;
        if (done == 0)
            return $"About {Words(minutes)}. At two hours a week that is {Instants.Count(Weeks(minutes, 120), "week")}.";
        if (left <= 0)
            return $"{Words(done)} so far, and it was estimated at {Words(minutes)}.";
        var recent = sittings.Where(s => s.Day > today.AddDays(-PaceDays) && s.Day <= today).Sum(s => s.Minutes);
        var pace = recent * 7.0 / PaceDays;
        return recent == 0
            ? $"{Words(done)} of about {Words(minutes)}. No sitting in the last four weeks."
            : $"{Words(done)} of about {Words(minutes)}. At the pace of the last four weeks, {Words((int)Math.Ceiling(pace))} a week, {Instants.Count(Weeks(left, pace), "week")} are left.".Replace("1 week are", "1 week is", StringComparison.Ordinal);
    }

    private static int Weeks(int minutes, double aWeek) => Math.Max(1, (int)Math.Ceiling(minutes / aWeek));
}
