namespace Etude.Platform.Content;

/// <summary>Judges what the tests made of a problem's own programs. Each fault is one sentence.</summary>
internal static class SolutionVerdict
{
    private const int FewestTests = 5;
    private const int MostTests = 12;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["python"] = "Python", ["javascript"] = "JavaScript", ["sql"] = "SQL" };

    /// <summary>The reference solution must pass every test, and there must be 5 to 12 of them.</summary>
    public static IEnumerable<string> OfReference(CodeResult result)
    {
        if (result.Error is { TestLine: not null } mistake)
        {
            yield return OneLine(mistake.Message ?? mistake.Type);
            yield break;
        }

        if (result.Error is { } error)
        {
            yield return $"the reference solution cannot be tested: {Described(error)}";
            yield break;
        }
        if (result.Tests.Count is < FewestTests or > MostTests)
            yield return $"{Counted.Of(result.Tests.Count, "test")} ran; a problem has {FewestTests} to {MostTests}";
        foreach (var test in result.Tests.Where(t => t.Status != "passed"))
            yield return $"the reference solution fails \"{test.Name}\": {Described(test)}";
    }

    /// <summary>The starter code must be readable, and must fail a test: otherwise there is nothing left to do.</summary>
    public static IEnumerable<string> OfStarter(CodeResult result, string language)
    {
        if (result.Error is { Type: "SyntaxError" or "IndentationError" or "TabError" } error)
            yield return $"the starter code is not valid {Names[language]}: {Described(error)}";
        else if (result.Passes)
            yield return "the starter code passes every test; leave something to do, or test more";
    }

    private static string Described(CodeFault error)
    {
        var place = error.Line is { } line ? $" (line {line} of the code)" : "";
        return $"{error.Type}{(string.IsNullOrEmpty(error.Message) ? "" : ", " + OneLine(error.Message))}{place}";
    }

    private static string Described(CodeTest test)
    {
        if (test.Expected is not null && test.Got is not null) return $"expected {OneLine(test.Expected)}, got {OneLine(test.Got)}";
        return string.IsNullOrEmpty(test.Message) ? test.Status : OneLine(test.Message);
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 200 ? line : line[..199] + "…";
    }
}
