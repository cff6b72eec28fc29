using System.Buffers;
using System.Collections.Frozen;

namespace Etude.Features.Reviews.Code;

/// <summary>Identifiers in a line of code, and which of them say nothing about what they hold.</summary>
internal static class Names
{
    private static readonly string[] Declarations = ["const ", "let ", "var ", "export ", "async "];
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("()[].:");

    private static readonly FrozenSet<string> Vague = new[]
    {
        "data", "tmp", "temp", "foo", "bar", "baz", "res", "val", "vals", "arr", "lst", "dct", "obj", "stuff", "thing", "things", "aux", "var",
        "ans", "flag", "helper", "func", "fn2", "test1", "x1", "x2", "a1", "a2", "data2", "temp2", "tmp2", "my_list", "mylist", "my_dict", "mydict",
        "l", "d", "s", "t", "r", "q", "c", "o", "f", "g", "h", "w", "z", "aa", "bb", "cc",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Keywords = new[]
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "self", "cls",
        // JavaScript.
        "const", "let", "var", "function", "new", "null", "undefined", "true", "false", "this", "typeof", "instanceof", "of", "switch", "case", "default", "throw",
        "catch", "do", "export", "extends", "static", "void",
        // SQL, in both spellings.
        "select", "SELECT", "FROM", "where", "WHERE", "group", "GROUP", "by", "BY", "order", "ORDER", "having", "HAVING", "join", "JOIN", "left", "LEFT", "inner",
        "INNER", "on", "ON", "AS", "AND", "OR", "NOT", "IN", "NULL", "then", "THEN", "when", "WHEN", "end", "END", "CASE", "ELSE", "asc", "desc", "insert", "into", "values",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool SaysNothing(string name) => Vague.Contains(name);

    /// <summary>The identifiers of a line in order, keywords left out.</summary>
    public static IEnumerable<string> In(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (!char.IsLetter(line[at]) && line[at] != '_')
                continue;
            var from = at;
            while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] == '_'))
                at++;
            var name = line[from..at];
            if (!Keywords.Contains(name))
                yield return name;
        }
    }

    /// <summary>The words that the identifiers of a line are made of, in lower case: snake and camel case taken apart.</summary>
    public static IEnumerable<string> Split(string line) => In(line).SelectMany(Parts);

    /// <summary>Names that this line gives a value: before a single equals sign, after "for", or as parameters after "def".</summary>
    public static IEnumerable<string> Given(string code)
    {
        if (code.StartsWith("def ", StringComparison.Ordinal) || code.StartsWith("async def ", StringComparison.Ordinal))
            return code.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? Parameters(code[(open + 1)..]) : [];
        if (code.StartsWith("for ", StringComparison.Ordinal))
            return code.IndexOf(" in ", StringComparison.Ordinal) is var stop and >= 0 ? In(code[4..stop]) : [];
        if (Array.Find(Declarations, d => code.StartsWith(d, StringComparison.Ordinal)) is { } declaration)
            code = code[declaration.Length..];
        if (code.StartsWith("function ", StringComparison.Ordinal))
            return code.IndexOf('(', StringComparison.Ordinal) is var list and >= 0 ? Parameters(code[(list + 1)..]) : [];
        if (code.StartsWith("self.", StringComparison.Ordinal))
            code = code[5..];
        var equals = code.IndexOf(" = ", StringComparison.Ordinal);
        return equals > 0 && code.AsSpan(0, equals).IndexOfAny(NotPlain) < 0 ? In(code[..equals]) : [];
    }

    private static IEnumerable<string> Parameters(string list) => list.Split(',')
        .Select(p => In(p).FirstOrDefault()).OfType<string>();

    private static IEnumerable<string> Parts(string name)
    {
        var from = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            var ends = at == name.Length || name[at] == '_' || (char.IsUpper(name[at]) && !char.IsUpper(name[at - 1]));
            if (!ends)
                continue;
            yield return name[from..at].Trim('_').ToLowerInvariant();
            from = at;
        }
    }
}
