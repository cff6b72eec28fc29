using Etude.Platform.Postgres;

namespace Etude.Features.Doctor;

/// <summary>What was read from the database, before anybody judges it.</summary>
public sealed record DatabaseFacts
{
    /// <summary>Where it is, fit to be shown.</summary>
    public required string Place { get; init; }

    public required Version Version { get; init; }

    /// <summary>Whether it is on this machine, reached by a socket or by loopback.</summary>
    public required bool IsNear { get; init; }

    public required bool IsSupabase { get; init; }

    /// <summary>The median of twenty round trips.</summary>
    public required TimeSpan RoundTrip { get; init; }

    /// <summary>The database's clock less this machine's, taken half a round trip before the answer.</summary>
    public required TimeSpan ClockAhead { get; init; }

    /// <summary>The bytes of this database.</summary>
    public required long Bytes { get; init; }

    /// <summary>The server's data directory, where it tells; poolers and hosts do not.</summary>
    public string? DataDirectory { get; init; }

    public required Wire Wire { get; init; }

    public required IReadOnlyList<TableFacts> Tables { get; init; }

    /// <summary>Those of the three roles that pages take which are there.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The role the app signs in with.</summary>
    public required LoginFacts Login { get; init; }
}

/// <summary>How the connection is kept from being read on its way.</summary>
public enum Wire
{
    /// <summary>It does not leave this machine.</summary>
    Local,

    /// <summary>Nothing.</summary>
    Open,

    /// <summary>TLS, without a check of who answers.</summary>
    Encrypted,

    /// <summary>TLS, and the server's certificate is checked.</summary>
    Checked,
}

/// <summary>A table and what guards it.</summary>
public sealed record TableFacts
{
    /// <summary>With its schema.</summary>
    public required string Name { get; init; }
    public required bool HasRowSecurity { get; init; }
    public required int Policies { get; init; }
}

/// <summary>The app's login role and what it may.</summary>
public sealed record LoginFacts
{
    public required string Name { get; init; }
    public required bool IsSuperuser { get; init; }
    public required bool BypassesPolicies { get; init; }

    /// <summary>The three roles that it may take; pages and the sync need all of them.</summary>
    public required string[] MayTake { get; init; }
}

/// <summary>How the queue stands.</summary>
public sealed record QueueFacts
{
    public required int Waiting { get; init; }

    /// <summary>How long the oldest job that is due has waited; null when none is due.</summary>
    public required TimeSpan? Oldest { get; init; }

    public required int Failed { get; init; }

    /// <summary>The kinds that have failed jobs.</summary>
    public required string[] FailedKinds { get; init; }
}

/// <summary>The migrations of this Etude beside those of the database.</summary>
/// <param name="Missing">Not applied yet.</param>
/// <param name="Edited">Applied, and changed since.</param>
/// <param name="Unknown">Applied, and not among the files.</param>
public sealed record MigrationFacts(int Known, IReadOnlyList<string> Missing, IReadOnlyList<string> Edited, IReadOnlyList<string> Unknown);

/// <summary>The content folder beside the database.</summary>
/// <param name="Mistakes">The mistakes as the check prints them.</param>
/// <param name="BrokenFiles">How many files have one.</param>
/// <param name="Usable">Pieces without a mistake.</param>
/// <param name="Unsynced">Pieces that the database has otherwise or not at all, or has too many; null where it could not be asked.</param>
public sealed record ContentFacts(IReadOnlyList<string> Mistakes, int BrokenFiles, int Usable, int? Unsynced);
