namespace Etude.Features.Reviews.Reading;

/// <summary>Names of people in a sentence: words with one capital, where a capital is not the rule of the language.</summary>
internal static class CapitalNames
{
    private const int Shortest = 2;

    public static IReadOnlySet<string> In(string text, int start, int end)
    {
        HashSet<string>? found = null;
        for (var at = start; at < end; at++)
        {
            if (!char.IsLetter(text[at]) || (at > start && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '.' or '-' or '\'' or '’')))
                continue;
            var from = at;
            while (at < end && char.IsLetter(text[at]))
                at++;
            if (at - from >= Shortest && char.IsUpper(text[from]) && !text.AsSpan(from + 1, at - from - 1).ContainsAnyInRange('A', 'Z') && !Begins(text, start, from))
                (found ??= new(StringComparer.Ordinal)).Add(text[from..at].ToLowerInvariant());
        }

        return found ?? (IReadOnlySet<string>)System.Collections.Immutable.ImmutableHashSet<string>.Empty;
    }

    /// <summary>The first word of a sentence has a capital whatever it is.</summary>
    private static bool Begins(string text, int start, int at)
    {
        while (at > start && !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] != ':')
            at--;
        return at == start;
    }
}
