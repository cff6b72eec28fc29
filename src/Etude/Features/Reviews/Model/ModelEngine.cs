using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>
/// The review by a language model: it judges the signals that have to be judged and points at words; facts, spans, quotes and scores are
/// ours. Stands beside <see cref="RubricEngine"/> and makes the same kind of review.
/// </summary>
public sealed class ModelEngine(RubricEngine rules, LanguageModel model)
{
    /// <summary>What a review of this submission is frozen under.</summary>
    internal FrozenKey KeyOf(Submission submission) =>
        new(SubmissionKey.Of(submission), rules.Read(submission).Rubric.Version, ReviewPrompt.Version, model.Name);

    /// <summary>Reviews one submission, by a call of the model.</summary>
    /// <param name="reference">The solution, which no remark may give away and no prompt holds.</param>
    /// <param name="person">Whose tokens are used.</param>
    /// <param name="settings">Whether they want a model, and which name and address are covered.</param>
    /// <param name="heard">Gets each piece of the answer as it arrives.</param>
    /// <exception cref="ModelException">No usable answer; says why.</exception>
    public async Task<Review> Review(
        Submission submission, string reference, Guid person, PersonSettings settings, Action<string>? heard, CancellationToken cancel)
    {
        var (material, rubric) = rules.Read(submission);
        var answer = await model.Ask(ReviewPrompt.Of(material, rubric, person, settings), heard, cancel);
        return ReadReview.From(answer, material, rubric, Mask.Of(settings), reference);
    }
}
