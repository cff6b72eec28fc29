using Etude.Features.Practice;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;

namespace Etude.Features.Demo;

/// <summary>How one try at a problem goes, before anybody grades it.</summary>
/// <param name="Hints">By phase, in the order in which they are taken.</param>
/// <param name="Pace">Time against the problem's target, 1 is on target.</param>
/// <param name="Confidence">1 to 5, said before the first run.</param>
public sealed record DemoTry(bool Solved, JsonMap<int> Hints, double Pace, int Confidence)
{
    /// <summary>Draws a try: likely to succeed where the problem is remembered, less where it is new or hard.</summary>
    /// <param name="skill">What weeks of practice have added, 0 to about 0.3.</param>
    public static DemoTry At(Dice dice, PlannedPiece piece, AttemptRow attempt, double skill, double mood)
    {
        var chance = Math.Clamp((piece.Facts?.Now ?? Unmet(attempt.Difficulty)) + skill + mood, 0.05, 0.97);
        var solved = dice.Falls(chance);
        var hints = new JsonMap<int>();
        for (var wanted = solved ? Math.Max(0, dice.Whole(-2, 2)) : dice.Whole(1, 3); wanted > 0; wanted--)
        {
            var phase = dice.One(Asks);
            if (hints.GetValueOrDefault(phase) < (attempt.Hints.GetValueOrDefault(phase)?.Length ?? 0))
                hints[phase] = hints.GetValueOrDefault(phase) + 1;
        }

        var pace = solved ? dice.Between(0.7, 1.4) : dice.Between(1.2, 2.3);
        return new(solved, hints, pace, Math.Clamp((int)Math.Round(1 + (4 * chance) + dice.Between(-1.2, 1.2)), 1, 5));
    }

    private static readonly string[] Asks = [Phases.Explore, Phases.Plan, Phases.Plan, Phases.Implement];

    private static double Unmet(string difficulty) => difficulty switch { "intro" => 0.65, "core" => 0.45, _ => 0.3 };
}
