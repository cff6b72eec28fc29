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
        {
            var kind = questions.Where(q => q.About == occasion.About).ToList();
            if (kind.Count > 0)
                prompts.Add(Filled(kind[look.Earlier % kind.Count], occasion.Facts, occasion.Values));
        }

        var general = questions.Where(q => q.About == "general").ToList();
        var wanted = Math.Min(general.Count, Math.Max(1, Fewest - prompts.Count));
        for (var i = 0; i < wanted; i++)
            prompts.Add(Filled(general[((look.Earlier * Fewest) + i) % general.Count], [Occasions.Stretch(look)], new Dictionary<string, string>()));
        return new() { From = look.From, To = look.To, Prompts = prompts };
    }

    private static Prompt Filled(ReflectionQuestion question, IReadOnlyList<string> facts, IReadOnlyDictionary<string, string> values) => new(
        question.Key, question.About, values.Aggregate(question.Text, (text, v) => text.Replace($"{{{v.Key}}}", v.Value, StringComparison.Ordinal)), facts);
}
