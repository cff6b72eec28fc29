using System.Text.Json.Serialization;
using Etude.Features.Today;
using Etude.Platform.Postgres;

namespace Etude.Features.Doctor;

/// <summary>Everything the doctor found, and how it is told.</summary>
/// <param name="Findings">In the order in which they were looked for.</param>
/// <param name="IsReached">Whether the database answered.</param>
public sealed record DoctorReport(IReadOnlyList<Finding> Findings, bool IsReached)
{
    /// <summary>The narrowest terminal that people still have.</summary>
    public const int Width = 80;

    private const string Indent = "                      ";

    /// <summary>Round trip to the database in milliseconds, the median of twenty; null when there was none.</summary>
    public double? RoundTripMs { get; init; }

    /// <summary>The server's version as it names it, such as <c>18.4</c>; null when it was not reached.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The days whose kept totals differ from what was counted.</summary>
    public IReadOnlyList<DayDifference> SessionDifferences { get; init; } = [];

    public int Faults => Findings.Count(f => f.Weight == Weight.Fault);

    public int WorthKnowing => Findings.Count(f => f.Weight == Weight.WorthKnowing);

    /// <summary>0 nothing is wrong, 1 there are faults, 3 the database cannot be reached.</summary>
    [JsonPropertyName("exit_code")]
    public int ExitCode => !IsReached ? 3 : Faults > 0 ? 1 : 0;

    /// <summary>One line of JSON.</summary>
    public string ToJson() => Json.Write(this);

    /// <summary>The same for people: a line or a few for each finding, none wider than <see cref="Width"/>.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var finding in Findings)
        {
            var head = $"{Label(finding.Weight),-7}{finding.Check,-15}";
            foreach (var line in Wrapped(finding.Says))
            {
                yield return head + line;
                head = Indent;
            }

            if (finding.Remedy is not { } remedy)
                continue;
            foreach (var (line, number) in Wrapped("Remedy: " + remedy).Select((l, n) => (l, n)))
                yield return Indent + line;
        }

        yield return "";
        yield return Sum();
    }

    private string Sum() => (Faults, WorthKnowing) switch
    {
        (0, 0) => "Nothing is wrong.",
        (0, 1) => "Nothing is wrong; one thing is worth knowing.",
        (0, var notes) => $"Nothing is wrong; {notes} things are worth knowing.",
        (1, _) => "One fault.",
        var (faults, _) => $"{faults} faults.",
    };

    private static string Label(Weight weight) => weight switch { Weight.Ok => "ok", Weight.WorthKnowing => "know", _ => "FAULT" };

    /// <summary>Words by line; a word that is wider than a line, such as a command to copy, stays whole.</summary>
    private static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Indent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
