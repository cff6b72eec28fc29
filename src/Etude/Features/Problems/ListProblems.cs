using Etude.Features.Recall;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Problems;

/// <summary>The catalogue: full-text search and filters, each problem with where the person stands on it.</summary>
public static class ListProblems
{
    /// <summary>What the address asks for; anything unknown counts as not asked.</summary>
    public sealed record Filter(string Query, string? Axis, string? Type, string? Difficulty, string? Em, string? State)
    {
        public static readonly string[] States = ["new", "open", "due", "learned"];
        public static readonly string[] EmModes = ["off", "optional", "only"];

        public bool Any => Query.Length > 0 || (Axis ?? Type ?? Difficulty ?? Em ?? State) is not null;
    }

    public sealed record Row
    {
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Type { get; init; }
        public required string Difficulty { get; init; }
        public required string EmMode { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required JsonMap<int> PhaseMinutes { get; init; }
        public required Guid? OpenAttempt { get; init; }
        public required double? Stability { get; init; }
        public required double? MemoryDifficulty { get; init; }
        public required DateTimeOffset? DueAt { get; init; }
        public required DateTimeOffset? LastReviewedAt { get; init; }

        /// <summary>The chance of recall now, 0 to 1; null before the first review.</summary>
        public double? ChanceAt(DateTimeOffset now, RecallModel model) => Stability is not { } stability ? null : new Remembered
        {
            Stability = stability, Difficulty = MemoryDifficulty!.Value, DueAt = DueAt!.Value, LastReviewedAt = LastReviewedAt!.Value, Reps = 1, Lapses = 0,
        }.ChanceAt(now, model);
    }

    /// <param name="Scale">What target times are multiplied by for this person.</param>
    public sealed record Model(Filter Filter, IReadOnlyList<Row> Rows, int Total, ContentFiles Content, DateTimeOffset Now, DateOnly Today, TimeZoneInfo Zone, RecallModel Memory, string? Scale)
    {
        /// <summary>A problem's target in minutes; 0 where none is wanted.</summary>
        public int MinutesOf(Row row) => TimeSettings.Targets(Scale, row.PhaseMinutes).Values.Sum();
    }

    public static async Task<RazorComponentResult> Handle(Me me, string? q, string? axis, string? type, string? difficulty, string? em,
        string? state, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var filter = new Filter(Words(q), OneOf(axis, content.Axes.Select(a => a.Key)), OneOf(type, Names.Types),
            OneOf(difficulty, Names.Difficulties), OneOf(em, Filter.EmModes), OneOf(state, Filter.States));
        await using var batch = db.As(me);
        var rows = Query(batch, filter);
        var total = batch.One<int>("select count(*)::int from problems where retired_at is null");
        await batch.Run(cancel);
        var settings = batch.Person!.Settings;
        return page.Show<ProblemListPage>("Practice", new Model(filter, rows.Value, total.Value, content, batch.Now, batch.Person.Today, settings.Zone, Scheduler.Of(settings), settings.Time?.LimitScale), batch);
    }

    private static Pending<IReadOnlyList<Row>> Query(Batch batch, Filter filter) => batch.Many<Row>("""
        select p.slug, p.title, p.type, p.difficulty, p.em_mode, p.axes, p.phase_minutes,
            o.id as open_attempt,
            s.stability, s.difficulty as memory_difficulty, s.due_at, s.last_reviewed_at
        from problems p
        left join attempts o on o.user_id = @me and o.problem_id = p.id and o.status = 'in_progress'
        left join review_state s on s.user_id = @me and s.problem_id = p.id and s.stability is not null
        where p.retired_at is null
            and (@query = '' or p.search @@ websearch_to_tsquery('english', @query) or p.title ilike '%' || @like || '%')
            and (@axis is null or p.axes ? @axis)
            and (@type is null or p.type = @type)
            and (@difficulty is null or p.difficulty = @difficulty)
            and (@em is null or p.em_mode = @em)
            and (@state is null or case @state
                when 'new' then s.problem_id is null and o.id is null
                when 'open' then o.id is not null
                when 'due' then s.due_at <= @now
                else s.due_at > @now end)
        order by case when @query = '' then 0 else ts_rank(p.search, websearch_to_tsquery('english', @query)) end desc,
            array_position(array['intro', 'core', 'stretch'], p.difficulty), p.title
        limit 500
        """, new
    {
        query = filter.Query, like = LikePattern.Literal(filter.Query),
        axis = filter.Axis, type = filter.Type, difficulty = filter.Difficulty, em = filter.Em, state = filter.State,
    });

    private static string Words(string? text) =>
        FormFields.Cut((text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim(), 200);

    private static string? OneOf(string? wanted, IEnumerable<string> known) => known.FirstOrDefault(k => k == wanted);
}
