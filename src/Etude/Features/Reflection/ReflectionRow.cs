using Etude.Platform.Postgres;

namespace Etude.Features.Reflection;

/// <summary>A set as it is stored.</summary>
public sealed record ReflectionRow
{
    public required Guid Id { get; init; }
    public required DateOnly WindowStart { get; init; }
    public required DateOnly WindowEnd { get; init; }
    public required JsonList<Prompt> Prompts { get; init; }
    public required JsonMap<string> Replies { get; init; }
    public required JsonList<string> DeclaredAxes { get; init; }

    /// <summary>What matters, in the person's own sentence.</summary>
    public required string Matters { get; init; }

    public required string Status { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The day of completion; null while it is open.</summary>
    public required DateOnly? CompletedOn { get; init; }

    /// <summary><c>rules</c> or <c>model</c>: who worded the questions.</summary>
    public required string Engine { get; init; }

    /// <summary>Name of the model that worded them; null where none did.</summary>
    public required string? Model { get; init; }

    /// <summary>True while a question may still be worded anew: nothing was written yet.</summary>
    public bool IsUntouched => Status == "open" && Revision == 0 && Engine == "rules";

    /// <summary>Who worded what, in a sentence; null where no model did.</summary>
    public string? WordedBy => Prompts.Count(p => p.ByModel) is > 0 and var worded
        ? $"{(worded == Prompts.Count ? "The questions are" : $"{worded} of {Prompts.Count} questions are")} in the words of a model, {Model}; the facts are counted by Etude." : null;

    public Declared Declared => new(CompletedOn ?? WindowEnd, DeclaredAxes, Matters);

    private const string Columns = """
        id, window_start, window_end, prompts, replies, declared_axes, matters, status, revision, saved_at, engine, model, etude.day(completed_at) as completed_on
        """;

    /// <summary>The set that is open, and the completed ones, newest first.</summary>
    public static Pending<IReadOnlyList<ReflectionRow>> All(Batch batch) => batch.Many<ReflectionRow>($"""
        (select {Columns} from reflections where user_id = @me and status = 'open')
        union all
        (select {Columns} from reflections where user_id = @me and status = 'completed' order by completed_at desc limit 40)
        """);

    /// <summary>One set; null when there is none, or it is somebody else's.</summary>
    public static Pending<ReflectionRow?> One(Batch batch, Guid id) => batch.One<ReflectionRow>($"select {Columns} from reflections where user_id = @me and id = @id", new { id });
}

/// <summary>Where a set stands after a deed; null when there is none, or it is somebody else's.</summary>
internal sealed record ReflectionState
{
    public required string Status { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public static Pending<ReflectionState?> Query(Batch batch, Guid id) =>
        batch.One<ReflectionState>("select status, revision, saved_at from reflections where user_id = @me and id = @id", new { id });
}
