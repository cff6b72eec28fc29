using Etude.Features.Axes;
using Etude.Features.Direction.Files;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Credentials;

/// <summary>
/// Reads levels, roles and skills out of a CV's text, once the person has looked it over: by the rules at once, and by the model afterwards
/// where they ask for it. Reading it again replaces what it showed.
/// </summary>
public static class AssessCredential
{
    public static async Task<IResult> Handle(Me me, Guid id, FormFields form, Db db, PageContext page, Lexicon lexicon, LanguageModel model, CancellationToken cancel)
    {
        var text = Upload.From(form).Text;
        var asksModel = model.IsOn && form.Text(ModelOffer.Field) == ModelOffer.ByModel;
        await using var batch = db.As(me);
        var written = Add(batch, id, text, lexicon, asksModel);
        if (asksModel)
            Queue.Put(batch, ReadCvByModel.Kind, id);
        await batch.Run(cancel);
        return written.Value == 0 ? page.NotHere(batch, "There is no CV at this address, or it is not yours.") : SeeOther.At($"/credentials/{id}");
    }

    /// <summary>Keeps the text as the person looked it over, with what the rules read out of it.</summary>
    /// <param name="asksModel">True where a model is to read it after the rules: one that reads the same text already serves this wish too. Otherwise one that is reading it reads in vain.</param>
    public static Pending<int> Add(Batch batch, Guid id, string text, Lexicon lexicon, bool asksModel)
    {
        var written = batch.Do("""
            update credentials set text = @text, status = 'done', error = null,
                model_asked_at = case when text = @text and @asks is not null then coalesce(model_asked_at, @asks) else @asks end
            where user_id = @me and id = @id
            """, new { id, text, asks = asksModel ? batch.Now : (DateTimeOffset?)null });
        Insert(batch, id, ReadCv.Of(text, lexicon, batch.Now.Year), ReadBy.Rules, asked: null);
        return written;
    }

    /// <summary>Keeps the model's reading beside the rules', where the text is the one it read and nobody asked for anything else meanwhile.</summary>
    /// <param name="asked">When the model was asked, as the row said it.</param>
    public static Pending<int> Keep(Batch batch, Guid id, CvReading reading, ReadBy by, DateTimeOffset asked)
    {
        Insert(batch, id, reading, by, asked);
        return batch.Do("update credentials set model_asked_at = null where user_id = @me and id = @id and model_asked_at = @asked", new { id, asked });
    }

    private static void Insert(Batch batch, Guid id, CvReading reading, ReadBy by, DateTimeOffset? asked)
    {
        JsonList<CvLevel> levels = [.. reading.Levels];
        JsonList<CvRole> roles = [.. reading.Roles];
        JsonList<CvSkill> skills = [.. reading.Skills];
        var assessment = Guid.CreateVersion7(batch.Now);
        batch.Do("""
            insert into credential_assessments (user_id, id, credential_id, engine, model, prompt_version, dropped_claims, axis_levels, summary_md, iac_profile, roles, skills, created_at)
            select @me, @assessment, id, @engine, @model, @prompt, @dropped, @levels, @summary, @shape, @roles, @skills, @now
            from credentials where user_id = @me and id = @id and (@asked::timestamptz is null or model_asked_at = @asked)
            """, new
        {
            id, asked, assessment, engine = by.Engine, model = by.Model, prompt = by.PromptVersion, dropped = reading.Dropped,
            levels, summary = reading.Summary, shape = new JsonMap<double>(reading.Shape), roles, skills,
        });
        RecordEvidence.FromCredential(batch, id, assessment, [.. reading.Levels.Select(l => (l.Axis, l.Level))]);
    }
}
