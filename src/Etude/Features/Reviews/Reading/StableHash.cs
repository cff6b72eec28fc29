namespace Etude.Features.Reviews.Reading;

/// <summary>A hash that is the same in every process (FNV-1a, 64 bits), so that a review never depends on where it ran.</summary>
internal static class StableHash
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(IEnumerable<string> words)
    {
        var hash = Seed;
        foreach (var word in words)
        {
            foreach (var c in word)
                hash = (hash ^ c) * Prime;
            hash = (hash ^ ' ') * Prime;
        }

        return hash;
    }
}
