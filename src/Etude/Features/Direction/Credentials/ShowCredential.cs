using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Credentials;

/// <summary>A CV: the text that was read, to be corrected, and what was read out of it, each claim with its lines.</summary>
public static class ShowCredential
{
    public sealed record Model(CredentialRow Cv, ContentFiles Content, ModelOffer Offer)
    {
        /// <summary>The number of the line that a span begins on, from 1.</summary>
        public int LineOf(Span span) => Cv.Text.AsSpan(0, Math.Clamp(span.Start, 0, Cv.Text.Length)).Count('\n') + 1;
    }

    public static async Task<IResult> Handle(Me me, Guid id, Db db, PageContext page, ContentFiles content, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var cv = CredentialRow.Query(batch, id);
        var job = JobState.Query(batch, ReadCvByModel.Kind, id);
        await batch.Run(cancel);
        return cv.Value is null
            ? page.NotHere(batch, "There is no CV at this address, or it is not yours.")
            : page.Show<CredentialPage>(cv.Value.Filename, new Model(cv.Value, content, ModelOffer.Of(model, batch.Person!.Settings, cv.Value.ModelAskedAt, job.Value)), batch);
    }
}
