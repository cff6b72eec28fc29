namespace Etude.Platform.Content;

/// <summary>Reads <c>signals.toml</c>.</summary>
/// <param name="axes">The axes that it may name.</param>
/// <param name="shares">The shares that it may name.</param>
internal sealed class SignalsReader(ClosedSet axes, ClosedSet shares)
{
    public static readonly string[] Wording = ["must", "nice", "not", "not_asked", "ignore", "to_machines", "letter", "letter_start", "letter_end", "field"];
    public static readonly string[] Headings = ["role", "must", "nice", "offer", "about", "unwanted", "experience", "projects", "skills", "education", "other"];
    public static readonly string[] Dates = ["now", "since", "until"];

    private const int MostPhrases = 200;
    private static readonly TextRule Phrase = TextRule.Line(120);
    private readonly Dictionary<string, string> named = new(StringComparer.OrdinalIgnoreCase);

    public SignalsFile Read(Section root)
    {
        var file = new SignalsFile
        {
            Signals = [.. root.Tables("signal").SelectMany(Signals)],
            Cues = [.. root.Tables("cue").Select(Cue)],
            Shapes = [.. root.Tables("shape").Select(Shape)],
            Titles = [.. root.Tables("title").Select(Title)],
            Wording = Lists(root, "wording", Wording),
            Headings = Lists(root, "headings", Headings),
            Dates = Lists(root, "dates", Dates),
        };
        root.NoOtherKeys();
        foreach (var share in shares.Members.Where(s => file.Shapes.All(f => f.Share != s)))
            root.Refuse("shape", $"no [[shape]] speaks for the share \"{share}\"");
        return file;
    }

    private List<SignalWords> Signals(Section section)
    {
        var found = new List<SignalWords>();
        var strengths = Strengths(section, "axes", axes, 5);
        foreach (var term in section.Texts("terms", 1, MostPhrases, TextRule.Line(400)).Where(t => t.Length > 0))
        {
            var kin = term.Split(';', StringSplitOptions.TrimEntries).Select(t => t.Split('|', StringSplitOptions.TrimEntries)).ToList();
            if (kin.SelectMany(forms => forms).Any(f => f.TrimStart('=').Length == 0))
                section.Refuse("terms", $"\"{ClosedSet.Shorten(term)}\" has an empty form between its bars");
            foreach (var forms in kin)
            {
                foreach (var form in forms)
                    if (!named.TryAdd(form, forms[0]))
                        section.Refuse("terms", $"\"{ClosedSet.Shorten(form)}\" is a form of \"{named[form].TrimStart('=')}\" already");
                found.Add(new(forms[0].TrimStart('='), kin[0][0].TrimStart('='), forms, strengths));
            }
        }

        section.NoOtherKeys();
        return found;
    }

    private SignalWords Cue(Section section)
    {
        var phrases = section.Texts("phrases", 1, MostPhrases, Phrase);
        var cue = new SignalWords(phrases.Count > 0 ? phrases[0] : "", phrases.Count > 0 ? phrases[0] : "", phrases, Strengths(section, "axes", axes, 5));
        section.NoOtherKeys();
        return cue;
    }

    private ShapeWords Shape(Section section)
    {
        var shape = new ShapeWords(section.Choice("share", shares), section.Whole("prior", 0, 10), section.Texts("phrases", 1, MostPhrases, Phrase));
        section.NoOtherKeys();
        return shape;
    }

    private TitleWords Title(Section section)
    {
        var title = new TitleWords(section.Texts("phrases", 1, MostPhrases, Phrase), Strengths(section, "axes", axes, 10), Strengths(section, "shares", shares, 10));
        section.NoOtherKeys();
        return title;
    }

    private static Dictionary<string, int> Strengths(Section section, string key, ClosedSet set, int most)
    {
        var strengths = new Dictionary<string, int>(StringComparer.Ordinal);
        if (section.Table(key) is not { } table)
            return strengths;
        foreach (var word in table.Keys.Where(set.Has).ToList())
            strengths[word] = table.Whole(word, 1, most);
        table.NoOtherKeys(set);
        if (strengths.Count == 0)
            section.Refuse(key, $"\"{key}\" names no {set.Noun}");
        return strengths;
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(Section root, string key, string[] names)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root.Table(key) is not { } table)
            return lists;
        foreach (var name in names)
            lists[name] = table.Texts(name, 1, MostPhrases, Phrase);
        table.NoOtherKeys();
        return lists;
    }
}
