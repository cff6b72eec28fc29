namespace Etude.Features.Direction.Reading;

/// <summary>Title and company of a job description: from labels where there are any, else from its first lines.</summary>
internal static class ReadTitle
{
    private const int LinesLookedAt = 12;
    private const int LongestTitle = 120;
    private const int LongestCompany = 70;
    private static readonly string[] TitleLabels = ["job title", "title", "position", "stelle", "intitulé", "poste"];
    private static readonly string[] CompanyLabels = ["company", "employer", "firma", "unternehmen", "entreprise", "société"];
    private static readonly string[] Hiring = [" is looking for", " is hiring", " are looking for", " sucht", " recrute", " recherche"];
    private static readonly string[] Apart = [" at ", " @ ", " \u2014 ", " \u2013 ", " | ", " - ", " bei ", " chez "];
    private static readonly string[] Joins = ["and", "of", "for", "und", "et", "the"];
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("\u00b7|,(:\u2014\u2013*");

    /// <returns>Title and company, either may be empty; and the passage that holds the title.</returns>
    public static (string Title, string Company, Passage? Where) Of(string text, IReadOnlyList<Passage> passages, Lexicon lexicon, Steps steps)
    {
        var head = passages.Where(p => !p.IsNoise && !p.IsHeading).Take(LinesLookedAt).ToList();
        var labelled = head.Select(p => (Passage: p, Value: After(p, text, TitleLabels))).FirstOrDefault(p => p.Value is not null);
        var company = head.Select(p => After(p, text, CompanyLabels)).FirstOrDefault(v => v is not null);
        var where = labelled.Passage
            ?? head.FirstOrDefault(p => p.Span.Length <= LongestTitle && lexicon.Titles.In(p.Words, steps).Any())
            ?? head.FirstOrDefault(p => p.Span.Length <= LongestTitle);
        if (where is null)
            return ("", company ?? "", null);
        var line = Undecorated(labelled.Value ?? where.Span.Of(text), lexicon, steps);
        if (company is not null)
            return (line, Short(company), where);
        var next = head.SkipWhile(p => p != where).Skip(1).FirstOrDefault(p => p.Line > where.Line);
        if (next is not null && Hired(next.Span.Of(text)) is { } hiring)
            return (line, hiring, where);
        var isNear = next is not null && next.Line == where.Line + 1 && IsName(next, text);
        if (!isNear && Split(line, lexicon, steps) is { } parts)
            return (parts.Title, Short(parts.Company), where);
        return next is not null && (isNear || IsName(next, text)) ? (line, Short(next.Span.Of(text)), where) : (line, "", where);
    }

    private static string? After(Passage passage, string text, string[] labels)
    {
        var line = passage.Span.Of(text);
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 20 || !labels.Contains(line[..colon].Trim().ToLowerInvariant(), StringComparer.Ordinal))
            return null;
        var value = line[(colon + 1)..];
        var gap = value.TrimStart().IndexOf("  ", StringComparison.Ordinal);
        return (gap > 0 ? value.TrimStart()[..gap] : value).Trim(' ', '*', '"');
    }

    /// <summary>Of a line cut by rows of stars, the piece that names a role.</summary>
    private static string Undecorated(string line, Lexicon lexicon, Steps steps)
    {
        var pieces = line.Split("**", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (pieces.FirstOrDefault(p => Names(p, lexicon, steps)) ?? line).Trim(' ', '*', '#', '-', '"');
    }

    private static (string Title, string Company)? Split(string line, Lexicon lexicon, Steps steps)
    {
        foreach (var mark in Apart)
            if (line.IndexOf(mark, StringComparison.Ordinal) is var at and > 0)
            {
                var (left, right) = (line[..at].Trim(), line[(at + mark.Length)..].Trim());
                return Names(left, lexicon, steps) || !Names(right, lexicon, steps) ? (left, right) : (right, left);
            }

        var comma = line.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && Names(line[..comma], lexicon, steps) && !IsField(line[(comma + 2)..], lexicon, steps) ? (line[..comma].Trim(), line[(comma + 2)..].Trim()) : null;
    }

    /// <summary>"Payments" in "Senior Engineer, Payments": a field of work and no company, made of words that the lexicon knows and nothing else.</summary>
    private static bool IsField(string words, Lexicon lexicon, Steps steps)
    {
        var list = Word.In(words, 0, words.Length);
        for (var at = 0; at < list.Count;)
        {
            var known = Math.Max(lexicon.Terms.LongestAt(list, at, steps)?.Count ?? 0, Math.Max(lexicon.Titles.LongestAt(list, at, steps)?.Count ?? 0, lexicon.Fields.LongestAt(list, at, steps)?.Count ?? 0));
            if (known == 0 && !Joins.Contains(list[at].Text, StringComparer.Ordinal))
                return false;
            at += Math.Max(1, known);
        }

        return list.Count > 0;
    }

    private static string? Hired(string line) => Hiring
        .Select(h => line.IndexOf(h, StringComparison.OrdinalIgnoreCase)).Where(at => at is > 1 and <= LongestCompany)
        .Select(at => line[..at].Trim()).FirstOrDefault();

    /// <summary>A short line that is no sentence, such as "Corvane Payments · Lisbon".</summary>
    private static bool IsName(Passage passage, string text)
    {
        var name = passage.Span.Of(text);
        return name.Length <= LongestCompany && passage.Words.Count <= 9 && char.IsUpper(name[0]) && !name.EndsWith('.') && passage.Section == Section.None;
    }

    private static string Short(string company)
    {
        var end = company.AsSpan().IndexOfAny(Ends);
        return (end > 0 ? company[..end] : company).Trim(' ', '.', '*', '_', '"', '-');
    }

    private static bool Names(string words, Lexicon lexicon, Steps steps) => lexicon.Titles.In(Word.In(words, 0, words.Length), steps).Any();
}
