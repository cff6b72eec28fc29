using Etude.Features.Practice.Result;
using Etude.Features.Practice.Studio;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Practice;

/// <summary>An attempt: the studio while it is open, the review once it is submitted.</summary>
public static class ShowAttempt
{
    public static async Task<IResult> Handle(Guid id, Me me, string? phase, Db db, PageContext page, Tickets tickets, CancellationToken cancel)
    {
        await using var batch = db.As(me.Id);
        var attempt = AttemptRow.Query(batch, id);
        var reviewed = ReviewedRow.Query(batch, id);
        await batch.Run(cancel);
        return attempt.Value switch
        {
            null => page.NotHere(batch, "There is no attempt at this address, or it is not yours."),
            { Status: "submitted" } row => page.Show<ResultPage>($"{row.Title}, reviewed", ResultModel.From(row, reviewed.Value, batch, tickets), batch),
            var row => page.Show<StudioPage>(row.Title, StudioModel.From(row, batch, tickets, Phases.IsPhase(phase) ? phase! : row.Phase), batch),
        };
    }
}
