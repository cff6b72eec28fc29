using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Assessment;

/// <summary>A run of the assessment, as stored.</summary>
public sealed record RunRow
{
    public required Guid Id { get; init; }

    /// <summary>The questions in their order; null for a place that the answers still have to decide.</summary>
    public required JsonList<string?> QuestionKeys { get; init; }

    /// <summary><c>in_progress</c>, <c>completed</c> or <c>abandoned</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }
    public required JsonMap<AxisResult>? Result { get; init; }
    public required int Answered { get; init; }
    public required int RightOnes { get; init; }

    public bool IsOpen => Status == "in_progress";
}

/// <summary>An answer, as stored.</summary>
public sealed record ResponseRow
{
    public required string QuestionKey { get; init; }

    /// <summary>The letter of an option, or <see cref="GivenAnswer.Unknown"/>.</summary>
    public required string Choice { get; init; }

    public required bool IsCorrect { get; init; }
    public required int? Confidence { get; init; }
    public required int Seconds { get; init; }

    /// <summary>The answer, as far as its question is still in the bank.</summary>
    public GivenAnswer? ToAnswer(ContentFiles content) => content.Question(QuestionKey) is { } question
        ? new(QuestionKey, question.Axis, question.Difficulty, IsCorrect, Choice == GivenAnswer.Unknown ? null : Confidence)
        : null;
}

/// <summary>What the assessment asks of the database.</summary>
internal static class RunRows
{
    /// <summary>So many runs are listed, and remembered when questions are drawn.</summary>
    public const int Most = 60;

    /// <summary>The person's runs, the newest first.</summary>
    public static Pending<IReadOnlyList<RunRow>> All(Batch batch) => batch.Many<RunRow>("""
        select r.id, r.question_keys, r.status, r.started_at, r.completed_at, r.result, count(a.*)::int as answered,
            (count(a.*) filter (where a.is_correct))::int as right_ones
        from assessment_runs r left join assessment_responses a on a.user_id = r.user_id and a.run_id = r.id
        where r.user_id = @me
        group by r.user_id, r.id
        order by r.started_at desc, r.id desc limit @most
        """, new { most = Most });

    /// <summary>The answers of one run in their order.</summary>
    public static Pending<IReadOnlyList<ResponseRow>> Responses(Batch batch, Guid run) => batch.Many<ResponseRow>("""
        select question_key, choice, is_correct, confidence::int as confidence, seconds
        from assessment_responses where user_id = @me and run_id = @run order by answered_at
        """, new { run });

    /// <summary>How many runs ago each question was asked, counted from <paramref name="runs"/>, the newest first.</summary>
    public static IReadOnlyDictionary<string, int> Seen(IEnumerable<RunRow> runs) => runs
        .SelectMany((run, i) => run.QuestionKeys.OfType<string>().Select(key => (key, RunsAgo: i + 1)))
        .GroupBy(k => k.key, StringComparer.Ordinal)
        .ToDictionary(k => k.Key, k => k.Min(s => s.RunsAgo), StringComparer.Ordinal);
}
