namespace Etude.Recall.Fitting;

/// <summary>
/// The formulas of <see cref="MemoryFormulas"/>, unrounded, together with the derivative of stability, difficulty and recall
/// by each weight, carried forward through a card's reviews. The tests hold it to the formulas and to finite differences.
/// </summary>
internal sealed class MemoryGradient(bool shortTerm)
{
    private const int Count = RecallWeights.Count;
    private readonly double[] w = new double[Count];
    private readonly double[] byStability = new double[Count];
    private readonly double[] byDifficulty = new double[Count];
    private readonly double[] byRecall = new double[Count];
    private double stability;
    private double difficulty;
    private double recall;
    private double recallByStability;
    private double factor;
    private double factorByDecay;
    private double growth;
    private double easySpread;

    /// <summary>The derivative of the recall last asked for, by each weight.</summary>
    public ReadOnlySpan<double> RecallByWeight => byRecall;

    /// <summary>Takes the weights to compute with.</summary>
    public void Use(ReadOnlySpan<double> weights)
    {
        weights.CopyTo(w);
        factor = MemoryFormulas.Factor(w[20]);
        factorByDecay = (factor + 1) * Math.Log(0.9) / (w[20] * w[20]);
        growth = Math.Exp(w[8]);
        easySpread = Math.Exp(3 * w[5]);
    }

    /// <summary>The first review of a card.</summary>
    public void First(Rating rating)
    {
        var grade = (int)rating - 1;
        Array.Clear(byStability);
        Array.Clear(byDifficulty);
        stability = Math.Max(w[grade], 0.1);
        byStability[grade] = w[grade] > 0.1 ? 1 : 0;
        var spread = Math.Exp(w[5] * grade);
        byDifficulty[4] = 1;
        byDifficulty[5] = -grade * spread;
        SetDifficulty(w[4] - spread + 1);
    }

    /// <summary>Recall after some days, and its derivatives.</summary>
    public double Recall(int days)
    {
        var share = days / stability;
        var stretched = 1 + (factor * share);
        recall = Math.Pow(stretched, -w[20]);
        recallByStability = w[20] * recall * factor * share / (stability * stretched);
        for (var k = 0; k < Count; k++)
            byRecall[k] = recallByStability * byStability[k];
        byRecall[20] -= recall * (Math.Log(stretched) + (w[20] * share * factorByDecay / stretched));
        return recall;
    }

    /// <summary>A later review, after <see cref="Recall"/> was asked for the same days.</summary>
    public void Next(int days, Rating rating)
    {
        if (days == 0 && shortTerm)
            SameDay(rating);
        else if (rating == Rating.Again)
            Lapse();
        else
            Success(rating);
        NextDifficulty(rating);
    }

    private void Success(Rating rating)
    {
        var rise = Math.Exp((1 - recall) * w[10]);
        var plain = stability * growth * Math.Pow(stability, -w[9]);
        var weight = rating == Rating.Hard ? w[15] : rating == Rating.Easy ? w[16] : 1;
        var scale = plain * weight;
        var gain = scale * (11 - difficulty) * (rise - 1);
        Chain(1 + (gain * (1 - w[9]) / stability), -scale * (rise - 1), -scale * (11 - difficulty) * w[10] * rise);
        byStability[8] += gain;
        byStability[9] -= gain * Math.Log(stability);
        byStability[10] += scale * (11 - difficulty) * (1 - recall) * rise;
        if (rating != Rating.Good)
            byStability[rating == Rating.Hard ? 15 : 16] += plain * (11 - difficulty) * (rise - 1);
        SetStability(stability + gain);
    }

    private void Lapse()
    {
        var power = Math.Pow(stability + 1, w[13]);
        var scale = w[11] * Math.Pow(difficulty, -w[12]) * Math.Exp((1 - recall) * w[14]);
        var forgotten = scale * (power - 1);
        var shrink = shortTerm ? Math.Exp(-w[17] * w[18]) : 1;
        if (stability * shrink <= forgotten)
        {
            Chain(shrink, 0, 0);
            if (shortTerm)
            {
                byStability[17] -= stability * shrink * w[18];
                byStability[18] -= stability * shrink * w[17];
            }

            SetStability(stability * shrink);
            return;
        }

        Chain(scale * w[13] * power / (stability + 1), -w[12] * forgotten / difficulty, -w[14] * forgotten);
        byStability[11] += forgotten / w[11];
        byStability[12] -= forgotten * Math.Log(difficulty);
        byStability[13] += scale * power * Math.Log(stability + 1);
        byStability[14] += forgotten * (1 - recall);
        SetStability(forgotten);
    }

    private void SameDay(Rating rating)
    {
        var shift = (int)rating - 3 + w[18];
        var change = Math.Pow(stability, -w[19]) * Math.Exp(w[17] * shift);
        if (rating != Rating.Again && change <= 1)
            return;
        Chain(change * (1 - w[19]), 0, 0);
        byStability[17] += stability * change * shift;
        byStability[18] += stability * change * w[17];
        byStability[19] -= stability * change * Math.Log(stability);
        SetStability(stability * change);
    }

    private void NextDifficulty(Rating rating)
    {
        var grade = (int)rating - 3;
        var easy = w[4] - easySpread + 1;
        var damped = difficulty - (w[6] * grade * (10 - difficulty) / 9);
        var keep = (1 - w[7]) * (1 + (w[6] * grade / 9));
        for (var k = 0; k < Count; k++)
            byDifficulty[k] *= keep;
        byDifficulty[4] += w[7];
        byDifficulty[5] -= w[7] * 3 * easySpread;
        byDifficulty[6] -= (1 - w[7]) * grade * (10 - difficulty) / 9;
        byDifficulty[7] += easy - damped;
        SetDifficulty((w[7] * easy) + ((1 - w[7]) * damped));
    }

    /// <summary>The chain rule through old stability, old difficulty and recall (which itself hangs on old stability).</summary>
    private void Chain(double oldStability, double oldDifficulty, double ofRecall)
    {
        for (var k = 0; k < Count; k++)
            byStability[k] = (oldStability * byStability[k]) + (oldDifficulty * byDifficulty[k]) + (ofRecall * byRecall[k]);
    }

    private void SetStability(double value)
    {
        stability = Math.Clamp(value, RecallWeights.LowestStability, RecallWeights.HighestStability);
        if (stability != value)
            Array.Clear(byStability);
    }

    private void SetDifficulty(double value)
    {
        difficulty = Math.Clamp(value, 1, 10);
        if (difficulty != value)
            Array.Clear(byDifficulty);
    }
}
