using Etude.Platform.Content;

namespace Etude.Features.Direction.Reading;

/// <summary>What a word does to the words near it.</summary>
public enum Wording
{
    Must,
    Nice,
    Not,
    NotAsked,
    Ignore,
    ToMachines,
    Letter,
    LetterStart,
    LetterEnd,
}

/// <summary>A signal or cue of the lexicon; null stands for words that only look like one.</summary>
/// <param name="Family">What it shares with its kin: other tools for the same work. One's own name where there are none.</param>
/// <param name="IsTag">False for mere wording.</param>
public sealed record Term(string Name, string Family, bool IsTag, IReadOnlyDictionary<string, int> Axes);

/// <summary><c>signals.toml</c>, made ready for finding its words.</summary>
public sealed class Lexicon
{
    private readonly ContentFiles content;
    private readonly Dictionary<string, Term> byName = new(StringComparer.OrdinalIgnoreCase);

    private Lexicon(ContentFiles files)
    {
        content = files;
        var file = files.Signals;
        (Axes, Shares) = ([.. files.Axes.Select(a => a.Key)], [.. files.Shares.Select(s => s.Key)]);
        Prior = file.Shapes.GroupBy(s => s.Share, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(s => s.Prior), StringComparer.Ordinal);
        foreach (var phrase in file.Wording.GetValueOrDefault("ignore", []))
        {
            Terms.Add(phrase, null);
            Words.Add(phrase, Wording.Ignore);
        }

        AddTerms(file);
        foreach (var shape in file.Shapes)
            foreach (var phrase in shape.Phrases)
                Shapes.Add(phrase, shape.Share);
        foreach (var title in file.Titles)
            foreach (var phrase in title.Phrases)
                Titles.Add(phrase, title);
        foreach (var (kind, wording) in Kinds)
            foreach (var phrase in file.Wording.GetValueOrDefault(kind, []))
                Words.Add(phrase, wording);
        foreach (var phrase in file.Wording.GetValueOrDefault("field", []))
            Fields.Add(phrase, phrase);
        foreach (var (section, phrases) in file.Headings)
            foreach (var phrase in phrases)
                Headings.Add(phrase, Enum.Parse<Section>(section, ignoreCase: true));
        foreach (var (kind, phrases) in file.Dates)
            foreach (var phrase in phrases)
                Dates.Add(phrase, kind);
    }

    private static readonly (string, Wording)[] Kinds =
    [
        ("must", Wording.Must), ("nice", Wording.Nice), ("not", Wording.Not), ("not_asked", Wording.NotAsked), ("to_machines", Wording.ToMachines),
        ("letter", Wording.Letter), ("letter_start", Wording.LetterStart), ("letter_end", Wording.LetterEnd),
    ];

    /// <summary>All axes there are, in the order of screens.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>All shares there are.</summary>
    public IReadOnlyList<string> Shares { get; }

    /// <summary>What each share has before a word is read.</summary>
    public IReadOnlyDictionary<string, int> Prior { get; }

    internal Phrases<Term?> Terms { get; } = new();
    internal Phrases<string> Shapes { get; } = new();
    internal Phrases<TitleWords> Titles { get; } = new();
    internal Phrases<Wording> Words { get; } = new();
    internal Phrases<Section> Headings { get; } = new();
    internal Phrases<string> Dates { get; } = new();

    /// <summary>Words that name a field of work after a title: "Growth" in "Engineer, Growth".</summary>
    internal Phrases<string> Fields { get; } = new();

    public static Lexicon Of(ContentFiles content) => new(content);

    /// <summary>The name of an axis on screens.</summary>
    public string AxisName(string key) => content.AxisName(key);

    /// <summary>The family of a signal; its own name where the lexicon does not know it.</summary>
    public string FamilyOf(string signal) => byName.GetValueOrDefault(signal)?.Family ?? signal;

    /// <summary>How strongly a signal speaks for each axis; nothing where the lexicon does not know it.</summary>
    public IReadOnlyDictionary<string, int> AxesOf(string signal) => byName.GetValueOrDefault(signal)?.Axes ?? new Dictionary<string, int>();

    /// <summary>True for a word that is the name of an axis.</summary>
    public bool IsAxis(string word) => content.Axes.Any(a => string.Equals(a.Name, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a share on screens.</summary>
    public string ShareName(string key) => content.Shares.FirstOrDefault(s => s.Key == key)?.Name ?? key;

    private void AddTerms(SignalsFile file)
    {
        foreach (var (words, isTag) in file.Signals.Select(s => (s, true)).Concat(file.Cues.Select(c => (c, false))))
        {
            var term = new Term(words.Name, words.Family, isTag, words.Axes);
            foreach (var form in words.Forms)
                Terms.Add(form, isTag ? term : term with { Name = form, Family = form });
            if (isTag)
                byName[words.Name] = term;
        }
    }
}
