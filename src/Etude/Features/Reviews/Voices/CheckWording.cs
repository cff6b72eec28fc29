using System.Text.Json;
using System.Text.RegularExpressions;
using Etude.Features.Reviews.Reading;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Voices;

/// <summary>
/// Holds a model's wording against the frozen findings. Spans, quotes, levels and scores cannot differ, because a wording has none: it is
/// set beside the frozen finding by number. What is left to prove, as far as it can be decided, is that the words claim nothing more: the same
/// findings, no figure, name, code or quotation that was not there, no verdict, no fix, and the subject of the finding still in it.
/// </summary>
internal static partial class CheckWording
{
    private const double KeptTerms = 0.34;
    private const double NewTerms = 2.5;
    private const int AlwaysNew = 8;
    private const int AlwaysLonger = 120;
    private const double Longer = 2.5;

    private static readonly string[] Verdicts =
        ["score", "mark", "marks", "grade", "points", "level", "full marks", "out of", "perfect", "flawless", "fail", "failed", "passed", "excellent", "brilliant", "terrible"];

    private static readonly string[] Fixes =
        ["you should", "you need to", "you must", "try using", "use a ", "use an ", "replace ", "instead use", "change it to", "the fix", "solution is", "answer is", "simply ", "just add", "add a ", "add an "];

    /// <returns>The wordings in the order of the findings and no fault, or no wordings and a sentence about what is wrong.</returns>
    public static (JsonList<FindingWording>? Wordings, string? Fault) Of(IReadOnlyList<Finding> frozen, JsonElement answer)
    {
        var said = answer.GetProperty("findings").EnumerateArray().ToList();
        if (said.Count != frozen.Count || said.Select(s => s.GetProperty("number").GetInt32()).Distinct().Count() != frozen.Count)
            return (null, "it did not hold the same findings");
        var wordings = new JsonList<FindingWording>();
        foreach (var one in said.OrderBy(s => s.GetProperty("number").GetInt32()))
        {
            var (finding, number) = (frozen[one.GetProperty("number").GetInt32() - 1], one.GetProperty("number").GetInt32());
            var words = (Title: Plain(one, "title"), Claim: Plain(one, "claim"), Question: Plain(one, "question"));
            if (words.Title is null || words.Claim is null || words.Question is null)
                return (null, $"finding {number} held more than plain words");
            if (Fault(finding, words.Title, words.Claim, words.Question) is { } fault)
                return (null, $"finding {number} {fault}");
            wordings.Add(new FindingWording(words.Title.TrimEnd('.'), words.Claim, words.Question));
        }

        return (wordings, null);
    }

    private static string? Plain(JsonElement one, string name) => PlainWords.Of(one.GetProperty(name).GetString()!);

    private static string? Fault(Finding finding, string title, string claim, string question)
    {
        var (was, now) = ($"{finding.Title}. {finding.Claim} {finding.Question}", $"{title}. {claim} {question}");
        if (!question.EndsWith('?') || question.Count(c => c == '?') > 1)
            return "did not ask one question";
        if (now.Length > (was.Length * Longer) + AlwaysLonger)
            return "said much more than before";
        if (Added(Special(), now, was + " " + finding.Quote) is { } special)
            return $"held “{special}”, which the finding does not";
        if (Quoted().EnumerateMatches(now) is var quotes && HasNew(quotes, now, was + " " + finding.Quote))
            return "quoted something that the finding does not";
        if (Verdicts.FirstOrDefault(v => Has(now, v) && !Has(was, v)) is { } verdict)
            return $"spoke of “{verdict}”, which the finding does not";
        if (Fixes.FirstOrDefault(f => now.Contains(f, StringComparison.OrdinalIgnoreCase) && !was.Contains(f, StringComparison.OrdinalIgnoreCase)) is not null)
            return "told what to do";
        return Subject(Terms($"{finding.Claim} {finding.Question}"), Terms($"{claim} {question}"));
    }

    /// <summary>A fair share of the finding's own terms is still there, and not too many others.</summary>
    private static string? Subject(HashSet<string> was, HashSet<string> now)
    {
        if (was.Count > 0 && was.Count(now.Contains) < was.Count * KeptTerms)
            return "was about something else";
        return now.Count(t => !was.Contains(t)) > Math.Max(AlwaysNew, was.Count * NewTerms) ? "claimed more than before" : null;
    }

    private static HashSet<string> Terms(string text) => Tokens.Words(text).Select(Reading.Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? Added(Regex what, string now, string was) =>
        what.Matches(now).Select(m => m.Value).FirstOrDefault(v => !was.Contains(v, StringComparison.Ordinal));

    private static bool HasNew(Regex.ValueMatchEnumerator quotes, string now, string was)
    {
        foreach (var quote in quotes)
            if (!was.Contains(now.AsSpan(quote.Index + 1, quote.Length - 2).Trim().TrimEnd(".,?"), StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool Has(string text, string words) => Regex.IsMatch(text, $@"(^|\W){Regex.Escape(words)}(\W|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    /// <summary>Figures, names of code, costs: whatever is no ordinary word.</summary>
    [GeneratedRegex(@"\d+([.,]\d+)*|\w+_\w+|[a-z]+[A-Z]\w*|\w+\([^)]*\)|O\([^)]*\)|[=<>+*/%]{1,3}|`[^`]*`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 2000)]
    private static partial Regex Special();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 2000)]
    private static partial Regex Quoted();
}
