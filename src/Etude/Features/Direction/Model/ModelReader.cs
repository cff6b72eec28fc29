using Etude.Features.Direction.Reading;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Direction.Model;

/// <summary>
/// Reads job descriptions and CVs by a language model. It points at lines; what is quoted, named and added up is made here of the text
/// itself. Stands beside <see cref="ReadJob"/> and <see cref="ReadCv"/> and makes the same kind of reading.
/// </summary>
public sealed class ModelReader(LanguageModel model, Lexicon lexicon, ContentFiles content)
{
    /// <summary>The model's name.</summary>
    public string Name => model.Name;

    /// <param name="person">Whose tokens are used.</param>
    /// <param name="settings">Whether they want a model, and which name and address are covered.</param>
    /// <exception cref="ModelException">No usable answer; says why.</exception>
    public async Task<JobReading> Job(string text, Guid person, PersonSettings settings, CancellationToken cancel)
    {
        var lines = NumberedText.Of(text, ReadPassages.Of(text, lexicon, new Steps()), _ => true);
        var answer = await model.Ask(JobPrompt.Of(lines, content, person, settings), null, cancel);
        return ReadJobAnswer.From(answer, text, lines, lexicon, ReadJob.Of(text, lexicon));
    }

    /// <param name="year">The year it is.</param>
    /// <inheritdoc cref="Job"/>
    public async Task<CvReading> Cv(string text, int year, Guid person, PersonSettings settings, CancellationToken cancel)
    {
        var passages = ReadPassages.Of(text, lexicon, new Steps());
        var head = CvHead.Length(passages, lexicon, year);
        var lines = NumberedText.Of(text, passages, p => p.Index >= head);
        // The name over a CV need not be the one in the settings; it may come again further down.
        var mask = Mask.Of(CvHead.Name(text, passages, lexicon) is { } name ? settings with { DisplayName = name } : settings);
        var answer = await model.Ask(CvPrompt.Of(lines, mask, content, person, settings), null, cancel);
        return ReadCvAnswer.From(answer, text, lines, lexicon, year);
    }
}
