using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Code;

/// <summary>One line of code.</summary>
/// <param name="Code">The line without its indent, strings and comments blanked out.</param>
/// <param name="Raw">The line without the space around it.</param>
/// <param name="Own">Not a line of the starter.</param>
/// <param name="Continues">Stands inside brackets opened on an earlier line.</param>
internal sealed record CodeLine(int Start, int End, int Indent, string Code, string Raw, string Comment, bool Own, bool Continues)
{
    public bool IsBlank => Code.Length == 0;

    public Place Place => new("code", Start, End);
}

/// <summary>The code of a submission, read line by line against the starter.</summary>
internal sealed class SourceCode
{
    public const string Source = "code";
    public const string Python = "python";
    public const string JavaScript = "javascript";
    public const string Sql = "sql";

    private SourceCode(string text, string language, IReadOnlyList<CodeLine> lines)
    {
        (Text, Language, Lines) = (text, language, lines);
        Own = [.. lines.Where(l => l.Own)];
        OwnCode = [.. Own.Where(l => !l.IsBlank)];
        Functions = language switch { Python => PythonFunctions.In(lines), JavaScript => BraceFunctions.In(lines), _ => [] };
        var names = IsRead ? lines.Where(l => l.Own).SelectMany(l => Names.Split(l.Code)) : [];
        Terms = names.Select(Reading.Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    public string Text { get; }

    /// <summary>As the attempt names it.</summary>
    public string Language { get; }

    /// <summary>There is an analysis for this language.</summary>
    public bool IsRead => Language is Python or JavaScript or Sql;

    public IReadOnlyList<CodeLine> Lines { get; }

    /// <summary>The lines that the starter does not have.</summary>
    public IReadOnlyList<CodeLine> Own { get; }

    /// <summary>Own lines that hold more than space and comments.</summary>
    public IReadOnlyList<CodeLine> OwnCode { get; }

    public IReadOnlyList<Function> Functions { get; }

    /// <summary>What the names in the person's own lines speak of.</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>The starter has changed: something was added, or something taken away.</summary>
    public required bool Changed { get; init; }

    public static SourceCode Of(string text, string starter, string language)
    {
        var given = starter.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        return new SourceCode(text, language, [.. ReadLines(text, given, language)])
        {
            Changed = !string.Equals(Squeezed(text), Squeezed(starter), StringComparison.Ordinal),
        };
    }

    private static IEnumerable<CodeLine> ReadLines(string text, HashSet<string> given, string language)
    {
        var (code, comment) = language switch
        {
            Python => PythonMask.Of(text),
            JavaScript => TextMask.OfJavaScript(text),
            Sql => TextMask.OfSql(text),
            _ => (text, new bool[text.Length]),
        };
        var depth = 0;
        for (var start = 0; start < text.Length;)
        {
            var found = text.IndexOf('\n', start);
            var end = found < 0 ? text.Length : found;
            var raw = text[start..end].Trim();
            if (raw.Length > 0)
            {
                var bare = code[start..end];
                var from = Array.IndexOf(comment, true, start, end - start);
                yield return new CodeLine(start, start + text[start..end].TrimEnd().Length, end - start - text[start..end].TrimStart().Length,
                    bare.Trim(), raw, from < 0 ? "" : text[from..end].Trim(), !given.Contains(raw), depth > 0);
                depth = Math.Max(0, depth + bare.Count(c => c is '(' or '[' or '{') - bare.Count(c => c is ')' or ']' or '}'));
            }

            start = end + 1;
        }
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
