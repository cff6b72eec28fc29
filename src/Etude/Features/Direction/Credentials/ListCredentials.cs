using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Direction.Credentials;

/// <summary>The person's CVs, and the field for another.</summary>
public static class ListCredentials
{
    /// <param name="Text">What was typed, after a mistake.</param>
    public sealed record Model(IReadOnlyList<CredentialEntry> Known, string Text, string? Mistake, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var known = CredentialEntry.Query(batch);
        await batch.Run(cancel);
        return page.Show<CredentialsPage>("CV", new Model(known.Value, "", null, batch.Person!.Settings.Zone), batch);
    }
}
