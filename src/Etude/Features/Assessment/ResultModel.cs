using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Shell.Charts;

namespace Etude.Features.Assessment;

/// <summary>A question as it was answered.</summary>
/// <param name="Question">Null when it has left the bank since.</param>
public sealed record AnsweredQuestion(int Number, QuestionFile? Question, string AxisName, ResponseRow Response)
{
    public bool WasSure => Response.Confidence >= 4;

    public bool DidNotKnow => Response.Choice == GivenAnswer.Unknown;
}

/// <summary>What the result of a run shows.</summary>
public sealed record ResultModel
{
    public required RunRow Run { get; init; }
    public required IReadOnlyList<string> Sentences { get; init; }
    public required string Finding { get; init; }

    /// <summary>The levels in the order of the axes.</summary>
    public required IReadOnlyList<LevelMark> Marks { get; init; }

    /// <summary>The completed run before this one, or null.</summary>
    public required RunRow? Before { get; init; }

    public required IReadOnlyList<CalibrationStep> Calibration { get; init; }
    public required IReadOnlyList<AnsweredQuestion> Questions { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    internal static ResultModel From(RunSoFar known, ContentFiles content, TimeZoneInfo zone)
    {
        var run = known.Run!;
        var answers = known.Answers(content);
        // Without a stored result, of an archive of another version, the answers still say it.
        var result = run.Result is { Count: > 0 } stored ? stored : AssessmentLevels.From(answers);
        var before = known.Earlier.FirstOrDefault(r => r.Result is { Count: > 0 });
        var inOrder = content.Axes.Select(a => a.Key).Where(result.ContainsKey).Concat(result.Keys.Where(k => content.Axes.All(a => a.Key != k)));
        return new()
        {
            Run = run,
            Sentences = ResultWords.Sentences(result, answers, content),
            Finding = ResultWords.Finding(result, content),
            Marks = [.. inOrder.Select(k => new LevelMark(content.AxisName(k), result[k].Level, result[k].Low, result[k].High, before?.Result?.GetValueOrDefault(k)?.Level))],
            Before = before,
            Calibration = Assessment.Calibration.Steps(answers),
            Questions = [.. known.Responses.Select((r, i) => new AnsweredQuestion(i + 1, content.Question(r.QuestionKey),
                content.Question(r.QuestionKey) is { } question ? content.AxisName(question.Axis) : "", r))],
            Zone = zone,
        };
    }
}
