using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Features.Assessment;

/// <summary>The questions drawn for a run that may begin, so that beginning it is one round trip.</summary>
/// <param name="Run">The id that it will have; a second press finds it made already.</param>
/// <param name="Runs">How many runs the draw knew of: it holds only while there are no more.</param>
public sealed record StartTicket(Guid Run, int Runs, JsonList<string?> Keys)
{
    /// <summary>Null when the bank is too small for a run.</summary>
    public static StartTicket? For(Guid run, IReadOnlyList<RunRow> runs, ContentFiles content)
    {
        var last = runs.FirstOrDefault(r => r.Result is not null)?.Result;
        var levels = (last ?? []).ToDictionary(r => r.Key, r => r.Value.Level, StringComparer.Ordinal);
        return DrawQuestions.For(content.Questions, new QuestionOrder(run, RunRows.Seen(runs)), levels) is { } keys ? new(run, runs.Count, keys) : null;
    }
}

/// <summary>What the server knew when it showed a question. Answers never change, so what it says of them stays true.</summary>
/// <param name="Key">The question that was shown.</param>
/// <param name="Stored">The run's questions as the database had them.</param>
/// <param name="Keys">The same with every place decided that the answers decide.</param>
/// <param name="Answered">How many answers there were.</param>
/// <param name="Answers">What is known of these.</param>
/// <param name="ShownAt">When the page was made.</param>
public sealed record AnswerTicket(
    Guid Run, string Key, JsonList<string?> Stored, JsonList<string?> Keys, int Answered, JsonList<GivenAnswer> Answers, DateTimeOffset ShownAt);

/// <summary>Seals the assessment's tickets and opens them again.</summary>
public sealed class RunTickets(IDataProtectionProvider protection)
{
    public Sealer<StartTicket> Starts { get; } = new(protection, "etude.assessment.start.v1");

    public Sealer<AnswerTicket> Answers { get; } = new(protection, "etude.assessment.answer.v1");
}
