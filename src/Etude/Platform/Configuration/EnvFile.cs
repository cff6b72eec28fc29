using System.Text;

namespace Etude.Platform.Configuration;

/// <summary>
/// Reads <c>.env.local</c>: one <c>KEY=value</c> a line, with an optional <c>export</c> before it, <c>#</c> comments, and
/// values that are bare, in single quotes (taken as they are) or in double quotes (<c>\n \t \" \\ \$</c>).
/// Strict, because a line that is quietly skipped costs an evening. Messages name the line and never show a value: it may be a password.
/// </summary>
public static class EnvFile
{
    /// <summary>Reads the file, or nothing where there is none.</summary>
    /// <exception cref="PlainException">A line cannot be read, or a name is set twice; the line's number is named.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (!File.Exists(path)) return new Dictionary<string, string>();
        try
        {
            return Parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path);
        }
        catch (DecoderFallbackException)
        {
            throw new PlainException($"{path} is not UTF-8 text; save it as UTF-8.", 2);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PlainException($"{path} cannot be read: {e.Message.TrimEnd('.')}.", 2);
        }
    }

    /// <summary>Reads the text of such a file.</summary>
    /// <param name="text">The whole text; a byte order mark and CRLF are fine.</param>
    /// <param name="path">The name to use in messages.</param>
    /// <exception cref="PlainException">As for <see cref="Read"/>.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string path)
    {
        var values = new Dictionary<string, string>();
        var lineOf = new Dictionary<string, int>();
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var (name, value, fault) = Line(line);
            if (fault is not null) throw new PlainException($"{path} line {number}: {fault}.", 2);
            if (lineOf.TryGetValue(name, out var first))
                throw new PlainException($"{path} line {number}: {name} is set already on line {first}; keep one of them.", 2);
            lineOf[name] = number;
            values[name] = value;
        }
        return values;
    }

    private static (string Name, string Value, string? Fault) Line(string line)
    {
        if (line.StartsWith("export ", StringComparison.Ordinal)) line = line[7..].TrimStart();
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return ("", "", "there is no \"=\"; write NAME=value");
        var name = line[..equals].TrimEnd();
        if (!IsName(name)) return ("", "", "what stands before \"=\" is not a name (letters, digits and _)");
        if (line.Contains('\0', StringComparison.Ordinal)) return ("", "", "there is a NUL character in it");
        var rest = line[(equals + 1)..].TrimStart();
        var (value, fault) = rest.Length > 0 && rest[0] is '"' or '\'' ? Quoted(rest) : (Bare(rest), null);
        return (name, value, fault);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Bare(string rest)
    {
        var comment = rest.IndexOf(" #", StringComparison.Ordinal);
        var tab = rest.IndexOf("\t#", StringComparison.Ordinal);
        if (tab >= 0 && (comment < 0 || tab < comment)) comment = tab;
        if (rest.StartsWith('#')) return "";
        return comment < 0 ? rest : rest[..comment].TrimEnd();
    }

    private static (string Value, string? Fault) Quoted(string rest)
    {
        var quote = rest[0];
        var value = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == quote)
            {
                var after = rest[(i + 1)..].TrimStart();
                return after.Length == 0 || after[0] == '#'
                    ? (value.ToString(), null)
                    : ("", "something follows the closing quote; a comment begins with #");
            }
            if (rest[i] == '\\' && quote == '"' && i + 1 < rest.Length) value.Append(Unescaped(rest[++i]));
            else value.Append(rest[i]);
        }
        return ("", "the quote is not closed on the same line");
    }

    private static string Unescaped(char c) => c switch
    {
        'n' => "\n",
        't' => "\t",
        '"' or '\\' or '$' => c.ToString(),
        _ => "\\" + c,
    };
}
