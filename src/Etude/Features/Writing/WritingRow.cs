using Etude.Platform.Postgres;

namespace Etude.Features.Writing;

/// <summary>A piece as the desk shows it.</summary>
public sealed record WritingRow
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string? Slug { get; init; }
    public required string BodyMd { get; init; }
    public required string Status { get; init; }
    public required int WordCount { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Whether what is public says the same as the draft.</summary>
    public required bool IsCurrent { get; init; }
    public required Guid? AttemptId { get; init; }

    /// <summary>What it grew from, by name and address; null for a piece from nothing.</summary>
    public required string? Origin { get; init; }
    public required string? OriginPath { get; init; }
    public required JsonList<EarlierVersion> Earlier { get; init; }

    public bool IsPublished => Status == "published";

    public static Pending<WritingRow?> Query(Batch batch, Guid id) => batch.One<WritingRow>("""
        select w.id, w.title, w.slug, w.body_md, w.status, w.word_count, w.revision, w.updated_at, w.published_at, w.attempt_id,
            coalesce(w.published_title = w.title and w.published_body_md = w.body_md, w.status = 'published') as is_current,
            coalesce(p.title, i.title, case when w.reflection_id is not null then 'a reflection' end) as origin,
            case when p.id is not null then '/attempts/' || w.attempt_id
                when i.id is not null then '/library/' || case when i.source_kind = 'user' then i.id::text else i.slug end end as origin_path,
            (select coalesce(jsonb_agg(jsonb_build_object('at', v -> 'at', 'words', v -> 'words') order by place), '[]')
                from jsonb_array_elements(w.earlier) with ordinality as e(v, place)) as earlier
        from writings w
        left join attempts a on a.user_id = w.user_id and a.id = w.attempt_id
        left join problems p on p.id = a.problem_id
        left join content_items i on i.id = w.content_id
        where w.user_id = @me and w.id = @id
        """, new { id });
}

/// <summary>A version of the text that was kept before it changed much.</summary>
public sealed record EarlierVersion
{
    public required DateTimeOffset At { get; init; }
    public required int Words { get; init; }
}

/// <summary>Where a piece stands after a deed; null when it does not exist or is somebody else's.</summary>
internal sealed record WritingState
{
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required string Status { get; init; }

    public static Pending<WritingState?> Query(Batch batch, Guid id) =>
        batch.One<WritingState>("select revision, updated_at as saved_at, status from writings where user_id = @me and id = @id", new { id });
}
