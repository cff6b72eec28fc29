using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>What Today asks of the library and of the reflections.</summary>
internal static class StudyRows
{
    /// <summary>A person's own item is named by its id, as in its address. Longer than four hours is a project, of which a day takes one sitting.</summary>
    private const string ItemColumns = """
        case when i.source_kind = 'user' then i.id::text else i.slug end as slug, i.title, i.kind, i.axes, case when i.minutes > 240 then 45 else coalesce(i.minutes, 30) end as minutes
        """;

    private const string CandidatesSql = $"""
        (select slug, title, kind, axes, minutes, done from (
            select {ItemColumns}, false as done,
                row_number() over (partition by i.axes ->> 0 order by case p.status when 'started' then 0 when 'queued' then 1 else 2 end,
                    coalesce(array_position(array['intro', 'core', 'deep'], i.difficulty), 2), i.minutes, i.slug) as number
            from content_items i
            left join content_progress p on p.user_id = @me and p.content_id = i.id
            where i.source_kind = 'curated' and i.retired_at is null and jsonb_array_length(i.axes) > 0
                and coalesce(p.status, 'queued') not in ('finished', 'dropped')
        ) curated
        where number <= 12 order by number, slug)
        union all
        (select slug, title, kind, axes, minutes, false from unnest(array['queued', 'started']) as place(status)
        cross join lateral (
            select {ItemColumns}, p.updated_at
            from content_progress p join content_items i on i.id = p.content_id
            where p.user_id = @me and p.status = place.status and i.created_by_user_id = @me and jsonb_array_length(i.axes) > 0
            order by p.updated_at desc limit 40
        ) own
        order by updated_at desc limit 40)
        union all
        (select {ItemColumns}, true
        from content_progress p join content_items i on i.id = p.content_id
        where p.user_id = @me and p.status = 'finished' and p.checked_at > @now - interval '2 days' and coalesce(p.finished_on, etude.day(p.checked_at)) = (select etude.day(@now))
        order by p.checked_at limit 40)
        union all
        (select {ItemColumns}, true
        from content_progress p join content_items i on i.id = p.content_id
        where p.user_id = @me and p.status = 'started' and p.updated_at > @now - interval '2 days'
            and p.sittings @> jsonb_build_array(jsonb_build_object('day', (select etude.day(@now))::text)) limit 40)
        """;

    internal sealed record ItemRow
    {
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Kind { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required int Minutes { get; init; }

        /// <summary>True when it was finished today, or had its sitting.</summary>
        public required bool Done { get; init; }

        public StudyCandidate ToCandidate() => new(Slug, Title, Kind, Axes, Minutes);
    }

    internal sealed record LookedBack
    {
        public required DateOnly? Last { get; init; }
        public required DateOnly? FirstPractice { get; init; }
    }

    /// <summary>
    /// Of the curated items those that this person has begun, then queued, then not met, an introduction before what goes deep; of their
    /// own what is begun or queued; and what was finished today, or had a sitting today.
    /// </summary>
    public static Pending<IReadOnlyList<ItemRow>> Items(Batch batch) => batch.Many<ItemRow>(CandidatesSql);

    /// <summary>The day of the last reflection that was completed, and of the first practice.</summary>
    public static Pending<LookedBack?> Reflections(Batch batch) => batch.One<LookedBack>("""
        select (select etude.day(max(completed_at)) from reflections where user_id = @me and status = 'completed') as last,
            (select min(day) from sessions where user_id = @me and attempts_submitted > 0) as first_practice
        """);
}
