using Etude.Features.Direction.Files;
using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Jobs;

/// <summary>Takes a job description, pasted or as a file, reads it, and shows what was read.</summary>
public static class AddJob
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, Lexicon lexicon, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var url = form.Text("source_url", 4000).Trim();
        try
        {
            var upload = Upload.From(form);
            var id = Guid.CreateVersion7(batch.Now);
            StoreReading.Insert(batch, id, upload.Text, Address(url), ReadJob.Of(upload.Text, lexicon), lexicon);
            await batch.Run(cancel);
            return SeeOther.At($"/jobs/{id}");
        }
        catch (BadFormException refused)
        {
            var jobs = JobEntry.Query(batch);
            await batch.Run(cancel);
            var model = new ListJobs.Model(jobs.Value, FormFields.Cut(form.Text("text", 10 * Upload.LongestText), 2 * Upload.LongestText), url, refused.Message, batch.Person!.Settings.Zone);
            return page.Show<JobsPage>("Error: Jobs", model, batch, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static string? Address(string url) => url.Length == 0 ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && url.Length <= 2000 ? url
        : throw new BadFormException("The address must begin with http:// or https://, or be left empty.");
}
