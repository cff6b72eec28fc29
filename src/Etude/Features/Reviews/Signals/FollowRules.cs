using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Whether what was planned is what was built: the plan's subjects come back in the names of the code or the words of the answer.</summary>
internal static class FollowRules
{
    private const int Substance = 4;
    private const int ClearlyThere = 4;
    private const int Partly = 2;

    public static Seen? Follows(Material material)
    {
        var planned = material.Plan.Sentences.Where(Says).SelectMany(s => s.Terms).ToHashSet(StringComparer.Ordinal);
        // A repair changes a few words of somebody else's code; its names say little about the plan.
        if (material.Plan.IsEmpty || !material.HasWork || material.Problem.Type == "debugging" || (material.Kind == Rubric.RubricKind.Tested && !material.Code.IsRead))
            return null;
        var built = material.Kind == Rubric.RubricKind.Tested ? Built(material) : material.Answer.Sentences.Where(Says).SelectMany(s => s.Terms).ToHashSet(StringComparer.Ordinal);
        var both = planned.Where(built.Contains).ToHashSet(StringComparer.Ordinal);
        // Of a plan of three words not much can come back.
        var level = both.Count >= ClearlyThere ? 3 : both.Count >= Partly ? 2 : planned.Count < Substance ? 1 : both.Count;
        var sentence = level >= 2
            ? material.Plan.Sentences.OrderByDescending(s => s.Terms.Count(both.Contains)).ThenBy(s => s.Place.Start).First()
            : material.Plan.Sentences.FirstOrDefault(s => s.Has(Cue.Approach)) ?? material.Plan.Sentences[0];
        return new Seen(level, sentence.Place);
    }

    private static bool Says(Sentence sentence) => sentence is { Hollow: false, Denied: false };

    /// <summary>The words of the names, and what the syntax stands for: a "{}" is a dictionary to whoever planned one.</summary>
    private static HashSet<string> Built(Material material)
    {
        var built = new HashSet<string>(material.Code.Terms, StringComparer.Ordinal);
        foreach (var line in material.Code.OwnCode)
        {
            foreach (var (sign, word) in Meanings)
            {
                if (line.Code.Contains(sign, StringComparison.OrdinalIgnoreCase) && Terms.Of(word) is { } term)
                    built.Add(term);
            }
        }

        return built;
    }

    private static readonly (string Sign, string Word)[] Meanings =
    [
        ("{}", "dictionary"), ("dict", "dictionary"), ("setdefault", "dictionary"), ("set(", "set"), ("sorted(", "sort"), (".sort(", "sort"),
        ("heappush", "heap"), ("heappop", "heap"), ("deque", "queue"), ("bisect", "halve"), ("while ", "loop"), ("for ", "loop"),
        ("raise ", "raise"), ("raise ", "refuse"), ("except ", "catch"), ("try:", "exception"), ("return", "return"), ("yield", "generator"),
        ("lambda", "function"), ("class ", "class"), ("def ", "function"), ("enumerate", "index"), ("min(", "smallest"), ("max(", "largest"),
        ("if ", "compare"), ("len(", "length"), ("sum(", "sum"), ("+= 1", "count"), ("Counter", "count"), ("None", "empty"), ("[]", "list"),
        ("@", "matrix"), ("np.", "numpy"), ("pop(", "remove"), ("del ", "remove"), ("with ", "lock"), ("ValueError", "invalid"),
        ("new Map", "dictionary"), ("new Set", "set"), ("throw ", "refuse"), (".filter(", "filter"), (".push(", "list"), ("=>", "function"), (".reduce(", "sum"),
        ("group by", "group"), ("join ", "join"), (" over ", "window"), ("with ", "cte"), ("distinct", "duplicate"), ("order by", "sort"), ("count(", "count"),
        ("coalesce", "missing"), ("lag(", "previous"), ("row_number", "rank"), ("having ", "filter"), ("where ", "filter"), ("exists", "exist"),
    ];
}
