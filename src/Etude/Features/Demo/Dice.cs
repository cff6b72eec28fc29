namespace Etude.Features.Demo;

/// <summary>Chance that is the same for the same seed, on every machine (SplitMix64).</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number in [0, 1).</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Falls(double chance) => Next() < chance;

    public double Between(double least, double most) => least + ((most - least) * Next());

    /// <summary>A whole number, both ends included.</summary>
    public int Whole(int least, int most) => least + (int)(Next() * (most - least + 1));

    public T One<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];
}
