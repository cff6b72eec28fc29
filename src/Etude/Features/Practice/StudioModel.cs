using Etude.Platform.Postgres;

namespace Etude.Features.Practice;

/// <summary>What the studio shows of an open attempt.</summary>
public sealed record StudioModel
{
    public required AttemptRow Attempt { get; init; }
    public required string Phase { get; init; }

    /// <summary>Sealed facts for the submission; see <see cref="Ticket"/>.</summary>
    public required string Ticket { get; init; }

    public required PersonSettings Settings { get; init; }

    /// <summary>Minutes by phase as they count for this person; empty where no target is wanted.</summary>
    public JsonMap<int> Targets => TimeSettings.Targets(Settings.Time?.LimitScale, Attempt.PhaseMinutes);

    public int Taken(string phase) => Attempt.HintsUsed.GetValueOrDefault(phase);

    public string[] Hints(string phase) => Attempt.Hints.GetValueOrDefault(phase) ?? [];

    public static StudioModel From(AttemptRow row, Batch batch, Tickets tickets, string phase) => new()
    {
        Attempt = row,
        Phase = phase,
        Ticket = tickets.Seal(Practice.Ticket.For(row, batch.Person!.Settings)),
        Settings = batch.Person!.Settings,
    };
}
