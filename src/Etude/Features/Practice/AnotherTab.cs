using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Practice;

/// <summary>The answer when another tab saved or submitted the attempt meanwhile: nothing is overwritten, and this tab's words are given back.</summary>
internal static class AnotherTab
{
    public static IResult Answer(PageContext page, Batch batch, FormFields form, AttemptState newest)
    {
        var sent = form.Sent.Select(f => f.Key == "revision" ? KeyValuePair.Create("revision", newest.Revision.ToString(CultureInfo.InvariantCulture)) : f);
        var sentence = newest.IsOpen
            ? "Another tab saved this attempt after this one was opened. Below is what this tab holds; sending it again takes it, and replaces what the other tab saved."
            : "Another tab submitted this attempt. Below is what this tab holds; copy what you want to keep.";
        return page.Show<ErrorPage>("Another tab was here", new ErrorView("Another tab was here", sentence, page.Path, [.. sent]), batch, StatusCodes.Status409Conflict);
    }
}
