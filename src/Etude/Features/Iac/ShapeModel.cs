using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Iac;

/// <summary>The active job's shape, where there is one.</summary>
public sealed record JobShape
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required JsonMap<double> IacProfile { get; init; }

    /// <summary>The lines that show each share, Markdown; null where the text shows none.</summary>
    public required string? IacEvidenceMd { get; init; }

    public static Pending<JobShape?> Query(Batch batch) => batch.One<JobShape>("""
        select j.id, j.title, j.iac_profile, j.iac_evidence_md from users u join jds j on j.user_id = u.id and j.id::text = u.settings_json ->> 'active_jd_id'
        where u.id = @me and j.status = 'done'
        """);
}

/// <summary>What the page of the shape shows.</summary>
public sealed record ShapeModel
{
    public required IReadOnlyList<IacFile> Shares { get; init; }

    /// <summary>What stands in the fields, one a share: whole per cent, or what was typed.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What is stored; null when the person has not said it yet.</summary>
    public required IacProfile? Mine { get; init; }

    public required (JobShape Said, IacProfile Profile)? Job { get; init; }
    public string? Mistake { get; init; }
    public bool Saved { get; init; }

    public static string Field(IacFile share) => "share_" + share.Key;

    public static ShapeModel From(Batch batch, JobShape? job, IReadOnlyList<IacFile> shares)
    {
        var mine = IacProfile.Of(batch.Person!.Settings, shares);
        var shown = mine ?? IacProfile.From([.. shares.Select(_ => 1.0)])!;
        return new()
        {
            Shares = shares,
            Fields = [.. shown.Percents.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Mine = mine,
            Job = job is not null && IacProfile.From(job.IacProfile, shares) is { } theirs ? (job, theirs) : null,
        };
    }
}
