using Etude.Platform.Postgres;

namespace Etude.Features.YourData;

/// <summary>How many rows of each kind a person has: what an archive holds, and what goes with the account.</summary>
public sealed record YourCounts
{
    public required long Attempts { get; init; }
    public required long Reviews { get; init; }
    public required long Log { get; init; }
    public required long Days { get; init; }
    public required long Items { get; init; }
    public required long Marks { get; init; }
    public required long Assessments { get; init; }
    public required long Evidence { get; init; }
    public required long Jobs { get; init; }
    public required long Cvs { get; init; }
    public required long Reflections { get; init; }
    public required long Writings { get; init; }
    public required long Published { get; init; }
    public required long Messages { get; init; }
    public required long Calls { get; init; }

    public static Pending<YourCounts?> Query(Batch batch) => batch.One<YourCounts>("""
        select (select count(*) from attempts where user_id = @me) as attempts, (select count(*) from attempt_reviews where user_id = @me) as reviews,
            (select count(*) from review_log where user_id = @me) as log, (select count(*) from sessions where user_id = @me) as days,
            (select count(*) from content_items where created_by_user_id = @me) as items, (select count(*) from content_progress where user_id = @me) as marks,
            (select count(*) from assessment_runs where user_id = @me) as assessments, (select count(*) from axis_evidence where user_id = @me) as evidence,
            (select count(*) from jds where user_id = @me) as jobs, (select count(*) from credentials where user_id = @me) as cvs,
            (select count(*) from reflections where user_id = @me) as reflections, (select count(*) from writings where user_id = @me) as writings,
            (select count(*) from writings where user_id = @me and status = 'published') as published, (select count(*) from feedback where user_id = @me) as messages,
            (select count(*) from llm_calls where user_id = @me) as calls
        """);

    /// <summary>Each kind with its number, those that there are.</summary>
    public IEnumerable<(string What, long Count)> Lines => ((string, long Count)[])
    [
        ("attempts, with notes and code", Attempts), ("reviews", Reviews), ("entries of the recall log", Log), ("days of practice", Days), ("library items with your mark or notes", Marks),
        ("library items of your own", Items), ("pieces of writing", Writings), ("looks back", Reflections), ("assessments", Assessments), ("observations on the axes", Evidence),
        ("job descriptions", Jobs), ("CVs", Cvs), ("messages to the owner", Messages), ("calls of a language model (no text)", Calls),
    ];

    public long Total => Lines.Sum(l => l.Count);
}
