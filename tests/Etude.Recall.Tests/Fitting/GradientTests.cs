using Etude.Recall.Fitting;

namespace Etude.Recall.Tests.Fitting;

public sealed class GradientTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    [InlineData(false, 4)]
    public void The_gradient_is_what_finite_differences_say(bool shortTerm, int seed)
    {
        var log = TrainingLog.Of(WithSameDays(Learner.Logs(RecallWeights.Defaults.ToArray(), 40, 12, seed)));
        var loss = new Loss(log, shortTerm);
        var weights = Near(seed);
        var gradient = new double[21];
        loss.Objective(weights, log.Countable, gradient);

        for (var k = 0; k < 21; k++)
            Assert.Equal(Slope(loss, log.Countable, weights, k), gradient[k], 1e-3 * Math.Max(1, Math.Abs(gradient[k])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_objective_is_the_formulas_cross_entropy(bool shortTerm)
    {
        var log = TrainingLog.Of(WithSameDays(Learner.Logs(RecallWeights.Defaults.ToArray(), 40, 12, 5)));
        var loss = new Loss(log, shortTerm);

        // One countable review known: its recency weight is 1, and at the defaults nothing pulls.
        var objective = loss.Objective(RecallWeights.Defaults, 1, new double[21]);

        Assert.Equal(loss.HeldOut(RecallWeights.Defaults.ToArray(), 0, 1), objective, 1e-12);
        Assert.True(objective > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Recall_along_a_history_is_the_formulas_recall(bool shortTerm)
    {
        var weights = Near(9);
        var formulas = new MemoryFormulas(weights, shortTerm, rounded: false);
        var memory = new MemoryGradient(shortTerm);
        memory.Use(weights);
        memory.First(Rating.Hard);
        var (stability, difficulty) = (formulas.FirstStability(Rating.Hard), formulas.FirstDifficulty(Rating.Hard));
        foreach (var (days, rating) in (ReadOnlySpan<(int, Rating)>)[
            (0, Rating.Good), (2, Rating.Again), (0, Rating.Again), (0, Rating.Hard), (1, Rating.Good), (9, Rating.Easy), (90, Rating.Again), (3, Rating.Hard), (40, Rating.Good)])
        {
            var recall = formulas.Recall(days, stability);
            Assert.Equal(recall, memory.Recall(days), 1e-12);
            stability = formulas.NextStability(difficulty, stability, days, recall, rating);
            difficulty = formulas.NextDifficulty(difficulty, rating);
            memory.Next(days, rating);
        }

        Assert.Equal(formulas.Recall(25, stability), memory.Recall(25), 1e-12);
    }

    private static double Slope(Loss loss, int known, double[] weights, int k)
    {
        const double h = 1e-6;
        var (above, below) = (weights.ToArray(), weights.ToArray());
        above[k] += h;
        below[k] -= h;
        return (loss.Objective(above, known, new double[21]) - loss.Objective(below, known, new double[21])) / (2 * h);
    }

    private static double[] Near(int seed)
    {
        var random = new Random(seed);
        return [.. RecallWeights.Defaults.ToArray().Select(w => w * (0.8 + (0.4 * random.NextDouble())))];
    }

    /// <summary>Every fourth review is followed by one on the same day, so that its formula is walked too.</summary>
    private static IEnumerable<IEnumerable<LoggedReview>> WithSameDays(LoggedReview[][] cards) =>
        cards.Select(card => card.SelectMany((review, i) =>
            i % 4 == 1 ? [review, new(review.At.AddMinutes(9), (Rating)((i / 4 % 4) + 1))] : (LoggedReview[])[review]));
}
