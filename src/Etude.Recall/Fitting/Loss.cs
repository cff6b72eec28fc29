namespace Etude.Recall.Fitting;

/// <summary>Log losses over a log: the one that is minimised, and those on held-out reviews.</summary>
internal sealed class Loss(TrainingLog log, bool shortTerm)
{
    private const double Surest = 1e-6;
    private readonly MemoryGradient memory = new(shortTerm);

    /// <summary>How far each weight usually lies from its default; the scale of the pull towards the defaults. Source: fsrs-rs 6.6.</summary>
    public static ReadOnlySpan<double> Deviations =>
    [
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
        0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
    ];

    /// <summary>
    /// What a fit minimises: the sum of cross-entropies of the first countable reviews, each weighed by recency
    /// (0.25 for the oldest to 1 for the newest, by the cube), plus Σ((w − default) / deviation)².
    /// </summary>
    /// <param name="weights">21 weights.</param>
    /// <param name="known">How many countable reviews, in order of time.</param>
    /// <param name="gradient">Filled with the derivative by each weight.</param>
    public double Objective(ReadOnlySpan<double> weights, int known, Span<double> gradient)
    {
        var sum = 0.0;
        for (var k = 0; k < gradient.Length; k++)
        {
            var away = (weights[k] - RecallWeights.Defaults[k]) / Deviations[k];
            sum += away * away;
            gradient[k] = 2 * away / Deviations[k];
        }

        memory.Use(weights);
        var first = 0;
        foreach (var end in log.Ends)
        {
            sum += Card(first, end, known, gradient);
            first = end;
        }

        return sum;
    }

    /// <summary>The summed cross-entropy of the countable reviews ranked from..to by given weights, unweighed.</summary>
    public double HeldOut(double[] weights, int from, int to)
    {
        var formulas = new MemoryFormulas(weights, shortTerm, rounded: false);
        var sum = 0.0;
        var first = 0;
        foreach (var end in log.Ends)
        {
            var (stability, difficulty) = (0.0, 0.0);
            for (var i = first; i < end && log.Ranks[i] < to; i++)
            {
                var rating = log.Ratings[i];
                if (i == first)
                {
                    (stability, difficulty) = (formulas.FirstStability(rating), formulas.FirstDifficulty(rating));
                    continue;
                }

                var recall = formulas.Recall(log.Days[i], stability);
                if (log.Ranks[i] >= from)
                    sum += CrossEntropy(recall, rating > Rating.Again);
                stability = formulas.NextStability(difficulty, stability, log.Days[i], recall, rating);
                difficulty = formulas.NextDifficulty(difficulty, rating);
            }

            first = end;
        }

        return sum;
    }

    /// <summary>The same for always predicting the share recalled before, (recalled + 1) / (reviews + 2).</summary>
    public double Baseline(int from, int to)
    {
        var share = (log.Recalled.AsSpan(0, from).Count(true) + 1.0) / (from + 2);
        var sum = 0.0;
        for (var rank = from; rank < to; rank++)
            sum += CrossEntropy(share, log.Recalled[rank]);
        return sum;
    }

    private double Card(int first, int end, int known, Span<double> gradient)
    {
        var sum = 0.0;
        for (var i = first; i < end && log.Ranks[i] < known; i++)
        {
            var rating = log.Ratings[i];
            if (i == first)
            {
                memory.First(rating);
                continue;
            }

            var recall = memory.Recall(log.Days[i]);
            if (log.Ranks[i] >= 0)
            {
                var weight = Recency(log.Ranks[i], known);
                var recalled = rating > Rating.Again;
                sum += weight * CrossEntropy(recall, recalled);
                var slope = weight * (recalled ? -1 / Math.Max(recall, Surest) : 1 / Math.Max(1 - recall, Surest));
                for (var k = 0; k < gradient.Length; k++)
                    gradient[k] += slope * memory.RecallByWeight[k];
            }

            memory.Next(log.Days[i], rating);
        }

        return sum;
    }

    private static double Recency(int rank, int known) => known < 2 ? 1 : 0.25 + (0.75 * Math.Pow(rank / (known - 1.0), 3));

    private static double CrossEntropy(double recall, bool recalled) => -Math.Log(Math.Max(recalled ? recall : 1 - recall, Surest));
}
