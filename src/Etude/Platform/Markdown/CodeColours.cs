using System.Collections.Frozen;
using System.Text;

namespace Etude.Platform.Markdown;

/// <summary>
/// Code as HTML with keywords, strings, comments and numbers marked, by one walk over the text. It knows words and quotes, not grammars:
/// enough for reading. A language it does not know comes out plain.
/// </summary>
internal static class CodeColours
{
    private sealed record Language(FrozenSet<string> Keywords, string[] LineComments, string Quotes, bool BlockComments = false, bool TripleQuotes = false, bool AnyCase = false);

    private static readonly Language Python = Of("and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield", ["#"], "\"'", triple: true);
    private static readonly Language Script = Of("abstract any as async await boolean break case catch class const continue default delete do else enum export extends false finally for from function get if implements import in instanceof interface let new null number of private protected public readonly return set static string super switch this throw true try type typeof undefined var void while yield", ["//"], "\"'`", block: true);
    private static readonly Language Sharp = Of("abstract as async await base bool break byte case catch char class const continue decimal default do double else enum event explicit false finally float for foreach get if implicit in init int interface internal is lock long namespace new null object operator out override params private protected public readonly record ref required return sealed set short static string struct switch this throw true try typeof uint ulong using var virtual void when where while with yield", ["//"], "\"'", block: true);
    private static readonly Language Java = Of("abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for if implements import instanceof int interface long native new null package private protected public record return sealed short static super switch synchronized this throw throws transient true false try var void volatile while yield fun val when object data override suspend", ["//"], "\"'", block: true, triple: true);
    private static readonly Language Go = Of("break case chan const continue default defer else fallthrough false for func go goto if import interface map nil package range return select struct switch true type var error string int bool byte", ["//"], "\"'`", block: true);
    private static readonly Language Rust = Of("as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while", ["//"], "\"", block: true);
    private static readonly Language C = Of("auto bool break case char class const constexpr continue default delete do double else enum extern false float for friend goto if inline int long namespace new nullptr operator private protected public register return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while", ["//"], "\"'", block: true);
    private static readonly Language Sql = Of("add all alter and as asc between by case cast check column commit constraint create cross default delete desc distinct drop else end exists explain false for foreign from full group having if in index inner insert intersect into is isolation join key lateral left level like limit lock not null offset on or order outer over partition primary references returning right rollback row rows select set table then transaction true union unique update using values view when where window with", ["--"], "'\"", block: true, anyCase: true);
    private static readonly Language Shell = Of("if then else elif fi for in do done while until case esac function return export local set unset exit cd echo sudo", ["#"], "\"'");
    private static readonly Language Data = Of("true false null", ["#"], "\"'");

    private static readonly FrozenDictionary<string, Language> Known = new Dictionary<string, Language>(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = Python, ["py"] = Python, ["javascript"] = Script, ["js"] = Script, ["jsx"] = Script, ["typescript"] = Script, ["ts"] = Script, ["tsx"] = Script,
        ["csharp"] = Sharp, ["cs"] = Sharp, ["c#"] = Sharp, ["java"] = Java, ["kotlin"] = Java, ["go"] = Go, ["rust"] = Rust, ["rs"] = Rust,
        ["c"] = C, ["cpp"] = C, ["c++"] = C, ["sql"] = Sql, ["postgres"] = Sql, ["bash"] = Shell, ["sh"] = Shell, ["shell"] = Shell,
        ["json"] = Data, ["yaml"] = Data, ["yml"] = Data, ["toml"] = Data,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code, escaped, with <c>span</c>s of the classes <c>hk</c> (keyword), <c>hs</c> (string), <c>hc</c> (comment) and <c>hn</c> (number).</summary>
    public static string ToHtml(string code, string? language)
    {
        var html = new StringBuilder(code.Length + code.Length / 2);
        if (language is null || !Known.TryGetValue(language.Trim(), out var known))
            return Escape(html, code).ToString();
        for (var at = 0; at < code.Length;)
        {
            var (end, kind) = Piece(code, at, known);
            if (kind is null) Escape(html, code.AsSpan(at, end - at));
            else Escape(html.Append("<span class=\"").Append(kind).Append("\">"), code.AsSpan(at, end - at)).Append("</span>");
            at = end;
        }
        return html.ToString();
    }

    private static (int End, string? Kind) Piece(string code, int at, Language language)
    {
        var c = code[at];
        if (language.LineComments.Any(mark => Stands(code, at, mark)))
            return (Find(code, at, "\n"), "hc");
        if (language.BlockComments && Stands(code, at, "/*"))
            return (Math.Min(code.Length, Find(code, at + 2, "*/") + 2), "hc");
        if (language.Quotes.Contains(c, StringComparison.Ordinal))
            return (Quoted(code, at, language), "hs");
        if (char.IsAsciiDigit(c))
            return (While(code, at, d => char.IsAsciiLetterOrDigit(d) || d is '.' or '_'), "hn");
        if (!char.IsLetter(c) && c != '_')
            return (at + 1, null);
        var end = While(code, at, d => char.IsLetterOrDigit(d) || d == '_');
        var word = code[at..end];
        return (end, language.Keywords.Contains(language.AnyCase ? word.ToLowerInvariant() : word) ? "hk" : null);
    }

    private static int Quoted(string code, int at, Language language)
    {
        var quote = code[at];
        var triple = new string(quote, 3);
        if (language.TripleQuotes && Stands(code, at, triple))
            return Math.Min(code.Length, Find(code, at + 3, triple) + 3);
        for (var i = at + 1; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] == quote) return i + 1;
            else if (code[i] == '\n' && quote != '`') return i;
        }
        return code.Length;
    }

    private static bool Stands(string code, int at, string mark) => string.CompareOrdinal(code, at, mark, 0, mark.Length) == 0;

    private static int Find(string code, int from, string mark) =>
        from < code.Length && code.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var found ? found : code.Length;

    private static int While(string code, int at, Func<char, bool> goesOn)
    {
        while (at < code.Length && goesOn(code[at])) at++;
        return at;
    }

    /// <summary>Appends text so that it can only be read.</summary>
    internal static StringBuilder Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\0' => html.Append('\uFFFD'),
                _ => html.Append(c),
            };
        }
        return html;
    }

    private static Language Of(string keywords, string[] comments, string quotes, bool block = false, bool triple = false, bool anyCase = false) =>
        new(keywords.Split(' ').ToFrozenSet(StringComparer.Ordinal), comments, quotes, block, triple, anyCase);
}
