using System.Globalization;
using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;

namespace Etude.Features.Reviews.Signals;

/// <summary>The test runs, and what was expected of them.</summary>
internal static class TestRules
{
    private const double Most = 0.7;
    private const int LongestTitle = 80;

    /// <summary>A failing suite rests on the line whose names come nearest to the first failing test's title, or on the first function.</summary>
    public static Seen Pass(Material material)
    {
        if (material.Submission.Tests is not { Total: > 0 } tests)
            return new Seen(0);
        var level = tests.AllPass ? 3 : tests.Passed >= Most * tests.Total ? 2 : tests.Passed > 0 ? 1 : 0;
        return new Seen(level, Near(material.Code, tests.FailedNames.FirstOrDefault("")), Failing(tests));
    }

    /// <summary>Whether there was a run at all, asked once there is something to run.</summary>
    public static Seen? Ran(Material material) => !material.HasWork ? null
        : material.Submission.Tests is { Total: > 0 } ? new Seen(Signal.TopLevel) : new Seen(0, Near(material.Code, ""));

    public static Seen? Runs(Material material) => material.Submission.Tests is not { AllPass: true } tests ? null
        : new Seen(tests.Runs switch { <= 2 => 3, <= 5 => 2, <= 10 => 1, _ => 0 }, null, Text(tests.Runs));

    /// <summary>A prediction can be held against a run only when there was one run; after several it counts as made.</summary>
    public static Seen? Prediction(Material material)
    {
        if (material.Submission.Tests is not { Total: > 0 } tests)
            return null;
        return Predicted.From(material.Submission.Prediction, tests.Total) switch
        {
            Predicted.None => new Seen(0),
            Predicted.Unclear => new Seen(1),
            var said when tests.Runs <= 1 => new Seen(Hit(said, tests.AllPass) ? 3 : 2),
            Predicted.SomeFail => new Seen(3),
            _ => new Seen(2),
        };
    }

    /// <summary>Being sure when it works and unsure when it does not are equally well judged.</summary>
    public static Seen? Confidence(Material material)
    {
        if (material.Submission is not { Confidence: { } said, Tests: { Total: > 0 } tests })
            return null;
        var outcome = tests.AllPass ? tests.Runs <= 1 ? 5 : 4 : tests.Passed >= Most * tests.Total ? 2 : 1;
        return new Seen(3 - Math.Min(3, Math.Max(0, Math.Abs(said - outcome) - 1)), null, Text(said), Text(tests.Total - tests.Passed));
    }

    /// <summary>"3 of 9 tests fail in the last run, the first being “…”".</summary>
    private static string Failing(TestOutcome tests)
    {
        var failed = tests.Total - tests.Passed;
        var first = tests.FailedNames.Count > 0 ? $", the first being “{Blanks.Short(tests.FailedNames[0], LongestTitle)}”" : "";
        return $"{Text(failed)} of {Text(tests.Total)} {(failed == 1 ? "tests fails" : "tests fail")} in the last run{first}";
    }

    private static bool Hit(string said, bool allPass) => (said == Predicted.AllPass) == allPass;

    private static Place? Near(SourceCode code, string title)
    {
        var terms = Tokens.Words(title).Select(Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var nearest = code.OwnCode.Where(l => !l.Code.StartsWith("class ", StringComparison.Ordinal)).MaxBy(l => Shared(l, terms));
        if (nearest is null || Shared(nearest, terms) > 0)
            return nearest?.Place;
        return code.Functions.FirstOrDefault(f => f.IsOwn && f.Body.Count > 0) is { } first
            ? new Place(SourceCode.Source, first.First.Start, first.Body[^1].End) : nearest.Place;
    }

    /// <summary>Lines that do something come before the line that only begins a function.</summary>
    private static int Shared(CodeLine line, HashSet<string> terms) =>
        (2 * Names.Split(line.Code).Select(Terms.Of).Distinct(StringComparer.Ordinal).Count(t => t is not null && terms.Contains(t)))
        - (line.Code.StartsWith("def ", StringComparison.Ordinal) ? 1 : 0);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a person said a run would do.</summary>
internal static class Predicted
{
    public const string None = "none";
    public const string Unclear = "unclear";
    public const string AllPass = "all pass";
    public const string SomeFail = "some fail";

    public static string From(string? words, int total)
    {
        if (string.IsNullOrWhiteSpace(words))
            return None;
        var said = Tokens.Words(words);
        var stems = said.ConvertAll(Stems.Of);
        if (stems.Exists(s => s is "fail" or "break" or "red" or "error" or "wrong" or "miss"))
            return said.Contains("no") || said.Contains("nothing") || said.Contains("none") || said.Contains("not") ? AllPass : SomeFail;
        var number = said.Find(w => char.IsAsciiDigit(w[0]));
        if (number is not null && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var passing))
            return passing >= total ? AllPass : SomeFail;
        return stems.Exists(s => s is "all" or "every" or "everyth" or "everything") || stems.Exists(s => s is "pas" or "pass" or "green") ? AllPass : Unclear;
    }
}
