using System.Globalization;
using Etude.Features.Reviews.Code;

namespace Etude.Features.Reviews.Signals;

/// <summary>What was only needed on the way: prints, breakpoints, code put to sleep in comments, notes to oneself.</summary>
internal static class LeftoverRules
{
    private static readonly string[] Prints = ["print(", "pprint(", "breakpoint(", "pdb.", "console.log(", "console.debug(", "debugger;"];
    private static readonly string[] OldCode = ["const ", "let ", "select ", "join ", "where ", "if ", "for ", "return ", "while ", "print(", "import ", "def ", "else:", "self."];

    public static Seen? Leftovers(Material material)
    {
        if (material.Code.Own.Count == 0)
            return null;
        var found = material.Code.Own.Where(l => IsPrint(l) || IsOldCode(l) || IsNote(l)).ToList();
        return found.Count == 0 ? new Seen(3)
            : new Seen(found.Count switch { 1 => 2, <= 3 => 1, _ => 0 }, found[0].Place, found.Count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A comment that would run if its sign were taken away.</summary>
    public static bool IsOldCode(CodeLine line)
    {
        var words = line.Comment.TrimStart('#', '/', '-', '*', ' ');
        return line.IsBlank && words.Length > 0
            && (OldCode.Any(o => words.StartsWith(o, StringComparison.Ordinal) && LooksLikeCode(words)) || IsAssignment(words));
    }

    private static bool LooksLikeCode(string words) => words[^1] is ':' or ')' or ']' or ';' or '{' || words.Contains(" == ", StringComparison.Ordinal)
        || words.Split(' ').Length == 2 && words.StartsWith("return ", StringComparison.Ordinal);

    private static bool IsAssignment(string words)
    {
        var equals = words.IndexOf(" = ", StringComparison.Ordinal);
        return equals > 0 && (char.IsLetter(words[0]) || words[0] == '_') && !words.AsSpan(0, equals).Contains(' ');
    }

    private static bool IsPrint(CodeLine line) => Prints.Any(p => line.Code.StartsWith(p, StringComparison.Ordinal));

    private static bool IsNote(CodeLine line) =>
        line.Comment.Contains("TODO", StringComparison.OrdinalIgnoreCase) || line.Comment.Contains("FIXME", StringComparison.OrdinalIgnoreCase)
        || line.Comment.Contains("XXX", StringComparison.Ordinal);
}
