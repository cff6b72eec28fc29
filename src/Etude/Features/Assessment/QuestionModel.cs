using Etude.Platform.Content;

namespace Etude.Features.Assessment;

/// <summary>What the page of a question shows.</summary>
/// <param name="Answered">How many questions come before it.</param>
public sealed record QuestionModel(Guid Run, QuestionFile Question, string AxisName, int Answered, string Ticket, QuestionForm Form)
{
    public int Number => Answered + 1;

    /// <summary>True for the last places, which the answers so far have decided.</summary>
    public bool IsChosenByAnswers => Number > DrawQuestions.Length - DrawQuestions.ByAnswers;
}

/// <summary>What was chosen on the page before it came back, and why it did.</summary>
public sealed record QuestionForm
{
    public string? Choice { get; init; }
    public int? Confidence { get; init; }
    public string? Mistake { get; init; }
    public string? Notice { get; init; }
}
