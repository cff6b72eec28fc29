using Etude.Features.Reviews.Code;

namespace Etude.Features.Reviews.Signals;

/// <summary>Lines that work today and bite later.</summary>
internal static class HazardRules
{
    private static readonly string[] MutableDefaults = ["=[]", "= []", "={}", "= {}", "=set()", "=list()", "=dict()"];

    public static Seen? Hazards(Material material)
    {
        if (!material.Code.IsRead || material.Code.OwnCode.Count == 0)
            return null;
        var lines = material.Code.OwnCode;
        var found = new List<(CodeLine Line, string What)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var next = i + 1 < lines.Count ? lines[i + 1].Code : "";
            if (Of(material.Code.Language, lines[i].Code, next) is { } what)
                found.Add((lines[i], what));
        }

        return found.Count == 0 ? new Seen(3) : new Seen(found.Count == 1 ? 1 : 0, found[0].Line.Place, found[0].What);
    }

    private static string? Of(string language, string code, string next) => language switch
    {
        SourceCode.JavaScript => OtherHazards.OfJavaScript(code),
        SourceCode.Sql => OtherHazards.OfSql(code),
        _ => OfPython(code, next),
    };

    private static string? OfPython(string code, string next)
    {
        if (code.StartsWith("except:", StringComparison.Ordinal))
            return "This clause catches everything, even a mistyped name or the wish to stop";
        if (IsBroad(code) && next.StartsWith("pass", StringComparison.Ordinal))
            return "This clause hears of every error and tells nobody";
        if (IsDef(code) && HasMutableDefault(code))
            return "The default value is made once and shared by all calls";
        if (code.Contains("== None", StringComparison.Ordinal) || code.Contains("!= None", StringComparison.Ordinal))
            return "The comparison with None asks for equality, which a class may answer as it likes";
        if (code.StartsWith("global ", StringComparison.Ordinal))
            return "A name outside the function changes whenever it runs";
        return code.Contains(" eval(", StringComparison.Ordinal) || code.StartsWith("exec(", StringComparison.Ordinal) || code.StartsWith("eval(", StringComparison.Ordinal)
            ? "Text is run as code here" : null;
    }

    private static bool IsBroad(string code) =>
        code.StartsWith("except Exception", StringComparison.Ordinal) || code.StartsWith("except BaseException", StringComparison.Ordinal);

    private static bool IsDef(string code) => code.StartsWith("def ", StringComparison.Ordinal) || code.StartsWith("async def ", StringComparison.Ordinal);

    private static bool HasMutableDefault(string code) =>
        MutableDefaults.Any(d => code.Contains(d, StringComparison.Ordinal));
}
