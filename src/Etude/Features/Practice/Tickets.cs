using System.Globalization;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Features.Practice;

/// <summary>
/// What the server knew of an attempt when it made the page, encrypted into a hidden field, so that a submission can be reviewed,
/// graded and scheduled in one round trip: the deed brings what it needs, and its writes hold only if that is still true.
/// </summary>
public sealed record Ticket
{
    public required Guid AttemptId { get; init; }
    public required ProblemBrief Problem { get; init; }
    public required bool EmMode { get; init; }
    public required string Language { get; init; }
    public required JsonMap<int> HintsUsed { get; init; }
    public required bool SawSolution { get; init; }
    public required double? MedianSeconds { get; init; }

    /// <summary>The memory before this attempt's review.</summary>
    public required Remembered? Memory { get; init; }

    /// <summary>The person's zone and desired retention when the page was made: they decide the day of return.</summary>
    public required string Zone { get; init; }

    public required double Retention { get; init; }

    /// <summary>The weights that the person's last fit kept; null for the defaults.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Reviews of returning problems so far, and as many as there were at the last fit: when it is time for another.</summary>
    public int Repeats { get; init; }

    public int? RepeatsAtFit { get; init; }

    /// <summary>What bends the day of return: how much returns at each instant, weekdays that are to be light, the interview.</summary>
    public JsonMap<int> Returns { get; init; } = [];

    public JsonMap<double> EasyDays { get; init; } = [];

    public DateOnly? Interview { get; init; }

    /// <summary>Only in the ticket of a result: the grade that was earned.</summary>
    public int? Earned { get; init; }

    public bool Unaided { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }

    public TimeZoneInfo TimeZone => Zones.Find(Zone) ?? TimeZoneInfo.Utc;

    public static Ticket For(AttemptRow row, PersonSettings settings) => new()
    {
        AttemptId = row.Id, Problem = row.Brief with { PhaseMinutes = TimeSettings.Targets(settings.Time?.LimitScale, row.PhaseMinutes) }, EmMode = row.EmMode, Language = row.Language, HintsUsed = row.HintsUsed,
        SawSolution = row.SawSolutionAt is not null, MedianSeconds = row.MedianSeconds, Memory = row.Memory,
        Zone = settings.Zone.Id, Retention = settings.Retention, Weights = KeptFit.Of(settings)?.Weights,
        Repeats = row.Repeats, RepeatsAtFit = KeptFit.Of(settings)?.Repeats,
        Returns = row.Returns, EasyDays = new(PlanSettings.Of(settings).EasyShares), Interview = PlanSettings.Of(settings).Interview,
    };

    /// <summary>The review that a grade makes of this attempt, with its final day of return.</summary>
    public PlacedReturn Schedule(Rating rating, DateTimeOffset at)
    {
        var (zone, today, model) = (TimeZone, at.DayIn(TimeZone), Scheduler.For(Retention, Weights));
        var loads = new DayLoads(today, 400);
        foreach (var (instant, problems) in Returns)
            loads.Add(DateTimeOffset.FromUnixTimeSeconds(long.Parse(instant, CultureInfo.InvariantCulture)).DayIn(zone), problems);
        var rules = new ReturnRules { Loads = loads, EasyDays = Today.Planning.EasyDays.From(EasyDays), Interview = Interview };
        return PlaceReturn.Place(Problem.Slug, Scheduler.Review(Memory, rating, at, zone, model), zone, rules, new Outlook(model));
    }
}

/// <summary>Seals tickets and opens them again. Nobody else can make or change one.</summary>
public sealed class Tickets(IDataProtectionProvider protection)
{
    private readonly Sealer<Ticket> sealer = new(protection, "etude.attempt.ticket.v1");

    public string Seal(Ticket ticket) => sealer.Seal(ticket);

    /// <summary>The ticket, or null when it is missing, not ours, changed, or of another attempt.</summary>
    public Ticket? Open(string text, Guid attempt) => sealer.Open(text) is { } ticket && ticket.AttemptId == attempt ? ticket : null;
}
