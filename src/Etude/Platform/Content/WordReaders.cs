using System.Text.RegularExpressions;

namespace Etude.Platform.Content;

/// <summary>Read <c>axes.toml</c>, <c>iac.toml</c> and <c>voices.toml</c>.</summary>
internal static partial class WordReaders
{
    private static readonly int[] Levels = [25, 50, 75, 100];

    public static IReadOnlyList<AxisFile> Axes(Section root) => Read(root, "axis", section => new AxisFile
    {
        Key = Key(section),
        Name = section.Line("name", 60),
        Sentence = section.Line("sentence", 300),
        Anchors = Levels.ToDictionary(l => l, l => section.Line($"at_{l}", 500)),
    }, a => a.Key);

    public static IReadOnlyList<IacFile> Shares(Section root) => Read(root, "share", section => new IacFile
    {
        Key = Key(section),
        Letter = section.Line("letter", 1),
        Name = section.Line("name", 60),
        Sentence = section.Line("sentence", 300),
        Asks = section.Line("asks", 500),
        Week = section.Line("week", 500),
    }, s => s.Key);

    public static IReadOnlyList<VoiceFile> Voices(Section root) => Read(root, "voice", section => new VoiceFile
    {
        Key = Key(section),
        Name = section.Line("name", 60),
        Manner = section.Line("manner", 300),
        Opening = Phrasings(section, "opening"),
        Praise = Phrasings(section, "praise", "{claim}", "{quote}"),
        Finding = Phrasings(section, "finding", "{claim}", "{quote}"),
        Question = Phrasings(section, "question", "{question}"),
        Closing = Phrasings(section, "closing"),
    }, v => v.Key);

    private static List<T> Read<T>(Section root, string table, Func<Section, T> one, Func<T, string> key)
    {
        var all = new List<T>();
        foreach (var section in root.Tables(table))
        {
            var item = one(section);
            section.NoOtherKeys();
            if (key(item).Length > 0 && all.Any(a => key(a) == key(item))) section.Refuse("key", $"{table} \"{key(item)}\" is defined twice");
            all.Add(item);
        }
        root.NoOtherKeys();
        return all;
    }

    private static string Key(Section section)
    {
        var key = section.Line("key", 60);
        if (key.Length == 0 || KeyForm().IsMatch(key)) return key;
        section.Refuse("key", $"\"{key}\" is not a key; a key is made of small letters, digits and underscores");
        return "";
    }

    // A phrasing must hold what it is about; one of each list must do without the quote, which may be too long to repeat.
    private static IReadOnlyList<string> Phrasings(Section section, string list, string? must = null, string? may = null)
    {
        var phrasings = section.Texts(list, 1, 20, TextRule.Line(500));
        foreach (var phrasing in phrasings.Where(p => p.Length > 0))
        {
            var held = Placeholder().Matches(phrasing).Select(m => m.Value).ToList();
            if (must is not null && !held.Contains(must)) section.Refuse(list, $"\"{ClosedSet.Shorten(phrasing)}\" must hold {must}");
            foreach (var other in held.Where(h => h != must && h != may))
                section.Refuse(list, $"\"{ClosedSet.Shorten(phrasing)}\" holds {other}, which \"{list}\" does not know");
        }
        if (may is not null && phrasings.Count > 0 && phrasings.All(p => p.Contains(may, StringComparison.Ordinal)))
            section.Refuse(list, $"at least one entry of \"{list}\" must do without {may}");
        return phrasings;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("\\{[^{}]*\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
