namespace Etude.Features.Reviews.Signals;

/// <summary>Lines of JavaScript and SQL that are known to surprise people later.</summary>
internal static class OtherHazards
{
    private static readonly (string Sign, string What)[] JavaScript =
    [
        (" == ", "The comparison converts types before it compares"),
        (" != ", "The comparison converts types before it compares"),
        ("eval(", "Text is run as code here"),
    ];

    private static readonly (string Sign, string What)[] Sql =
    [
        ("= null", "Nothing equals null, so this condition is never true"),
        ("<> null", "Nothing differs from null, so this condition is never true"),
        ("not in (select", "With one null among the values this condition is never true"),
        ("select *", "A column that is added later changes what this returns"),
        ("order by 1", "A place is named where a column is meant"),
        ("group by 1", "A place is named where a column is meant"),
    ];

    public static string? OfJavaScript(string code)
    {
        if (code.Contains("catch", StringComparison.Ordinal) && code.EndsWith("{}", StringComparison.Ordinal))
            return "This clause hears of every error and tells nobody";
        if (code.StartsWith("var ", StringComparison.Ordinal))
            return "This name is known in the whole function, before this line too";
        return code.StartsWith("for (", StringComparison.Ordinal) && code.Contains(" in ", StringComparison.Ordinal) && !code.Contains(" of ", StringComparison.Ordinal)
            ? "This loop goes over names of properties, inherited ones too" : First(JavaScript, code);
    }

    public static string? OfSql(string code) => First(Sql, code);

    private static string? First((string Sign, string What)[] known, string code) =>
        Array.Find(known, k => code.Contains(k.Sign, StringComparison.OrdinalIgnoreCase)).What;
}
