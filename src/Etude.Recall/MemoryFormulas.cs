namespace Etude.Recall;

/// <summary>
/// FSRS-6, one method a formula. G is the rating (1 to 4), t days since the last review, S stability in days,
/// D difficulty, R recall. Source: open-spaced-repetition, "The Algorithm" (FSRS-6), in the readings of ts-fsrs 5.4.2.
/// </summary>
public sealed class MemoryFormulas
{
    private readonly double[] w;
    private readonly bool shortTerm;
    private readonly bool rounded;
    private readonly double decay;
    private readonly double factor;
    private readonly double growth;
    private readonly double lapseShrink;
    private readonly double easyStart;

    /// <summary>Takes prepared weights; see <see cref="RecallWeights.Prepare"/>.</summary>
    /// <param name="weights">21 weights within their bounds.</param>
    /// <param name="shortTerm">Whether same-day reviews have their own formula.</param>
    /// <param name="rounded">Whether results are rounded to eight decimals.</param>
    internal MemoryFormulas(double[] weights, bool shortTerm, bool rounded)
    {
        w = weights;
        this.shortTerm = shortTerm;
        this.rounded = rounded;
        decay = -w[20];
        factor = Tidy(Factor(w[20]));
        growth = Math.Exp(w[8]);
        lapseShrink = shortTerm ? Math.Exp(w[17] * w[18]) : 1;
        easyStart = FirstDifficultyUnbounded(Rating.Easy);
    }

    /// <summary>f = 0.9^(1/d) − 1 with d = −w20: chosen so that recall after one stability is 0.9 for every decay.</summary>
    /// <param name="decay">w20, above 0.</param>
    public static double Factor(double decay) => Math.Exp(Math.Log(0.9) / -decay) - 1;

    /// <summary>Recall R = (1 + f·t/S)^d, from 1 at t = 0 downwards, unrounded.</summary>
    /// <param name="elapsedDays">Days since the last review, fractions too; below 0 counts as 0.</param>
    /// <param name="stability">Days, above 0.</param>
    /// <param name="decay">w20, above 0.</param>
    public static double Recall(double elapsedDays, double stability, double decay) =>
        Math.Pow(1 + (Factor(decay) * Math.Max(0, elapsedDays) / stability), -decay);

    /// <summary>Recall R = (1 + f·t/S)^d with this model's weights and rounding.</summary>
    /// <param name="elapsedDays">0 or more.</param>
    /// <param name="stability">Days, above 0.</param>
    public double Recall(double elapsedDays, double stability) =>
        Tidy(Math.Pow(1 + (factor * elapsedDays / stability), decay));

    /// <summary>The same for showing: a first stability, which the weights give unrounded, is rounded before.</summary>
    internal double RecallOfTidyStability(double elapsedDays, double stability) => Recall(elapsedDays, Tidy(stability));

    /// <summary>What stability is multiplied with for an interval: (r^(1/d) − 1) / f, which is 1 at r = 0.9.</summary>
    /// <param name="retention">Desired retention r.</param>
    public double IntervalModifier(double retention) => Tidy((Math.Pow(retention, 1 / decay) - 1) / factor);

    /// <summary>First stability: w[G−1], at least 0.1 days.</summary>
    /// <param name="rating">The first rating.</param>
    public double FirstStability(Rating rating) => Math.Max(w[(int)rating - 1], 0.1);

    /// <summary>First difficulty: w4 − e^(w5·(G−1)) + 1, between 1 and 10.</summary>
    /// <param name="rating">The first rating.</param>
    public double FirstDifficulty(Rating rating) => BoundDifficulty(FirstDifficultyUnbounded(rating));

    /// <summary>
    /// Difficulty afterwards: a step of −w6·(G−3), damped by (10−D)/9, then drawn by w7 towards the first
    /// difficulty of Easy (unbounded), between 1 and 10.
    /// </summary>
    /// <param name="difficulty">D before.</param>
    /// <param name="rating">G.</param>
    public double NextDifficulty(double difficulty, Rating rating)
    {
        var step = -w[6] * ((int)rating - 3);
        var damped = difficulty + Tidy(step * (10 - difficulty) / 9);
        return BoundDifficulty(Tidy((w[7] * easyStart) + ((1 - w[7]) * damped)));
    }

    /// <summary>
    /// Success on a later day: S·(1 + e^w8·(11−D)·S^−w9·(e^(w10·(1−R)) − 1)·h·b), h = w15 for Hard, b = w16 for Easy.
    /// </summary>
    /// <param name="difficulty">D before.</param>
    /// <param name="stability">S before.</param>
    /// <param name="recall">R at the review.</param>
    /// <param name="rating">Hard, Good or Easy.</param>
    public double StabilityAfterSuccess(double difficulty, double stability, double recall, Rating rating)
    {
        var penalty = rating == Rating.Hard ? w[15] : 1;
        var bonus = rating == Rating.Easy ? w[16] : 1;
        var gain = growth * (11 - difficulty) * Math.Pow(stability, -w[9]) * (Math.Exp((1 - recall) * w[10]) - 1) * penalty * bonus;
        return Tidy(BoundStability(stability * (1 + gain)));
    }

    /// <summary>
    /// Lapse on a later day: w11·D^−w12·((S+1)^w13 − 1)·e^(w14·(1−R)), but at most S / e^(w17·w18)
    /// (long-term variant: at most S).
    /// </summary>
    /// <param name="difficulty">D before.</param>
    /// <param name="stability">S before.</param>
    /// <param name="recall">R at the review.</param>
    public double StabilityAfterLapse(double difficulty, double stability, double recall)
    {
        var forgotten = w[11] * Math.Pow(difficulty, -w[12]) * (Math.Pow(stability + 1, w[13]) - 1) * Math.Exp((1 - recall) * w[14]);
        var most = Math.Max(Tidy(stability / lapseShrink), RecallWeights.LowestStability);
        return Math.Min(most, Tidy(BoundStability(forgotten)));
    }

    /// <summary>Same day, short-term variant: S·e^(w17·(G−3+w18))·S^−w19; Hard, Good and Easy never lessen S.</summary>
    /// <param name="stability">S before.</param>
    /// <param name="rating">G.</param>
    public double StabilityOnSameDay(double stability, Rating rating)
    {
        var change = Math.Pow(stability, -w[19]) * Math.Exp(w[17] * ((int)rating - 3 + w[18]));
        return Tidy(BoundStability(stability * (rating == Rating.Again ? change : Math.Max(change, 1))));
    }

    /// <summary>Stability after a review: which of the formulas holds.</summary>
    /// <param name="difficulty">D before.</param>
    /// <param name="stability">S before.</param>
    /// <param name="elapsedDays">Whole days, 0 or more.</param>
    /// <param name="recall">R at the review.</param>
    /// <param name="rating">G.</param>
    public double NextStability(double difficulty, double stability, int elapsedDays, double recall, Rating rating) =>
        elapsedDays == 0 && shortTerm ? StabilityOnSameDay(stability, rating)
        : rating == Rating.Again ? StabilityAfterLapse(difficulty, stability, recall)
        : StabilityAfterSuccess(difficulty, stability, recall, rating);

    private double FirstDifficultyUnbounded(Rating rating) => Tidy(w[4] - Math.Exp(((int)rating - 1) * w[5]) + 1);

    private double Tidy(double value) => rounded ? Rounding.EightDecimals(value) : value;

    private static double BoundDifficulty(double value) => Math.Min(Math.Max(value, 1), 10);

    private static double BoundStability(double value) =>
        Math.Min(Math.Max(value, RecallWeights.LowestStability), RecallWeights.HighestStability);
}
