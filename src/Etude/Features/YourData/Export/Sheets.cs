using System.Text;
using Etude.Features.Progress.Figures;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Export;

/// <summary>The main tables once more, as a spreadsheet opens them.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Select">One array of texts a row.</param>
internal sealed record Sheets(string Name, string[] Columns, string Select)
{
    public static readonly IReadOnlyList<Sheets> All =
    [
        new("attempts", ["id", "problem", "title", "language", "status", "grade", "tests_passed", "tests", "hints", "minutes", "confidence", "started_at", "submitted_at"], """
            select array[a.id::text, p.slug, p.title, a.language, a.status, a.grade::text, a.test_result ->> 'passed', a.test_result ->> 'total',
                (select sum(value::int)::text from jsonb_each_text(a.hints_used)), (select round(sum(value::numeric) / 60, 1)::text from jsonb_each_text(a.time_per_phase)),
                a.confidence::text, a.started_at::text, a.submitted_at::text]
            from attempts a join problems p on p.id = a.problem_id where a.user_id = @me order by a.id
            """),
        new("reviews", ["attempt_id", "engine", "model", "voice", "status", "score", "findings", "created_at"], """
            select array[attempt_id::text, engine, model, voice_key, status, overall_score::text, jsonb_array_length(rubric_signals)::text, created_at::text]
            from attempt_reviews where user_id = @me order by id
            """),
        new("recall-log", ["problem", "rating", "earned_rating", "reviewed_at", "elapsed_days", "scheduled_days", "predicted_recall", "stability_after", "difficulty_after"], """
            select array[p.slug, l.rating::text, l.earned_rating::text, l.reviewed_at::text, l.elapsed_days::text, l.scheduled_days::text, l.predicted_recall::text,
                l.stability_after::text, l.difficulty_after::text]
            from review_log l join problems p on p.id = l.problem_id where l.user_id = @me order by l.id
            """),
        new("days", ["day", "minutes", "attempts_started", "attempts_submitted", "solved_unaided", "recalls", "contents_finished", "words_written"], """
            select array[day::text, round(seconds_active / 60.0, 1)::text, attempts_started::text, attempts_submitted::text, solved_unaided::text, recalls::text,
                contents_finished::text, words_written::text]
            from sessions where user_id = @me order by day
            """),
        new("library", ["slug", "title", "author", "address", "kind", "own", "status", "rating", "favourite", "finished_on"], """
            select array[i.slug, i.title, i.author, i.url, i.kind, (i.source_kind = 'user')::text, p.status, p.rating::text, p.favorited::text, p.finished_on::text]
            from content_progress p join content_items i on i.id = p.content_id where p.user_id = @me order by p.content_id
            """),
        new("levels", ["axis", "source", "level", "weight", "unaided", "observed_at"], """
            select array[axis, source_kind, level::text, weight::text, unaided::text, observed_at::text] from axis_evidence where user_id = @me order by id
            """),
    ];

    /// <summary>Adds the query; each line goes to <paramref name="write"/>. With a mark of order, so that spreadsheets read it as UTF-8.</summary>
    public void Add(Batch batch, Func<ReadOnlyMemory<byte>, Task> write)
    {
        batch.Then(() => write(Encoding.UTF8.GetBytes("\uFEFF" + Line(Columns))));
        batch.EachValue<string?[]>(Select, cells => write(Encoding.UTF8.GetBytes(Line(cells))));
    }

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(c => DataTable.Cell(c ?? ""))) + "\r\n";
}
