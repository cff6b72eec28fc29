using System.Globalization;
using System.Text.RegularExpressions;
using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Today.Planning;
using Etude.Platform.Web;

namespace Etude.Tests.Features.Demo;

/// <summary>One sentence that Today can say, and how it is checked against rows: true, or what is wrong.</summary>
internal sealed record Saying(string Pattern, Func<Match, Piece, bool> IsTrue);

/// <summary>A piece of Today's plan as it stands on the page.</summary>
internal sealed record Piece(string Href, string Title, string Axis, int Minutes, IReadOnlyList<string> Titles)
{
    public string Slug => Href.Split('/')[^1];
}

/// <summary>The rows of one person, read past the app, and what pure functions make of them: the measure of each sentence of Today.</summary>
internal sealed partial class Truth(Rows rows, DateTimeOffset now, DateOnly today, TimeZoneInfo zone)
{
    private static readonly string[] Places = ["", "second-", "third-", "fourth-", "fifth-"];
    private static readonly Dictionary<string, double> EasyShare = new() { ["Saturday"] = 0.5 };

    /// <summary>Every sentence of a plan's reasons and facts.</summary>
    public IReadOnlyList<Saying> Sayings =>
    [
        new(@"Recall (\d+) % today, (\d+) % if you wait three days\.", (m, p) => !(rows.Interview > today) && m.Is(1, Chance(p, 0)) && m.Is(2, Chance(p, 3))),
        new(@"Your interview is on (.+?): about (\d+) % recall that day if you practise this now, (\d+) % if you leave it\.", (m, p) =>
            m.Groups[1].Value == rows.Interview!.Value.Day() && m.Is(2, Reviewed(p)) && m.Is(3, Memory(p).ChanceAt(InterviewMorning, Scheduler.Default))),
        new(@"Last time it did not work out, so this is the day to try it again\.", (_, p) => Last(p).Grade == 1),
        new(@"Last time you needed no hint; this keeps it so\.", (_, p) => Last(p) is { Grade: > 1, Hints: 0 }),
        new(@"Last time you needed (\d+) hints?, so this is the day to try it without\.", (m, p) => Last(p).Grade > 1 && m.Is(1, Last(p).Hints / 100.0)),
        new(@"You began this and last saved (.+?), in (\w+)\. Everything is where you left it\.", (m, p) => Open(p) is { } open
            && m.Groups[2].Value == open.Phase && m.Groups[1].Value == ((int)(now - open.SavedAt).TotalDays switch { 0 => "today", 1 => "yesterday", var d => $"{d} days ago" })),
        new(@"(.+) has nothing to show yet\. One attempt tells more than a guess; skipping it leaves that open\.", (m, _) => Level(m.Groups[1].Value).Observations == 0),
        new(@"(.+) is your (\S*-)?lowest axis, at (\d+) of 100, give or take (\d+)\. Skipping it leaves it there\.", (m, _) =>
            Rank(m.Groups[1].Value) is var rank && Places[rank] == m.Groups[2].Value && IsLevel(m, 1, 3)),
        new(@"(.+) stands at (\d+) of 100, give or take (\d+)\. Skipping it leaves it there\.", (m, _) => Rank(m.Groups[1].Value) >= Places.Length && IsLevel(m, 1, 2)),
        new(@"(.+) is (\d+) % of the job you aim for, and you stand at (\d+) of 100, give or take (\d+)\. Skipping it leaves that as it is\.", (m, _) =>
            m.Is(2, rows.JobShare(m.Groups[1].Value)) && IsLevel(m, 1, 3)),
        new(@"(.+) is not named by the job you aim for, and you stand at (\d+) of 100, give or take (\d+)\. Skipping it leaves that as it is\.", (m, _) =>
            rows.JobShare(m.Groups[1].Value) == 0 && IsLevel(m, 1, 2)),
        new(@"It serves (.+), as “(.+)” does today\. It can wait without cost\.", (m, p) => p.Axis == m.Groups[1].Value
            && p.Titles.Contains(m.Groups[2].Value) && rows.AxesOfItem(p.Slug).Select(rows.AxisName).Contains(p.Axis) && rows.AxesOfTitle(m.Groups[2].Value).Select(rows.AxisName).Contains(p.Axis)),
        new(@"You have practised since (.+) and not looked back yet\. It can wait; the question stays\.", (m, _) =>
            rows.LookedBack is null && rows.FirstPractice.Day() == m.Groups[1].Value && today.DayNumber - rows.FirstPractice.DayNumber >= 28),
        new(@"Your last look back was on (.+), four weeks ago or more\. It can wait; the question stays\.", (m, _) =>
            rows.LookedBack is { } day && day.Day() == m.Groups[1].Value && today.DayNumber - day.DayNumber >= 28),
        new(@"The chance that you could solve it unaided is (\d+) % now, (\d+) % in three days and (\d+) % in seven\.", (m, p) =>
            m.Is(1, Chance(p, 0)) && m.Is(2, Chance(p, 3)) && m.Is(3, Chance(p, 7))),
        new(@"On the morning of the interview it is (\d+) % without another try, and about (\d+) % with one now\.", (m, p) =>
            m.Is(1, Memory(p).ChanceAt(InterviewMorning, Scheduler.Default)) && m.Is(2, Reviewed(p))),
        new(@"Last time: (\w+)\. (.+)", (m, p) => rows.EarnedAt(Last(p)) is var earned && earned.Rating.ToString() == m.Groups[1].Value && earned.Reason == m.Groups[2].Value),
        new(@"It was to come back on (.+?) and was moved to (.+?), (\d+) days? (later|earlier), (.+)\.", IsMoved),
    ];

