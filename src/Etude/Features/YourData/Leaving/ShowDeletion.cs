using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.YourData.Leaving;

/// <summary>What goes with an account, before anybody asks for it to go.</summary>
public static class ShowDeletion
{
    /// <summary>What has to be typed, so that no slip of the hand deletes anything.</summary>
    public const string Words = "delete everything";

    /// <param name="Mistake">Why the account stays; null when nothing was asked.</param>
    public sealed record Model(YourCounts Counts, string? Mistake);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var counts = YourCounts.Query(batch);
        await batch.Run(cancel);
        return page.Show<DeletionPage>("Delete your account", new Model(counts.Value!, null), batch);
    }
}
