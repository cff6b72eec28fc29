using System.Text.RegularExpressions;
using Etude.Platform.Models;

namespace Etude.Features.Reflection.Model;

/// <summary>
/// Holds a model's question against the facts it is to rest on: one plain question, no figure, name or quotation that is not there, no advice.
/// Whether it asks the same thing cannot be decided by a program; what can be counted is.
/// </summary>
internal static partial class CheckQuestion
{
    private const int Shortest = 15;

    private static readonly string[] Advice =
        ["you should", "you must", "you need to", "you have to", "you ought", "why don't you", "why not ", "try to ", "make sure", "congratulations", "well done", "great job", "you failed", "your fault", "lazy"];

    /// <summary>The question as a page may show it; null when it does not hold.</summary>
    public static string? Of(Prompt prompt, string said)
    {
        var there = $"{string.Join(' ', prompt.Facts)} {prompt.Text}";
        return PlainWords.Of(said) is { Length: >= Shortest and <= PromptWording.LongestQuestion } question && question.EndsWith('?') && question.Count(c => c == '?') == 1
            && !question.Contains(Mask.Block, StringComparison.Ordinal)
            && !Advice.Any(a => question.Contains(a, StringComparison.OrdinalIgnoreCase) && !there.Contains(a, StringComparison.OrdinalIgnoreCase))
            && Holds(Figures(), question, there) && Holds(Quotations(), question, there) && Holds(Names(), question, there) ? question : null;
    }

    /// <summary>Whether all that a pattern finds in the question stands in the facts too, as a whole word.</summary>
    private static bool Holds(Regex what, string question, string there) => what.Matches(question).Select(m => m.Groups["it"].Value).All(it => StandsIn(there, it));

    private static bool StandsIn(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + words.Length == text.Length || !char.IsLetterOrDigit(text[at + words.Length])))
                return true;
        return false;
    }

    [GeneratedRegex(@"(?<it>\d+([.,]\d+)*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex("[“\"](?<it>[^”\"]+)[”\"]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Quotations();

    /// <summary>Words with a capital that do not begin a sentence.</summary>
    [GeneratedRegex(@"[\p{Ll}\p{Nd},;:)”] (?<it>\p{Lu}[\p{L}\p{Nd}+#.-]*[\p{L}\p{Nd}+#])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Names();
}
