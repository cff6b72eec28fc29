using System.Globalization;
using System.Text;
using System.Text.Json;
using Etude.Features.Reviews;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Practice;

/// <summary>Everything a person has typed and done in the studio, as its form sends it.</summary>
public sealed record Draft
{
    private const int LongestNote = 200_000;
    private const int LongestCode = 200_000;
    private const int LongestResult = 200_000;
    private const int LargestCode = 256 * 1024;
    private const int LargestNotes = 1_000_000;
    private const int SecondsOfADay = 86_400;

    /// <summary>The revision these words were typed on; a newer one in the database is another tab's.</summary>
    public required int Revision { get; init; }
    public required JsonMap<string> Notes { get; init; }

    /// <summary>Null when the form had no editor in it: then the stored code stays.</summary>
    public required string? Code { get; init; }

    public required string Phase { get; init; }
    public required JsonMap<int> Seconds { get; init; }
    public required int? Confidence { get; init; }
    public required string? Prediction { get; init; }
    public required TestResult? Tests { get; init; }

    public int TotalSeconds => Seconds.Values.Sum();

    /// <exception cref="BadFormException">A field is too long or the revision is missing.</exception>
    public static Draft From(FormFields form)
    {
        var draft = Read(form);
        // What fits is a matter of bytes to the database: a character can take four.
        if (Bytes(draft.Code) > LargestCode)
            throw new BadFormException("The code is longer than 256 KB, the most that fits here. Shorten it and send it again.");
        return draft.Notes.Values.Sum(Bytes) > LargestNotes
            ? throw new BadFormException("The notes together are longer than 1 MB, the most that fits here. Shorten them and send them again.")
            : draft;
    }

    private static int Bytes(string? text) => Encoding.UTF8.GetByteCount(text ?? "");

    private static Draft Read(FormFields form) => new()
    {
        Revision = form.Number("revision", 0, int.MaxValue)
            ?? throw new BadFormException("The page did not say which version it was written on. Reload the page; your words are kept in this browser."),
        Notes = new(Phases.All.Where(p => form.Contains("notes_" + p)).Select(p => KeyValuePair.Create(p, form.Text("notes_" + p, LongestNote)))),
        Code = form.Contains("code") ? form.Text("code", LongestCode) : null,
        Phase = Phases.IsPhase(form.Text("phase", 20)) ? form.Text("phase", 20) : Phases.Explore,
        Seconds = new(Phases.All.Select(p => KeyValuePair.Create(p, form.Number("seconds_" + p, 0, SecondsOfADay) ?? 0))),
        Confidence = form.Number("confidence", 1, 5),
        Prediction = form.Text("prediction", 5000) is { Length: > 0 } words ? FormFields.Cut(words, 500) : null,
        Tests = ReadTests(form.Text("test_result", LongestResult)),
    };

    public TestOutcome? Outcome => Tests?.ToOutcome();

    private static TestResult? ReadTests(string json)
    {
        if (json.Length == 0)
            return null;
        try
        {
            var result = Json.Read<TestResult>(json);
            return result.IsSound ? result : throw new JsonException("Counts do not add up.");
        }
        catch (JsonException)
        {
            throw new BadFormException("The result of the test run could not be read. Run the tests again; your code is kept.");
        }
    }

    /// <summary>Seconds as "4:48".</summary>
    public static string Clock(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
}

/// <summary>The last test run as the studio reports it. It ran in the person's own browser, so it is their word.</summary>
public sealed record TestResult : IJsonColumn
{
    public required int Passed { get; init; }
    public required int Failed { get; init; }
    public required int Total { get; init; }
    public int Runs { get; init; } = 1;
    public IReadOnlyList<TestLine> Tests { get; init; } = [];
    public string? Output { get; init; }
    public SolutionError? Error { get; init; }

    internal bool IsSound => Passed >= 0 && Failed >= 0 && Total is >= 0 and <= 1000 && Passed + Failed == Total && Runs is >= 0 and <= 100_000 && Tests.Count <= 1000;

    public TestOutcome ToOutcome() => new(Passed, Total, [.. Tests.Where(t => t.Status != "passed").Select(t => t.Name)], Runs);
}

/// <summary>One test of a run: its title, <c>passed</c>, <c>failed</c> or <c>error</c>, and what it saw.</summary>
public sealed record TestLine
{
    public required string Name { get; init; }
    public required string Status { get; init; }
    public double? Ms { get; init; }
    public string? Input { get; init; }
    public string? Expected { get; init; }
    public string? Got { get; init; }
    public string? Message { get; init; }
}

/// <summary>The solution could not even be loaded.</summary>
public sealed record SolutionError(string Type, string? Message, int? Line);
