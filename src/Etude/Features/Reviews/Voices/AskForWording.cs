using Etude.Features.Reviews.Model;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;

namespace Etude.Features.Reviews.Voices;

/// <summary>Asks the model to word a finished review in another voice.</summary>
public static class AskForWording
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, LanguageModel model, ContentFiles content, CancellationToken cancel)
    {
        if (content.Voices.FirstOrDefault(v => v.Key == form.Text("voice", 40)) is not { } voice || !Guid.TryParse(form.Text("review", 40), out var review))
            throw new BadFormException("Choose one of the voices on the page.");
        await using var batch = db.As(me);
        var wording = Guid.CreateVersion7(batch.Now);
        var there = batch.One<Shown>("""
            select engine from attempt_reviews where user_id = @me and id = @review and attempt_id = @id and status = 'done' and findings_of is null
            """, new { id, review });
        if (model.IsOn)
            Ask(batch, id, review, voice.Key, wording, model.Name);
        await batch.Run(cancel);
        return there.Value is { } shown ? SeeOther.At($"/attempts/{id}?by={shown.Engine}&voice={voice.Key}#findings-title") : Results.NotFound();
    }

    private static void Ask(Batch batch, Guid attempt, Guid review, string voice, Guid wording, string model)
    {
        batch.Do("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, model, rubric_version, prompt_version, voice_key, findings_of, status, created_at)
            select @me, @wording, attempt_id, @engine, @model, rubric_version, @prompt, @voice, id, 'queued', @now from attempt_reviews r
            where user_id = @me and id = @review and attempt_id = @attempt and status = 'done' and findings_of is null and jsonb_array_length(rubric_signals) > 0
                and not exists (select from attempt_reviews w where w.user_id = @me and w.findings_of = r.id and w.voice_key = @voice and w.status in ('queued', 'done'))
            """, new { attempt, review, wording, engine = KeepModelReview.Engine, model, prompt = WordingPrompt.Version, voice });
        Queue.Put(batch, RewordByModel.Kind, wording);
    }

    private sealed record Shown
    {
        public required string Engine { get; init; }
    }
}
