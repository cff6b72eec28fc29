using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Reflection;

/// <summary>The room of looking back: the open set; or what the next one would ask, what was declared last beside the minutes it got, and the history.</summary>
public static class ShowReflect
{
    private const int EveryDays = 28;

    public sealed record Model
    {
        public required ReflectionRow? Open { get; init; }
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

    public static async Task<IResult> Handle(Me me, Db db, PageContext page, ContentFiles content, SealedPrompts prompts, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var rows = ReflectionRow.All(batch);
        var query = new LookBackQuery(batch, content);
        await batch.Run(cancel);

        var earlier = rows.Value.Where(r => r.Status == "completed").ToList();
        var look = query.Found(earlier.Count > 0 ? earlier[0].Declared : null);
        var next = HammingEngine.Set(look, content.Reflection);
        var model = new Model
        {
            Open = rows.Value.FirstOrDefault(r => r.Status == "open"),
            Earlier = earlier,
            Next = next,
            Sealed = prompts.Seal(next),
            Look = look,
            DueOn = earlier.Count > 0 && earlier[0].CompletedOn!.Value.AddDays(EveryDays) is var due && due > look.To ? due : null,
            Declared = DeclaredTime.Of(earlier.FirstOrDefault(), look.MinutesByAxis, look.To, content),
            Content = content,
            Zone = batch.Person!.Settings.Zone,
        };
        return model.Open is null ? page.Show<ReflectPage>("Look back", model, batch) : page.Show<OpenSetPage>("Look back", model, batch);
    }
}
