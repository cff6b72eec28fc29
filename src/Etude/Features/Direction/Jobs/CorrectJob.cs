using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Jobs;

/// <summary>Keeps what the person corrected in a reading. It stays, also when the text is read again.</summary>
public static class CorrectJob
{
    private const string Keep = """
        update jds set
            title = coalesce(@patch ->> 'title', title), company = coalesce(nullif(@patch ->> 'company', ''), case when @patch ? 'company' then null else company end),
            summary = coalesce(@patch ->> 'summary', summary), axis_weights = coalesce(@patch -> 'axis_weights', axis_weights), iac_profile = coalesce(@patch -> 'shape', iac_profile),
            signal_tags = (
                select coalesce(jsonb_agg(t), '[]') from (
                    select t from jsonb_array_elements(signal_tags) as t where not t ->> 'tag' = any(@removed)
                    union all
                    select jsonb_build_object('tag', added, 'asked', 'must', 'spans', '[]'::jsonb) from unnest(@added) as added
                    where not exists (select from jsonb_array_elements(signal_tags) as r where lower(r ->> 'tag') = lower(added))
                ) as all_tags (t)),
            corrections = corrections || @patch || jsonb_build_object(
                'tags_removed', (select coalesce(jsonb_agg(distinct r), '[]') from (
                    select jsonb_array_elements_text(coalesce(corrections -> 'tags_removed', '[]')) union select unnest(@removed)) as all_removed (r) where not lower(r) = any(select lower(a) from unnest(@added) a)),
                'tags_added', (select coalesce(jsonb_agg(distinct a), '[]') from (
                    select jsonb_array_elements_text(coalesce(corrections -> 'tags_added', '[]')) union select unnest(@added)) as all_added (a) where not a = any(@removed))),
            updated_at = @now
        where user_id = @me and id = @id
        """;

    public static async Task<IResult> Handle(Me me, Guid id, FormFields form, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var correction = CorrectionForm.From(form, content);
        await using var batch = db.As(me);
        var written = correction.Mistakes.Count > 0 ? null
            : batch.Do(Keep, new { id, patch = correction.Changes(form), removed = correction.Removed.ToArray(), added = correction.Added.ToArray() });
        var job = JobRow.Query(batch, id);
        await batch.Run(cancel);
        if (job.Value is null)
            return page.NotHere(batch, "There is no job at this address, or it is not yours.");
        return written is not null
            ? SeeOther.At($"/jobs/{id}")
            : page.Show<CorrectionPage>($"Error: {job.Value.Title}", new ShowJob.Model(job.Value, new Dictionary<string, Axes.AxisLevel>(), content, batch.Person!.Today, null, null, correction), batch, StatusCodes.Status422UnprocessableEntity);
    }
}
