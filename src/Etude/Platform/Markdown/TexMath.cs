using System.Text;

namespace Etude.Platform.Markdown;

/// <summary>
/// The mathematics of TeX that people write in articles, as MathML, which browsers show without a script: scripts, fractions, roots,
/// Greek, operators, functions, matrices, cases. What it does not know is shown as it was written.
/// </summary>
internal sealed class TexMath
{
    private const int Longest = 4000;
    private const int Deepest = 40;

    private readonly string tex;
    private readonly bool block;
    private int at;
    private int depth;

    private TexMath(string tex, bool block) => (this.tex, this.block) = (tex, block);

    /// <summary>A formula as HTML that can only be read. Never throws.</summary>
    public static string ToHtml(string tex, bool block)
    {
        var source = CodeColours.Escape(new StringBuilder(), tex.Trim());
        if (tex.Length > Longest) return $"<code>{source}</code>";
        var reader = new TexMath(tex.Trim(), block);
        var inner = reader.Row(_ => false);
        return inner is null || reader.at < reader.tex.Length
            ? $"<code>{source}</code>"
            : $"<math display=\"{(block ? "block" : "inline")}\">{inner}</math>";
    }

    /// <summary>What stands until <paramref name="ends"/> says so or the text ends; null when something is not understood.</summary>
    private string? Row(Func<string, bool> ends)
    {
        if (++depth > Deepest) return null;
        var row = new StringBuilder();
        while (at < tex.Length && !ends(tex[at..Math.Min(tex.Length, at + 6)]))
        {
            if (char.IsWhiteSpace(tex[at])) { at++; continue; }
            if (Scripted() is not { } piece) return null;
            row.Append(piece);
        }
        depth--;
        return $"<mrow>{row}</mrow>";
    }

    /// <summary>A piece with what is set below and above it.</summary>
    private string? Scripted()
    {
        var limits = false;
        var body = tex[at] is '^' or '_' ? "<mrow></mrow>" : Atom(out limits);
        if (body is null) return null;
        string? below = null, above = null;
        for (Skip(); at < tex.Length && tex[at] is '^' or '_' or '\''; Skip())
        {
            var mark = tex[at++];
            if (mark == '\'') { above = (above ?? "") + "<mo>′</mo>"; continue; }
            if (Argument() is not { } script) return null;
            if (mark == '_' ? below is not null : above is not null) return null;
            if (mark == '_') below = script; else above = script;
        }
        var (sub, sup, both) = limits && block ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup");
        return (below, above) switch
        {
            (null, null) => body,
            (_, null) => $"<{sub}>{body}{below}</{sub}>",
            (null, _) => $"<{sup}>{body}<mrow>{above}</mrow></{sup}>",
            _ => $"<{both}>{body}{below}<mrow>{above}</mrow></{both}>",
        };
    }

    private string? Atom(out bool limits)
    {
        limits = false;
        var c = tex[at];
        if (c == '\\') return Command(out limits);
        if (c == '{') return Argument();
        if (c is '}' or '&' or '$' or '#' or '%' or '~') return null;
        if (char.IsAsciiDigit(c))
        {
            var from = at;
            while (at < tex.Length && (char.IsAsciiDigit(tex[at]) || (tex[at] is '.' or ',' && at + 1 < tex.Length && char.IsAsciiDigit(tex[at + 1])))) at++;
            return $"<mn>{tex[from..at]}</mn>";
        }
        var length = char.IsHighSurrogate(c) && at + 1 < tex.Length ? 2 : 1;
        var sign = CodeColours.Escape(new StringBuilder(), tex.AsSpan(at, length));
        at += length;
        return char.IsLetter(c) || length == 2 ? $"<mi>{sign}</mi>" : $"<mo>{(c == '-' ? "−" : c == '*' ? "∗" : sign.ToString())}</mo>";
    }

