namespace Etude.Recall.Fitting;

/// <summary>
/// Adam over the whole log at once, with a rate that falls along a cosine: the same log always gives the same weights.
/// First stabilities move in their logarithm, the others in units of their usual deviation.
/// </summary>
internal static class Descent
{
    private const int Rounds = 150;
    private const double Rate = 0.1;
    private const double LowestFirstStability = 0.1;

    /// <summary>The best weights found, within their bounds, w0 to w3 in order.</summary>
    /// <param name="loss">What is minimised.</param>
    /// <param name="known">How many countable reviews may be seen.</param>
    /// <param name="part">Which weights move.</param>
    /// <param name="shortTerm">Decides the bounds.</param>
    /// <param name="cancel">Asked once a round.</param>
    public static double[] Run(Loss loss, int known, FittedPart part, bool shortTerm, CancellationToken cancel)
    {
        var weights = RecallWeights.Defaults.ToArray();
        if (part == FittedPart.None)
            return weights;
        var moving = part == FittedPart.All ? weights.Length : 4;
        var best = weights.ToArray();
        var least = double.PositiveInfinity;
        var gradient = new double[weights.Length];
        var mean = new double[weights.Length];
        var square = new double[weights.Length];
        for (var round = 1; round <= Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var value = loss.Objective(weights, known, gradient);
            if (value < least)
            {
                least = value;
                weights.CopyTo(best, 0);
            }

            var rate = Rate * (1 + Math.Cos(Math.PI * (round - 1) / Rounds)) / 2;
            for (var k = 0; k < moving; k++)
                weights[k] = Moved(weights[k], k, rate, Step(gradient[k] * Scale(weights, k), round, ref mean[k], ref square[k]), shortTerm);
            for (var k = 1; k < 4; k++)
                weights[k] = Math.Max(weights[k], weights[k - 1]);
        }

        return best;
    }

    private static double Step(double slope, int round, ref double mean, ref double square)
    {
        mean = (0.9 * mean) + (0.1 * slope);
        square = (0.99 * square) + (0.01 * slope * slope);
        var steadyMean = mean / (1 - Math.Pow(0.9, round));
        var steadySquare = square / (1 - Math.Pow(0.99, round));
        return steadyMean / (Math.Sqrt(steadySquare) + 1e-8);
    }

    private static double Scale(double[] weights, int index) => index < 4 ? weights[index] : Loss.Deviations[index];

    private static double Moved(double weight, int index, double rate, double step, bool shortTerm)
    {
        var low = index < 4 ? LowestFirstStability : RecallWeights.Low(index, shortTerm);
        var moved = index < 4 ? weight * Math.Exp(-rate * step) : weight - (rate * Loss.Deviations[index] * step);
        return Math.Clamp(moved, low, RecallWeights.High(index));
    }
}
