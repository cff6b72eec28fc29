using Etude.Features.Direction.Files;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Credentials;

/// <summary>Takes a CV and keeps its text, so that the person can look it over before anything is made of it. The same file twice is one.</summary>
public static class AddCredential
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        try
        {
            var upload = Upload.From(form);
            var id = Add(batch, upload);
            await batch.Run(cancel);
            return SeeOther.At($"/credentials/{id.Value}");
        }
        catch (BadFormException refused)
        {
            var known = CredentialEntry.Query(batch);
            await batch.Run(cancel);
            var model = new ListCredentials.Model(known.Value, FormFields.Cut(form.Text("text", 10 * Upload.LongestText), 2 * Upload.LongestText), refused.Message, batch.Person!.Settings.Zone);
            return page.Show<CredentialsPage>("Error: CV", model, batch, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Adds a CV to a batch, and answers its id: the one it has already where the same file was added before.</summary>
    public static Pending<Guid> Add(Batch batch, Upload upload) => batch.One<Guid>("""
        insert into credentials (user_id, id, filename, media_type, byte_size, sha256, text, status, created_at)
        values (@me, @id, @name, @type, @bytes, @sha, @text, 'queued', @now)
        on conflict (user_id, sha256) do update set filename = excluded.filename
        returning id
        """, new { id = Guid.CreateVersion7(batch.Now), name = upload.Name, type = upload.MediaType, bytes = upload.Bytes, sha = upload.Sha256, text = upload.Text });
}