    private DateTimeOffset InterviewMorning => Scheduler.StartOf(rows.Interview!.Value, zone).AddHours(9);

    private Remembered Memory(Piece piece) => rows.Memory(piece.Slug);

    private double Chance(Piece piece, int days) => Memory(piece).ChanceAt(now.AddDays(days), Scheduler.Default);

    private LastTry Last(Piece piece) => rows.Last(piece.Slug);

    private OpenTry? Open(Piece piece) => rows.Open.SingleOrDefault(o => piece.Href == $"/attempts/{o.Id}");

    /// <summary>Recall on the interview's morning, expected after a review now.</summary>
    private double Reviewed(Piece piece) => Outlook.Default.ChanceAfterReview(Memory(piece), now, InterviewMorning);

    private AxisLevel Level(string name) => rows.Levels(now).Single(l => rows.AxisName(l.Axis) == name);

    private int Rank(string name) => rows.Levels(now).Count(l => l.Level < Level(name).Level);

    private bool IsLevel(Match match, int name, int level) =>
        Level(match.Groups[name].Value) is var stands && match.Is(level, stands.Level / 100) && match.Is(level + 1, stands.Uncertainty / 100);

    /// <summary>The move is the difference between what the model alone says after the last review and the day in the row.</summary>
    private bool IsMoved(Match match, Piece piece)
    {
        var (wished, window) = rows.Wished(piece.Slug, zone);
        var due = Memory(piece).DueAt.DayIn(zone);
        var days = due.DayNumber - wished.DayNumber;
        var isCause = match.Groups[5].Value switch
        {
            "to come before your interview" => rows.Interview is { } interview && wished >= interview && due < interview,
            var easy when easy.StartsWith("to keep ", StringComparison.Ordinal) => EasyShare.ContainsKey(wished.ToString("dddd", CultureInfo.InvariantCulture)) && window,
            "to a day with less on it" => window,
            _ => false,
        };
        return isCause && match.Groups[1].Value == wished.Day() && match.Groups[2].Value == due.Day()
            && match.Groups[3].Value == $"{Math.Abs(days)}" && match.Groups[4].Value == (days > 0 ? "later" : "earlier");
    }
}

internal static class Matches
{
    /// <summary>Whether a group says this share in per cent.</summary>
    public static bool Is(this Match match, int group, double share) => match.Groups[group].Value == $"{Math.Round(share * 100):0}";
}
