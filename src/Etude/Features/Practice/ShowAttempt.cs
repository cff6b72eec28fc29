using Etude.Features.Practice.Result;
using Etude.Features.Practice.Studio;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Practice;

/// <summary>An attempt: the studio while it is open, the review once it is submitted.</summary>
public static class ShowAttempt
{
    /// <param name="phase">The phase to show of an open attempt.</param>
    /// <param name="by">The engine whose review to show; the model's where there is one, when nothing is said.</param>
    /// <param name="voice">The voice to show it in; the person's own when nothing is said.</param>
    public static async Task<IResult> Handle(
        Guid id, Me me, string? phase, string? by, string? voice, Db db, PageContext page, Tickets tickets, ContentFiles content, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var attempt = AttemptRow.Query(batch, id);
        var reviewed = ReviewedRow.Query(batch, id, by);
        var spoken = SpokenReview.Query.Of(batch, id);
        await batch.Run(cancel);
        return attempt.Value switch
        {
            null => page.NotHere(batch, "There is no attempt at this address, or it is not yours."),
            { Status: "submitted" } row => page.Show<ResultPage>($"{row.Title}, reviewed", ResultModel.From(row, reviewed.Value, batch, tickets) with
            {
                Spoken = reviewed.Value is not { } review ? null : SpokenReview.Of(review, spoken, voice, batch.Person!.Settings, content, model),
            }, batch),
            var row => page.Show<StudioPage>(row.Title, StudioModel.From(row, batch, tickets, Phases.IsPhase(phase) ? phase! : row.Phase), batch),
        };
    }
}
