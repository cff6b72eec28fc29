using Etude.Features.Reflection.Model;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;

namespace Etude.Features.Reflection;

/// <summary>The room of looking back: the open set; or what the next one would ask, what was declared last beside the minutes it got, and the history.</summary>
public static class ShowReflect
{
    private const int EveryDays = 28;

    public sealed record Model
    {
        public required ReflectionRow? Open { get; init; }

        /// <summary>The model that may word a set; null where none is configured, or the person wants none.</summary>
        public required string? ModelName { get; init; }

        /// <summary>The model's wording of the open set while it is on its way; null when there is none, or it would come too late.</summary>
        public required JobState? Wording { get; init; }

        public required IReadOnlyList<ReflectionRow> Earlier { get; init; }
        public required PromptSet Next { get; init; }

        /// <summary>The next set, sealed for the form that begins it.</summary>
        public required string Sealed { get; init; }

        public required LookBack Look { get; init; }

        /// <summary>The day from which the plan asks for the next one; null when it does already.</summary>
        public required DateOnly? DueOn { get; init; }

        public required DeclaredTime? Declared { get; init; }
        public required ContentFiles Content { get; init; }
        public required TimeZoneInfo Zone { get; init; }
    }

    public static async Task<IResult> Handle(Me me, Db db, PageContext page, ContentFiles content, SealedPrompts prompts, LanguageModel language, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var rows = ReflectionRow.All(batch);
        var query = new LookBackQuery(batch, content);
        var wording = JobState.Newest(batch, WordPromptsByModel.Kind);
        await batch.Run(cancel);

        var earlier = rows.Value.Where(r => r.Status == "completed").ToList();
        var look = query.Found(earlier);
        var next = HammingEngine.Set(look, content.Reflection);
        var open = rows.Value.FirstOrDefault(r => r.Status == "open");
        var serves = language.Serves(batch.Person!.Settings);
        var model = new Model
        {
            Open = open,
            ModelName = serves ? language.Name : null,
            Wording = serves && open is { IsUntouched: true } && wording.Value is { Status: not "done" } job && job.SubjectId == open.Id ? job : null,
            Earlier = earlier,
            Next = next,
            Sealed = prompts.Seal(next),
            Look = look,
            DueOn = earlier.Count > 0 && earlier[0].CompletedOn!.Value.AddDays(EveryDays) is var due && due > look.To ? due : null,
            Declared = DeclaredTime.Of(earlier.FirstOrDefault(), look.MinutesByAxis, look.To, content),
            Content = content,
            Zone = batch.Person.Settings.Zone,
        };
        return model.Open is null ? page.Show<ReflectPage>("Look back", model, batch) : page.Show<OpenSetPage>("Look back", model, batch);
    }
}
