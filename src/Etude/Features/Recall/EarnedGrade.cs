using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>What an attempt was, as far as its grade depends on it.</summary>
/// <param name="TestsPassed">Tests that passed in the last run; null when the problem has no tests.</param>
/// <param name="TestsTotal">Tests in the last run; 0 when they were never run.</param>
/// <param name="Score">The review's score, 0 to 100: the measure for problems without tests.</param>
/// <param name="Hints">Hints taken, over all phases.</param>
/// <param name="Seconds">Working time over all phases; 0 when nobody measured it.</param>
/// <param name="TargetSeconds">The problem's target as the person wants it; 0 for none.</param>
/// <param name="MedianSeconds">The person's own median on this problem, or null before a second attempt.</param>
/// <param name="Confidence">1 (a guess) to 5 (sure), said before the first run; null when not said.</param>
public sealed record AttemptFacts(
    int? TestsPassed, int TestsTotal, int Score, int Hints, bool SawSolution, int Seconds, int TargetSeconds, double? MedianSeconds, int? Confidence);

/// <summary>A grade and the reason for it, in one sentence.</summary>
/// <param name="Unaided">Solved with no hint and without the solution: what progress counts.</param>
public sealed record Grade(Rating Rating, string Reason, bool Unaided);

/// <summary>
/// The grade is earned, not chosen: it follows from tests (or the review's score), hints, the solution and time.
/// The ladder begins at Easy and each fact can only lower it, so that the reason is the fact that lowered it last.
/// </summary>
public static class EarnedGrade
{
    public const int HintsThatMakeItHard = 2;
    public const int HintsThatMakeItAgain = 6;
    private const double Slow = 2.0;

    public static Grade Of(AttemptFacts facts)
    {
        if (facts.SawSolution)
            return new Grade(Rating.Again, "You opened the reference solution, so the next time is the one that counts.", Unaided: false);
        return facts.TestsPassed is { } passed ? FromTests(facts, passed) : FromScore(facts);
    }

    private static Grade FromTests(AttemptFacts facts, int passed)
    {
        if (facts.TestsTotal == 0)
            return new Grade(Rating.Again, "The tests were not run, so nothing shows yet that it works.", Unaided: false);
        if (passed < facts.TestsTotal)
            return new Grade(Rating.Again, $"{passed} of {Instants.Count(facts.TestsTotal, "test")} pass, so it comes back soon.", Unaided: false);
        return Lowered(facts, Rating.Easy, $"All {Instants.Count(facts.TestsTotal, "test")} pass");
    }

    private static Grade FromScore(AttemptFacts facts)
    {
        var start = facts.Score switch { < 40 => Rating.Again, < 60 => Rating.Hard, < 85 => Rating.Good, _ => Rating.Easy };
        var lead = $"The review scores it {facts.Score} of 100";
        return start == Rating.Again ? new Grade(start, lead + ", so it comes back soon.", Unaided: false) : Lowered(facts, start, lead);
    }

    private static Grade Lowered(AttemptFacts facts, Rating start, string lead)
    {
        var (byHints, byTime, byDoubt) = (HintCap(facts.Hints), TimeCap(facts), DoubtCap(facts.Confidence));
        var rating = (Rating)Math.Min((int)start, Math.Min((int)byHints, Math.Min((int)byTime, (int)byDoubt)));
        var said = $"{lead}, {HintWords(facts.Hints)}{TimeWords(facts)}.";
        return new Grade(rating, said + Turn(facts.Hints, rating, start, byHints, byTime, byDoubt), Unaided: facts.Hints == 0);
    }

    private static Rating HintCap(int hints) => hints switch
    {
        0 => Rating.Easy,
        < HintsThatMakeItHard => Rating.Good,
        < HintsThatMakeItAgain => Rating.Hard,
        _ => Rating.Again,
    };

    /// <summary>Slow is over twice the target, unless the person's own pace here is slower than the target.</summary>
    private static Rating TimeCap(AttemptFacts facts)
    {
        if (facts.TargetSeconds == 0)
            return Rating.Easy;
        var pace = Math.Max(facts.TargetSeconds, facts.MedianSeconds ?? 0);
        return facts.Seconds > Slow * pace ? Rating.Hard : facts.Seconds > facts.TargetSeconds ? Rating.Good : Rating.Easy;
    }

    private static Rating DoubtCap(int? confidence) => confidence is <= 2 ? Rating.Good : Rating.Easy;

    private static string HintWords(int hints) => hints == 0 ? "no hint" : Instants.Count(hints, "hint");

    private static string TimeWords(AttemptFacts facts) =>
        facts.Seconds == 0 ? ""
        : facts.TargetSeconds == 0 ? $", {Instants.Count(Minutes(facts.Seconds), "minute")}"
        : $", {Instants.Count(Minutes(facts.Seconds), "minute")} against a target of {Minutes(facts.TargetSeconds)}";

    private static int Minutes(int seconds) => Math.Max(1, (int)Math.Round(seconds / 60.0));

    /// <summary>The one fact that made the difference, said kindly; nothing when the grade is the best there is.</summary>
    private static string Turn(int hints, Rating rating, Rating start, Rating byHints, Rating byTime, Rating byDoubt)
    {
        if (rating == start)
            return "";
        var others = (Rating)Math.Min((int)start, Math.Min((int)byTime, (int)byDoubt));
        if (byHints == rating && others > rating)
            return $" Without the {(hints == 1 ? "hint" : "hints")} it would have been {others}.";
        others = (Rating)Math.Min((int)start, Math.Min((int)byHints, (int)byDoubt));
        if (byTime == rating && others > rating)
            return $" Within the target time it would have been {others}.";
        others = (Rating)Math.Min((int)start, Math.Min((int)byHints, (int)byTime));
        return byDoubt == rating && others > rating ? $" You were not sure beforehand; had you been, it would have been {others}." : "";
    }
}