    private string? Command(out bool limits)
    {
        limits = false;
        var name = Name();
        if (TexSymbols.Letters.TryGetValue(name, out var letter)) return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign)) return $"<mo>{(sign == "&" ? "&amp;" : sign)}</mo>";
        if (TexSymbols.Spaces.TryGetValue(name, out var width)) return $"<mspace width=\"{width}\"></mspace>";
        if (TexSymbols.Large.TryGetValue(name, out var large)) { limits = true; return $"<mo>{large}</mo>"; }
        if (TexSymbols.FunctionsWithLimits.Contains(name)) { limits = true; return $"<mi>{name}</mi>"; }
        if (TexSymbols.Functions.Contains(name)) return $"<mrow><mi>{name}</mi><mspace width=\"0.17em\"></mspace></mrow>";
        if (TexSymbols.Accents.TryGetValue(name, out var accent)) return Argument() is { } under ? $"<mover accent=\"true\">{under}<mo>{accent}</mo></mover>" : null;
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => Argument() is { } top && Argument() is { } bottom ? $"<mfrac>{top}{bottom}</mfrac>" : null,
            "binom" => Argument() is { } n && Argument() is { } k ? $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{n}{k}</mfrac><mo>)</mo></mrow>" : null,
            "sqrt" => Root(),
            "text" or "textrm" or "textit" or "mathrm" or "operatorname" or "mathsf" or "mathtt" => Words(),
            "mathbb" => Words(s => string.Concat(s.Select(c => TexSymbols.DoubleStruck.GetValueOrDefault(c.ToString(), c.ToString())))),
            "mathbf" or "boldsymbol" => Words(s => string.Concat(s.EnumerateRunes().Select(Bold))),
            "mathcal" or "mathit" => Words(),
            "left" or "right" or "big" or "Big" or "bigl" or "bigr" => Fence(),
            "begin" => Table(),
            _ => null,
        };
    }

    private string Name()
    {
        at++;
        if (at >= tex.Length) return "";
        var from = at;
        while (at < tex.Length && char.IsAsciiLetter(tex[at])) at++;
        return at > from ? tex[from..at] : tex[at++].ToString();
    }

    /// <summary>What a command or script applies to: a group in braces, or the next piece alone.</summary>
    private string? Argument()
    {
        Skip();
        if (at >= tex.Length) return null;
        // Without braces a script is one digit: x^10 is x to the first, and a nought.
        if (char.IsAsciiDigit(tex[at])) return $"<mn>{tex[at++]}</mn>";
        if (tex[at] != '{') return Atom(out _);
        at++;
        var inner = Row(rest => rest[0] == '}');
        if (inner is null || at >= tex.Length) return null;
        at++;
        return inner;
    }

    private string? Root()
    {
        Skip();
        if (at >= tex.Length || tex[at] != '[') return Argument() is { } alone ? $"<msqrt>{alone}</msqrt>" : null;
        at++;
        var index = Row(rest => rest[0] == ']');
        if (index is null || at >= tex.Length) return null;
        at++;
        return Argument() is { } body ? $"<mroot>{body}{index}</mroot>" : null;
    }

    private string? Words(Func<string, string>? change = null)
    {
        Skip();
        if (at >= tex.Length || tex[at] != '{' || tex.IndexOf('}', at) is not (>= 0 and var end)) return null;
        var words = tex[(at + 1)..end];
        at = end + 1;
        var shown = CodeColours.Escape(new StringBuilder(), change is null ? words : change(words));
        return change is null ? $"<mtext>{shown}</mtext>" : $"<mi>{shown}</mi>";
    }

    private string? Fence()
    {
        Skip();
        if (at >= tex.Length) return null;
        if (tex[at] == '.') { at++; return "<mrow></mrow>"; }
        var sign = tex[at] == '\\' ? TexSymbols.Operators.GetValueOrDefault(Name()) : "()[]|/<>".Contains(tex[at], StringComparison.Ordinal) ? tex[at++].ToString() : null;
        return sign is null ? null : $"<mo stretchy=\"true\">{CodeColours.Escape(new StringBuilder(), sign)}</mo>";
    }

    /// <summary>Rows of cells: matrices, cases, aligned equations.</summary>
    private string? Table()
    {
        if (Environment() is not { } name) return null;
        var (open, close) = name switch { "pmatrix" => ("(", ")"), "bmatrix" => ("[", "]"), "vmatrix" => ("|", "|"), "cases" => ("{", ""), "matrix" or "aligned" or "align" => ("", ""), _ => ("?", "") };
        if (open == "?") return null;
        var rows = new StringBuilder("<mtr>");
        while (true)
        {
            var cell = Row(rest => rest[0] == '&' || rest.StartsWith(@"\\", StringComparison.Ordinal) || rest.StartsWith(@"\end{", StringComparison.Ordinal) || rest == @"\end");
            if (cell is null || at >= tex.Length) return null;
            rows.Append("<mtd>").Append(cell).Append("</mtd>");
            if (tex[at] == '&') { at++; continue; }
            if (tex[at + 1] == '\\') { at += 2; rows.Append("</mtr><mtr>"); continue; }
            Name();
            if (Environment() != name) return null;
            return $"<mrow>{Mark(open)}<mtable>{rows}</mtr></mtable>{Mark(close)}</mrow>";
        }

        static string Mark(string sign) => sign.Length == 0 ? "" : $"<mo stretchy=\"true\">{sign}</mo>";
    }

    private string? Environment()
    {
        if (at >= tex.Length || tex[at] != '{' || tex.IndexOf('}', at) is not (>= 0 and var end)) return null;
        var name = tex[(at + 1)..end].TrimEnd('*');
        at = end + 1;
        return name;
    }

    private void Skip()
    {
        while (at < tex.Length && char.IsWhiteSpace(tex[at])) at++;
    }

    private static string Bold(Rune rune) => rune.Value switch
    {
        >= 'A' and <= 'Z' => new Rune(0x1D400 + rune.Value - 'A').ToString(),
        >= 'a' and <= 'z' => new Rune(0x1D41A + rune.Value - 'a').ToString(),
        >= '0' and <= '9' => new Rune(0x1D7CE + rune.Value - '0').ToString(),
        _ => rune.ToString(),
    };
}
