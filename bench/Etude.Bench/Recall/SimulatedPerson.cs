using Etude.Recall;

namespace Etude.Bench;

/// <summary>
/// A person whose true memory is known: FSRS-6 with weights of their own, which the schedules do not see. What they recall is drawn
/// from it, by person, problem and number of the review alone, so that every schedule meets the same luck.
/// </summary>
internal sealed class SimulatedPerson
{
    private const double Spread = 0.35;
    private readonly int seed;
    private readonly RecallModel mind;
    private readonly Memory[] memories;

    public SimulatedPerson(int seed, int problems)
    {
        this.seed = seed;
        mind = new RecallModel(new() { Weights = Weights(seed), ShortTerm = false, RoundToEightDecimals = false });
        memories = [.. Enumerable.Repeat(Memory.Unseen(DateTimeOffset.UnixEpoch), problems)];
    }

    /// <summary>The true chance of recall; 0 for a problem never met.</summary>
    public double Recall(int problem, DateTimeOffset at) => mind.Retrievability(memories[problem], at);

    /// <summary>Tries a problem: the rating is drawn, and the true memory changes.</summary>
    public Rating Try(int problem, DateTimeOffset at)
    {
        ref var memory = ref memories[problem];
        var (luck, ease) = (Draw(problem, memory.Reps, 0), Draw(problem, memory.Reps, 1));
        var recall = memory.IsBlank ? 0.7 : mind.Retrievability(memory, at);
        var rating = luck >= recall ? Rating.Again : ease switch { < 0.2 => Rating.Hard, < 0.85 => Rating.Good, _ => Rating.Easy };
        memory = mind.Review(memory, rating, at);
        return rating;
    }

    /// <summary>The default weights, each moved by up to about two thirds of how far fitted weights usually lie from them.</summary>
    private static double[] Weights(int seed)
    {
        var random = new Random(seed);
        var weights = RecallWeights.Defaults.ToArray();
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= Math.Exp(Spread * ((2 * random.NextDouble()) - 1));
        return weights;
    }

    /// <summary>A number in [0, 1) by what it is for (SplitMix64).</summary>
    private double Draw(int problem, int review, int purpose)
    {
        var x = ((ulong)seed << 40) ^ ((ulong)problem << 20) ^ ((ulong)review << 4) ^ (ulong)purpose;
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
