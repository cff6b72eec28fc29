using Etude.Features.Practice;

namespace Etude.Features.Reviews.Signals;

/// <summary>Help and time, phase by phase. Asked only where the person did something, so that an empty phase earns nothing by being quick.</summary>
internal static class CalibrationRules
{
    private const double HardlyAny = 0.1;
    private const double Somewhat = 1.25;
    private const double Well = 1.75;
    private const double Far = 2.5;

    public static readonly IReadOnlyList<(string Key, Rule Rule)> All =
    [
        .. Phases.All.Select(p => ($"{p}.unaided", (Rule)(m => Unaided(m, p)))),
        .. Phases.All.Select(p => ($"{p}.time", (Rule)(m => Time(m, p)))),
    ];

    private static Seen? Unaided(Material material, string phase)
    {
        if (!material.IsTouched(phase))
            return null;
        if (material.Submission.SawSolution && phase == Phases.Implement)
            return new Seen(0);
        return new Seen(3 - Math.Clamp(material.Submission.HintsUsed.GetValueOrDefault(phase), 0, 3));
    }

    /// <summary>Within a quarter over the target is on time. Next to no time is no virtue either.</summary>
    private static Seen? Time(Material material, string phase)
    {
        var target = 60.0 * material.Problem.PhaseMinutes.GetValueOrDefault(phase);
        var spent = material.Submission.Seconds.GetValueOrDefault(phase);
        if (!material.IsTouched(phase) || target <= 0 || spent <= 0)
            return null;
        var share = spent / target;
        return new Seen(share switch { < HardlyAny => 1, <= Somewhat => 3, <= Well => 2, <= Far => 1, _ => 0 });
    }
}
