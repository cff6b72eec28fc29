namespace Etude.Platform.Content;

/// <summary>Reads <c>library/&lt;axis&gt;.toml</c>.</summary>
/// <param name="axes">The axes there are.</param>
/// <param name="problems">The axes of each problem by its slug; null for one whose file has a mistake.</param>
internal sealed class LibraryReader(ClosedSet axes, IReadOnlyDictionary<string, IReadOnlyList<string>?> problems)
{
    private readonly ClosedSet _slugs = new("problem", [.. problems.Keys.Order(StringComparer.Ordinal)]);

    /// <summary>The items of one file; not to be used when <paramref name="mistakes"/> has grown.</summary>
    public IReadOnlyList<Authored<LibraryItem>> Read(Section root, string axis, Mistakes mistakes)
    {
        var items = new List<Authored<LibraryItem>>();
        foreach (var section in root.Tables("item"))
        {
            var item = ReadItem(section);
            if (item.Axes.Count > 0 && item.Axes[0] != axis)
                section.Refuse("axes", $"the first axis is \"{item.Axes[0]}\", but the file is {axis}.toml; put the item into {item.Axes[0]}.toml");
            if (item.Slug.Length > 0 && items.Any(i => i.Value.Slug == item.Slug))
                section.Refuse("slug", $"slug \"{item.Slug}\" is used twice in this file");
            items.Add(new Authored<LibraryItem>(mistakes.Path, section.PlaceOf("slug"), item, CanonicalForm.Hash(item)));
        }
        root.NoOtherKeys();
        if (!axes.Has(axis)) mistakes.Add(new(1, 1), $"the file is called {axis}.toml, but {axes.Refusal(axis)}");
        return items;
    }

    private LibraryItem ReadItem(Section section)
    {
        var item = new LibraryItem
        {
            Slug = Slug.Read(section, "slug"),
            Title = section.Line("title", 200),
            Author = section.Line("author", 200),
            Url = WebAddress(section),
            Kind = section.Choice("kind", ClosedSet.ItemKinds),
            Axes = section.Choices("axes", axes, min: 1, max: 3),
            Difficulty = section.Choice("difficulty", ClosedSet.ItemDifficulties),
            Minutes = section.Whole("minutes", 1, 20_000),
            Why = section.Prose("why", 2_000),
            Prepares = section.OptionalChoices("prepares", _slugs, max: 6),
        };
        section.NoOtherKeys();
        foreach (var stranger in item.Prepares.Where(p => problems[p] is { } own && !own.Intersect(item.Axes).Any()))
            section.Refuse("prepares", $"problem \"{stranger}\" shares no axis with the item; name the axis in both, or leave the problem out");
        return item;
    }

    private static string WebAddress(Section section)
    {
        var url = section.Line("url", 2_000);
        if (url.Length == 0 || IsWebAddress(url)) return url;
        section.Refuse("url", $"\"{ClosedSet.Shorten(url)}\" is not a web address; it must begin with https:// or http://");
        return "";
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && !url.Any(char.IsWhiteSpace);
}
