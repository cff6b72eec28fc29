using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Assessment;

/// <summary>A run with its answers and the runs before it.</summary>
public sealed class RunSoFar
{
    private readonly Guid id;
    private readonly Pending<IReadOnlyList<RunRow>> runs;
    private readonly Pending<IReadOnlyList<ResponseRow>> responses;

    private RunSoFar(Guid id, Pending<IReadOnlyList<RunRow>> runs, Pending<IReadOnlyList<ResponseRow>> responses) =>
        (this.id, this.runs, this.responses) = (id, runs, responses);

    /// <summary>The run, or null when the person has none of this id.</summary>
    public RunRow? Run => runs.Value.FirstOrDefault(r => r.Id == id);

    public IReadOnlyList<ResponseRow> Responses => responses.Value;

    /// <summary>The runs that began before this one, the newest first.</summary>
    public IReadOnlyList<RunRow> Earlier => [.. runs.Value.SkipWhile(r => r.Id != id).Skip(1)];

    public static RunSoFar Query(Batch batch, Guid id) => new(id, RunRows.All(batch), RunRows.Responses(batch, id));

    /// <summary>The answers whose questions are still in the bank.</summary>
    public IReadOnlyList<GivenAnswer> Answers(ContentFiles content) => [.. Responses.Select(r => r.ToAnswer(content)).OfType<GivenAnswer>()];

    /// <summary>What the page of the next question has to bring back; null when there is none.</summary>
    public AnswerTicket? Ticket(ContentFiles content, DateTimeOffset now)
    {
        if (Run is not { } run)
            return null;
        var answered = Responses.Select(r => r.QuestionKey).ToHashSet(StringComparer.Ordinal);
        var answers = Answers(content);
        var keys = FollowAnswers.Complete(run.QuestionKeys, answered, answers, content.Questions, new QuestionOrder(run.Id, RunRows.Seen(Earlier)));
        return keys.FirstOrDefault(k => k is not null && !answered.Contains(k) && content.Question(k) is not null) is { } next
            ? new(run.Id, next, run.QuestionKeys, keys, Responses.Count, [.. answers], now)
            : null;
    }
}
