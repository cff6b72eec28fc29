using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;

namespace Etude.Features.Direction.Jobs;

/// <summary>What the person corrected (<c>jds.corrections</c>). What is not here follows the reading.</summary>
public sealed record JobCorrections : IJsonColumn
{
    public string? Title { get; init; }
    public string? Company { get; init; }
    public string? Summary { get; init; }

    /// <summary>All weights, adding up to 1.</summary>
    public Dictionary<string, double>? AxisWeights { get; init; }

    /// <summary>All shares, adding up to 1.</summary>
    public Dictionary<string, double>? Shape { get; init; }

    public List<string>? TagsAdded { get; init; }
    public List<string>? TagsRemoved { get; init; }

    public bool Any => (Title ?? Company ?? Summary) is not null || AxisWeights is not null || Shape is not null || TagsAdded is { Count: > 0 } || TagsRemoved is { Count: > 0 };
}

/// <summary>The lines that a reading rests on (<c>jds.lines</c>), as spans of the text.</summary>
public sealed record JobLines : IJsonColumn
{
    public Dictionary<string, List<Span>> Axes { get; init; } = [];
    public Dictionary<string, List<Span>> Shares { get; init; } = [];

    /// <summary>Axes that are named and left out of the weights, since they would weigh next to nothing.</summary>
    public Dictionary<string, List<Span>> Faint { get; init; } = [];

    public static JobLines Of(JobReading reading) => new() { Axes = new(reading.AxisLines), Shares = new(reading.ShapeLines), Faint = new(reading.Faint) };
}

/// <summary>A job description as its page shows it: what was read, as the person corrected it.</summary>
public sealed record JobRow
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string? Company { get; init; }
    public required string SourceText { get; init; }
    public required string? SourceUrl { get; init; }
    public required string Status { get; init; }
    public required string? Engine { get; init; }

    /// <summary>Name of the model that read it; null where the rules did.</summary>
    public required string? Model { get; init; }

    /// <summary>Claims of the model that rested on no line.</summary>
    public required int DroppedClaims { get; init; }

    /// <summary>Since when a reading by the model is asked for; null when it is not.</summary>
    public required DateTimeOffset? ModelAskedAt { get; init; }

    public required JsonMap<double> AxisWeights { get; init; }
    public required JsonList<SignalTag> SignalTags { get; init; }
    public required string? Summary { get; init; }
    public required JsonMap<double> IacProfile { get; init; }
    public required string? IacEvidenceMd { get; init; }
    public required string? IacFitMd { get; init; }
    public required JobCorrections Corrections { get; init; }
    public required JobLines Lines { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsActive { get; init; }

    private const string Columns = """
        select j.id, j.title, j.company, j.source_text, j.source_url, j.status, j.engine, j.model, j.dropped_claims, j.model_asked_at, j.axis_weights, j.signal_tags, j.summary, j.iac_profile,
            j.iac_evidence_md, j.iac_fit_md, j.corrections, j.lines, j.created_at, coalesce(u.settings_json ->> 'active_jd_id' = j.id::text, false) as is_active
        from jds j join users u on u.id = j.user_id
        where j.user_id = @me
        """;

    public static Pending<JobRow?> Query(Batch batch, Guid id) => batch.One<JobRow>($"{Columns} and j.id = @id", new { id });

    /// <summary>The job that the plan follows.</summary>
    public static Pending<JobRow?> Active(Batch batch) => batch.One<JobRow>($"{Columns} and j.id::text = u.settings_json ->> 'active_jd_id'");
}

/// <summary>A job description in the list.</summary>
public sealed record JobEntry
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string? Company { get; init; }
    public required JsonMap<double> AxisWeights { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsActive { get; init; }

    public static Pending<IReadOnlyList<JobEntry>> Query(Batch batch) => batch.Many<JobEntry>("""
        select j.id, j.title, j.company, j.axis_weights, j.created_at, coalesce(u.settings_json ->> 'active_jd_id' = j.id::text, false) as is_active
        from jds j join users u on u.id = j.user_id
        where j.user_id = @me order by is_active desc, j.created_at desc limit 200
        """);
}
