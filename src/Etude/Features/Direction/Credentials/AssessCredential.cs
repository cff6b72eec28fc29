using Etude.Features.Axes;
using Etude.Features.Direction.Files;
using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Credentials;

/// <summary>Reads levels, roles and skills out of a CV's text, once the person has looked it over. Reading it again replaces what it showed.</summary>
public static class AssessCredential
{
    public static async Task<IResult> Handle(Me me, Guid id, FormFields form, Db db, PageContext page, Lexicon lexicon, CancellationToken cancel)
    {
        var text = Upload.From(form).Text;
        await using var batch = db.As(me);
        var reading = ReadCv.Of(text, lexicon, batch.Now.Year);
        JsonList<CvLevel> levels = [.. reading.Levels];
        JsonList<CvRole> roles = [.. reading.Roles];
        JsonList<CvSkill> skills = [.. reading.Skills];
        var written = batch.Do("update credentials set text = @text, status = 'done', error = null where user_id = @me and id = @id", new { id, text });
        batch.Do("""
            insert into credential_assessments (user_id, id, credential_id, engine, axis_levels, summary_md, iac_profile, roles, skills, created_at)
            select @me, @assessment, id, 'rules', @levels, @summary, @shape, @roles, @skills, @now from credentials where user_id = @me and id = @id
            """, new
        {
            id, assessment = Guid.CreateVersion7(batch.Now), levels, summary = reading.Summary,
            shape = new JsonMap<double>(reading.Shape), roles, skills,
        });
        RecordEvidence.FromCredential(batch, id, [.. reading.Levels.Select(l => (l.Axis, l.Level))]);
        await batch.Run(cancel);
        return written.Value == 0 ? page.NotHere(batch, "There is no CV at this address, or it is not yours.") : SeeOther.At($"/credentials/{id}");
    }
}
