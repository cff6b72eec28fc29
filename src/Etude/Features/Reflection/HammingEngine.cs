using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Reflection;

/// <summary>
/// Makes a set of five to seven prompts: what the rows give most reason to ask about, and at the end the question after what is
/// important. A pure function: the same rows make the same set.
/// </summary>
public static class HammingEngine
{
    public const int Fewest = 5;
    public const int Most = 7;

    /// <param name="questions">The questions of the content; of one kind, the sets take turns.</param>
    public static PromptSet Set(LookBack look, IReadOnlyList<ReflectionQuestion> questions)
    {
        var prompts = new JsonList<Prompt>();
        foreach (var occasion in Occasions.Of(look).Take(Most - 1))
            if (InTurn(questions, occasion.About, look).FirstOrDefault() is { } question)
                prompts.Add(Filled(question, occasion.Facts, occasion.Values));
        foreach (var question in InTurn(questions, "general", look).Take(Math.Max(1, Fewest - prompts.Count)).ToList())
            prompts.Add(Filled(question, [Occasions.Stretch(look)], new Dictionary<string, string>()));
        return new() { From = look.From, To = look.To, Prompts = prompts };
    }

    /// <summary>The questions of a kind: those that were never asked in their order, then those that were asked longest ago.</summary>
    private static IEnumerable<ReflectionQuestion> InTurn(IReadOnlyList<ReflectionQuestion> questions, string about, LookBack look)
    {
        int SetsAgo(ReflectionQuestion question)
        {
            for (var ago = 0; ago < look.Asked.Count; ago++)
                if (look.Asked[ago].Contains(question.Key, StringComparer.Ordinal))
                    return ago;
            return int.MaxValue;
        }

        return questions.Where(q => q.About == about).OrderByDescending(SetsAgo);
    }

    private static Prompt Filled(ReflectionQuestion question, IReadOnlyList<string> facts, IReadOnlyDictionary<string, string> values) => new(
        question.Key, question.About, values.Aggregate(question.Text, (text, v) => text.Replace($"{{{v.Key}}}", v.Value, StringComparison.Ordinal)), facts);
}
