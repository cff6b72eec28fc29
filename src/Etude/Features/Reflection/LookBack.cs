namespace Etude.Features.Reflection;

/// <summary>What happened with one problem in the stretch that is looked back on.</summary>
public sealed record TriedProblem
{
    /// <summary>The problem's main axis.</summary>
    public required string Axis { get; init; }

    public required string Title { get; init; }
    public required int Attempts { get; init; }
    public required int Seconds { get; init; }
    public required int Hints { get; init; }

    /// <summary>Attempts that had been solved before and did not work out.</summary>
    public required int Lost { get; init; }

    /// <summary>Attempts that were sure beforehand (4 or 5) and did not work out.</summary>
    public required int Sure { get; init; }

    /// <summary>Attempts that worked out without hint or solution.</summary>
    public required int Unaided { get; init; }
}

/// <summary>Minutes of library sittings on one axis.</summary>
public sealed record SatOn
{
    public required string Axis { get; init; }
    public required int Minutes { get; init; }
}

/// <summary>A library item that was begun or dropped.</summary>
public sealed record LibraryTouch
{
    public required string Title { get; init; }
    public required string Status { get; init; }

    /// <summary>The day on which it was last touched.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A day with practice.</summary>
public sealed record DayOfPractice
{
    public required DateOnly Day { get; init; }
    public required int SecondsActive { get; init; }
}

/// <summary>Where one axis stands: its level with the uncertainty, and the share that the active job gives it (0 without a job).</summary>
public sealed record AxisStand(string Axis, string Name, double Level, double Uncertainty, double Share, double Need, bool Observed);

/// <summary>What somebody declared important at the end of a set.</summary>
public sealed record Declared(DateOnly On, IReadOnlyList<string> Axes, string Sentence);

/// <summary>Everything that a set of prompts rests on: a stretch of days of one person.</summary>
public sealed record LookBack
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required IReadOnlyList<TriedProblem> Problems { get; init; }
    public required IReadOnlyList<SatOn> Sittings { get; init; }
    public required IReadOnlyList<DayOfPractice> Days { get; init; }
    public required IReadOnlyList<LibraryTouch> Library { get; init; }
    public required IReadOnlyList<AxisStand> Axes { get; init; }
    public required Declared? Last { get; init; }

    /// <summary>The keys of the questions of each set before, the newest first: those of one kind take turns by it.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Asked { get; init; }

    /// <summary>Minutes of practice and of library sittings by axis; an axis without any is missing.</summary>
    public IReadOnlyDictionary<string, int> MinutesByAxis => Minutes(Problems, Sittings);

    public int TotalMinutes => MinutesByAxis.Values.Sum();

    /// <summary>Minutes by axis: seconds of attempts on a problem's main axis, and sittings.</summary>
    public static IReadOnlyDictionary<string, int> Minutes(IEnumerable<TriedProblem> problems, IEnumerable<SatOn> sittings) => problems
        .Select(p => (p.Axis, p.Seconds)).Concat(sittings.Select(s => (s.Axis, Seconds: 60 * s.Minutes)))
        .GroupBy(p => p.Axis, StringComparer.Ordinal)
        .Select(g => (g.Key, Minutes: (g.Sum(p => p.Seconds) + 30) / 60)).Where(g => g.Minutes > 0)
        .ToDictionary(g => g.Key, g => g.Minutes, StringComparer.Ordinal);
}
