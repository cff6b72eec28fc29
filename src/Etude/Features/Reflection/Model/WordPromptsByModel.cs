using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Reflection.Model;

/// <summary>
/// The model's wording of a set that was begun, made on the queue where the person asked for it. It holds only while nothing has been written: a
/// question does not change under somebody who answers it. Until then, and where it fails, the questions of the content stand.
/// </summary>
public static class WordPromptsByModel
{
    /// <summary>About a set. A call may take as long as the operator allows, and be made several times.</summary>
    public static readonly JobKind Kind = new("word_prompts_by_model", Handle) { Limit = TimeSpan.FromHours(5) };

    private static async Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var (db, model) = (services.GetRequiredService<Db>(), services.GetRequiredService<LanguageModel>());
        await using var batch = db.As(job.UserId);
        var set = ReflectionRow.One(batch, job.SubjectId);
        await batch.Run(cancel);
        if (set.Value is not { IsUntouched: true } asked || !model.Serves(batch.Person!.Settings))
            return;
        try
        {
            var answer = await model.Ask(PromptWording.Of(asked.Prompts, job.UserId, batch.Person.Settings), null, cancel);
            var prompts = PromptWording.Worded(asked.Prompts, answer);
            if (!prompts.Any(p => p.ByModel))
                throw new ModelException(ModelFault.Unusable, "None of the model's questions kept to the facts.");
            await Keep(db, job, prompts, model.Name, cancel);
        }
        catch (ModelException fault)
        {
            throw fault.ToJobException();
        }
    }

    private static async Task Keep(Db db, Job job, JsonList<Prompt> prompts, string model, CancellationToken cancel)
    {
        await using var batch = db.As(job.UserId);
        batch.Do("""
            update reflections set prompts = @prompts, engine = 'model', model = @model, prompt_version = @version
            where user_id = @me and id = @id and status = 'open' and revision = 0 and engine = 'rules'
            """, new { id = job.SubjectId, prompts, model, version = PromptWording.Version });
        await batch.Run(cancel);
    }
}
