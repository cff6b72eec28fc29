using System.Text.RegularExpressions;

namespace Etude.Platform.Content;

/// <summary>A question of a look back: a <c>[[question]]</c> of <c>reflection.toml</c>.</summary>
/// <param name="About">What it rests on; it decides the placeholders of the text.</param>
/// <param name="Text">With <c>{placeholders}</c>; ends with a question mark.</param>
public sealed record ReflectionQuestion(string Key, string About, string Text)
{
    /// <summary>What there is to ask about, each with the placeholders its questions may hold.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Abouts = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["weakest"] = ["axis", "level"],
        ["hours"] = ["axis", "minutes"],
        ["nothing"] = ["axis"],
        ["declared"] = ["axes", "minutes"],
        ["again"] = ["problem", "count"],
        ["lost"] = ["count"],
        ["sure"] = ["count"],
        ["hints"] = ["count"],
        ["unaided"] = ["count"],
        ["started"] = ["title", "days"],
        ["dropped"] = ["title"],
        ["pause"] = ["days"],
        ["general"] = [],
    };
}

/// <summary>Reads <c>reflection.toml</c>.</summary>
internal static partial class ReflectionReader
{
    private static readonly ClosedSet About = new("about", [.. ReflectionQuestion.Abouts.Keys]);

    public static IReadOnlyList<ReflectionQuestion> Read(Section root)
    {
        var all = new List<ReflectionQuestion>();
        foreach (var section in root.Tables("question"))
        {
            var question = new ReflectionQuestion(section.Line("key", 60), section.Choice("about", About), section.Line("text", 300));
            section.NoOtherKeys();
            if (question.Key.Length > 0 && !KeyForm().IsMatch(question.Key))
                section.Refuse("key", $"\"{question.Key}\" is not a key; a key is made of small letters, digits and underscores");
            if (question.Key.Length > 0 && all.Exists(q => q.Key == question.Key))
                section.Refuse("key", $"question \"{question.Key}\" is defined twice");
            if (question.Text.Length > 0 && !question.Text.EndsWith('?'))
                section.Refuse("text", "a question ends with a question mark");
            foreach (var other in Placeholder().Matches(question.Text).Select(m => m.Groups["name"].Value).Except(ReflectionQuestion.Abouts.GetValueOrDefault(question.About, []), StringComparer.Ordinal))
                section.Refuse("text", $"{{{other}}} is not known to questions about \"{question.About}\"");
            all.Add(question);
        }

        root.NoOtherKeys();
        return all;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
