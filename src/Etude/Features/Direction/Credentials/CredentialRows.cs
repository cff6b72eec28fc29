using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;

namespace Etude.Features.Direction.Credentials;

/// <summary>A CV with the text that was read, and what was read out of it last; nothing yet while the person looks the text over.</summary>
public sealed record CredentialRow
{
    public required Guid Id { get; init; }
    public required string Filename { get; init; }
    public required string MediaType { get; init; }
    public required int ByteSize { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string? Engine { get; init; }

    /// <summary>Name of the model that read it; null where the rules did.</summary>
    public required string? Model { get; init; }

    /// <summary>Claims of the model that rested on no line.</summary>
    public required int? DroppedClaims { get; init; }

    /// <summary>Since when a reading by the model is asked for; null when it is not.</summary>
    public required DateTimeOffset? ModelAskedAt { get; init; }

    public required JsonList<CvLevel>? AxisLevels { get; init; }
    public required JsonList<CvRole>? Roles { get; init; }
    public required JsonList<CvSkill>? Skills { get; init; }
    public required string? SummaryMd { get; init; }
    public required JsonMap<double>? IacProfile { get; init; }

    public bool IsAssessed => Engine is not null;

    private const string Columns = """
        select c.id, c.filename, c.media_type, c.byte_size, coalesce(c.text, '') as text, c.created_at, c.model_asked_at, a.engine, a.model, a.dropped_claims, a.axis_levels, a.roles, a.skills, a.summary_md, a.iac_profile
        from credentials c
        left join lateral (
            select engine, model, dropped_claims, axis_levels, roles, skills, summary_md, iac_profile from credential_assessments
            where user_id = @me and credential_id = c.id order by created_at desc, id desc limit 1
        ) a on true
        where c.user_id = @me
        """;

    public static Pending<CredentialRow?> Query(Batch batch, Guid id) => batch.One<CredentialRow>($"{Columns} and c.id = @id", new { id });

    /// <summary>The CV that was added last among those with a reading.</summary>
    public static Pending<CredentialRow?> Newest(Batch batch) => batch.One<CredentialRow>($"{Columns} and a.engine is not null order by c.created_at desc limit 1");
}

/// <summary>A CV in the list.</summary>
public sealed record CredentialEntry
{
    public required Guid Id { get; init; }
    public required string Filename { get; init; }
    public required string MediaType { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsAssessed { get; init; }

    public static Pending<IReadOnlyList<CredentialEntry>> Query(Batch batch) => batch.Many<CredentialEntry>("""
        select c.id, c.filename, c.media_type, c.created_at,
            exists (select from credential_assessments a where a.user_id = @me and a.credential_id = c.id) as is_assessed
        from credentials c where c.user_id = @me order by c.created_at desc limit 100
        """);
}
