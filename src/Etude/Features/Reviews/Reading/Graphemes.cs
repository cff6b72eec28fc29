using System.Globalization;

namespace Etude.Features.Reviews.Reading;

/// <summary>Where a text may be cut without breaking what the reader sees as one character.</summary>
internal static class Graphemes
{
    public static bool IsBoundary(string text, int at) => AtOrBefore(text, at) == at;

    /// <summary>The last boundary at or before a UTF-16 offset.</summary>
    public static int AtOrBefore(string text, int at)
    {
        if (at <= 0 || at >= text.Length)
            return Math.Clamp(at, 0, text.Length);
        var here = SafeStart(text, at);
        while (here < at)
        {
            var next = here + StringInfo.GetNextTextElementLength(text.AsSpan(here));
            if (next > at)
                return here;
            here = next;
        }

        return here;
    }

    /// <summary>The first boundary at or after a UTF-16 offset.</summary>
    public static int AtOrAfter(string text, int at)
    {
        var before = AtOrBefore(text, at);
        return before >= at ? before : before + StringInfo.GetNextTextElementLength(text.AsSpan(before));
    }

    /// <summary>Between two plain ASCII characters there is always a boundary; clusters are counted from the nearest such place.</summary>
    private static int SafeStart(string text, int at)
    {
        while (at > 0 && !(IsPlain(text[at - 1]) && IsPlain(text[at])))
            at--;
        return at;
    }

    private static bool IsPlain(char c) => c is (>= ' ' and <= '~') or '\n';
}
