namespace Etude.Features.Reviews.Reading;

/// <summary>Finds costs written as O(…) and tells whether two of them are the same kind of growth.</summary>
internal static class BigO
{
    private const int Longest = 60;

    /// <summary>The costs in a text, in order, as written.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<char> text)
    {
        List<string> found = [];
        for (var at = 0; at + 2 < text.Length; at++)
        {
            if (text[at] is not ('O' or 'o' or 'Θ' or 'θ') || text[at + 1] != '(' || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
                continue;
            var end = Close(text, at + 1);
            if (end > 0)
                found.Add(text[at..end].ToString());
        }

        return found;
    }

    /// <summary>The growth of the first cost in a text, or of one in words; null when there is none or it has no known form.</summary>
    public static Growth? Of(string text)
    {
        var costs = In(text);
        if (costs.Count == 0)
            return null;
        var inside = costs[0][2..^1].ToLowerInvariant().Replace("²", "^2", StringComparison.Ordinal).Replace("³", "^3", StringComparison.Ordinal)
            .Replace("**", "^", StringComparison.Ordinal);
        return inside.Split('+').Select(OfTerm).Aggregate((Growth?)new Growth(0, 0, false), Larger);
    }

    private static Growth? OfTerm(string term)
    {
        var (power, logs) = (0, 0);
        var words = term.Split((char[])[' ', '*', '×', '·', '.', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains('^', StringComparison.Ordinal))
            {
                if (words[i].StartsWith("2^", StringComparison.Ordinal))
                    return new Growth(0, 0, true);
                power += words[i][^1] is >= '1' and <= '9' ? words[i][^1] - '0' : 1;
            }
            else if (words[i] is "log" or "lg" or "ln" or "log2")
            {
                logs++;
                i++;
            }
            else if (words[i].Contains("log", StringComparison.Ordinal))
                (power, logs) = (power + (words[i].StartsWith("log", StringComparison.Ordinal) ? 0 : 1), logs + 1);
            else if (Joins(words[i]))
                break;
            else if (!char.IsAsciiDigit(words[i][0]))
                power += words[i] is "nm" or "mn" or "nk" or "kn" or "nd" or "nw" ? 2 : 1;
        }

        return new Growth(power, logs, false);
    }

    /// <summary>"segments of the path" is one quantity, not three.</summary>
    private static bool Joins(string word) => word is "of" or "in" or "for" or "per";

    private static Growth? Larger(Growth? one, Growth? other) => one is null || other is null ? null : one.IsAtLeast(other) ? one : other;

    private static int Close(ReadOnlySpan<char> text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length && at < open + Longest; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth == 0)
                return at > open + 1 ? at + 1 : -1;
        }

        return -1;
    }
}

/// <summary>How a cost grows: powers of a quantity and logarithms, or exponentially.</summary>
internal sealed record Growth(int Power, int Logs, bool Exponential)
{
    public bool IsAtLeast(Growth other) =>
        (Exponential, Power, Logs).CompareTo((other.Exponential, other.Power, other.Logs)) >= 0;
}
