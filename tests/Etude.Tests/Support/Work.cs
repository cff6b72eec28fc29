using System.Globalization;

namespace Etude.Tests.Support;

/// <summary>What a person might have typed and done in the studio, as form fields.</summary>
public static class Work
{
    /// <summary>Notes in every phase, code, all tests pass, ten minutes, fairly sure.</summary>
    public static (string, string)[] Solved =>
    [
        ("notes_explore", "Times are sorted and may repeat.\nNo requests: None."),
        ("notes_plan", "Move the end marker while it is inside; keep the earlier window on a tie."),
        ("notes_implement", "Two markers."),
        ("notes_verify", "Tried the empty list and one request."),
        ("notes_reflect", "Next time, write the invariant first."),
        ("code", "def busiest_window(times, width):\n    return None\n"),
        ("confidence", "4"),
        ("test_result", Run(passed: 6, total: 6)),
        .. Minutes(10),
    ];

    /// <summary>As <see cref="Solved"/>, but two of six tests fail.</summary>
    public static (string, string)[] Failed => [.. Solved.Where(f => f.Item1 != "test_result"), ("test_result", Run(passed: 4, total: 6))];

    /// <summary>The studio's report of a test run.</summary>
    public static string Run(int passed, int total) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"passed": {{passed}}, "failed": {{total - passed}}, "total": {{total}}, "runs": 1, "tests": [{{string.Join(',', Enumerable.Range(0, total).Select(i => Line(i, i < passed)))}}]}""");

    /// <summary>Working time, all of it in the third phase.</summary>
    public static (string, string)[] Minutes(int minutes) => [("seconds_implement", (60 * minutes).ToString(CultureInfo.InvariantCulture))];

    private static string Line(int number, bool passed) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"name": "Case {{number}}", "status": "{{(passed ? "passed" : "failed")}}", "ms": 1.5, "input": "f({{number}})", "expected": "1", "got": "2"}""");
}
