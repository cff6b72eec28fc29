using System.Collections.Frozen;

namespace Etude.Features.Reviews.Reading;

/// <summary>Words that only fill a field: "n/a", "todo", "no time", "see code".</summary>
internal static class Placeholder
{
    private const int Longest = 4;

    private static readonly FrozenSet<string> Fillers = new[]
    {
        "n", "a", "na", "todo", "tbd", "nothing", "none", "skip", "skipped", "idk", "no", "time", "see", "code", "above", "below", "ok", "okay",
        "done", "fine", "same", "as", "later", "yes", "asdf", "test", "x", "xxx", "the", "it", "is", "nope", "later", "ditto", "empty", "nil",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Sentence sentence) => sentence.Words.Count <= Longest && sentence.Words.All(Fillers.Contains);
}
