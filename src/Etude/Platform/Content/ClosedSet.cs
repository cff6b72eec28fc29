namespace Etude.Platform.Content;

/// <summary>Words of which a value must be one, and what one of them is called.</summary>
/// <param name="Noun">What a member is called in a sentence: <c>axis</c>, <c>type</c>.</param>
/// <param name="Members">The words, in the order in which they should be listed.</param>
public sealed record ClosedSet(string Noun, IReadOnlyList<string> Members)
{
    /// <summary>The kinds of problem. The database holds the same list as a check.</summary>
    public static readonly ClosedSet Types = new("type", ["coding", "debugging", "sql", "design", "ml", "behavioral"]);

    /// <summary>How hard a problem is.</summary>
    public static readonly ClosedSet ProblemDifficulties = new("difficulty", ["intro", "core", "stretch"]);

    /// <summary>Whether a problem can be argued as an engineering manager.</summary>
    public static readonly ClosedSet EmModes = new("em_mode", ["off", "optional", "only"]);

    /// <summary>The steps of an attempt, in their order.</summary>
    public static readonly ClosedSet Phases = new("phase", ["explore", "plan", "implement", "verify", "reflect"]);

    /// <summary>What code or a model answer may be written in.</summary>
    public static readonly ClosedSet Languages = new("language", ["python", "javascript", "sql", "markdown"]);

    /// <summary>The options of a question.</summary>
    public static readonly ClosedSet OptionLetters = new("option", ["a", "b", "c", "d"]);

    /// <summary>What a library item is.</summary>
    public static readonly ClosedSet ItemKinds = new("kind", ["reading", "video", "exercise"]);

    /// <summary>How demanding a library item is.</summary>
    public static readonly ClosedSet ItemDifficulties = new("difficulty", ["intro", "core", "deep"]);

    /// <summary>Whether <paramref name="word"/> is one of the members, in exactly this spelling.</summary>
    public bool Has(string word) => Members.Contains(word, StringComparer.Ordinal);

    /// <summary>The sentence for a word that is not one of the members.</summary>
    public string Refusal(string word) => $"{Noun} \"{Shorten(word)}\" does not exist{DidYouMean.Remedy(word, Members)}";

    internal static string Shorten(string word) => word.Length <= 60 ? word : word[..57] + "…";
}
