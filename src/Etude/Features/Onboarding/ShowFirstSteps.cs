using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Onboarding;

/// <summary>The first steps of somebody new: each can be skipped, each taken up again, in any order and on any day.</summary>
public static class ShowFirstSteps
{
    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, RouteTable routes, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var model = FirstStepsModel.Query(batch, routes);
        await batch.Run(cancel);
        return page.Show<FirstStepsPage>("First steps", model(), batch);
    }
}
