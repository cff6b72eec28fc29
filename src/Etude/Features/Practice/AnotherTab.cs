using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Practice;

/// <summary>Whether an attempt is still open, and at which revision: read after a write to learn whether the write held.</summary>
internal sealed record AttemptState
{
    public required string Status { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public bool IsOpen => Status == "in_progress";

    public static Pending<AttemptState?> Query(Batch batch, Guid attempt) =>
        batch.One<AttemptState>("select status, revision, saved_at from attempts where user_id = @me and id = @attempt", new { attempt });
}

/// <summary>The answer to words that were typed on an older revision: nothing was overwritten, and they are given back to be sent again.</summary>
internal static class AnotherTab
{
    /// <param name="newest">The revision in the database; sending the page's form again is taken as meaning to replace it.</param>
    public static RazorComponentResult<ErrorPage> Answer(PageContext page, Batch batch, FormFields form, int newest)
    {
        var sent = form.Sent.Select(f => f.Key == "revision" ? KeyValuePair.Create(f.Key, newest.ToString(CultureInfo.InvariantCulture)) : f);
        return page.Show<ErrorPage>("Another tab was here", new ErrorView("Another tab was here",
            "Another tab saved this attempt after this one was opened. Below is what this tab holds; sending it again replaces what the other tab saved.",
            page.Path, [.. sent]), batch, StatusCodes.Status409Conflict);
    }
}
