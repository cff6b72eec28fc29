using Etude.Features.Direction.Jobs;
using Etude.Features.Direction.Reading;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What a person aims at.</summary>
internal static class DirectionTables
{
    public static readonly ArchiveTable Jobs = new("jds", "job descriptions",
        "select (to_jsonb(t) - 'user_id')::text from jds t where user_id = @me order by id",
        "insert into jds select * from jsonb_populate_recordset(null::jds, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Text("title"), Column.Text("company").OrNull(), Column.Text("source_text"), Column.Text("source_url").OrNull(), Column.Text("status"),
        Column.Text("engine").OrNull(), Column.Of<JsonMap<double>>("axis_weights"), Column.Of<JsonList<SignalTag>>("signal_tags"), Column.Text("summary").OrNull(),
        Column.Of<JsonMap<double>>("iac_profile"), Column.Text("iac_evidence_md").OrNull(), Column.Text("iac_fit_md").OrNull(), Column.Instant("created_at"),
        Column.Instant("updated_at"), Column.Of<JobCorrections>("corrections"), Column.Of<JobLines>("lines"), Column.Text("model").OrNull(),
        Column.Text("prompt_version").OrNull(), Column.Whole("dropped_claims"), Column.Instant("model_asked_at").OrNull());

    /// <summary>The same file twice is one row, here as everywhere.</summary>
    public static readonly ArchiveTable Credentials = new("credentials", "CVs",
        "select (to_jsonb(t) - 'user_id')::text from credentials t where user_id = @me order by id",
        "insert into credentials select * from jsonb_populate_recordset(null::credentials, @rows::jsonb) on conflict do nothing",
        Column.Id(), Column.Text("filename"), Column.Text("media_type"), Column.Whole("byte_size"), Column.Text("sha256"), Column.Text("text").OrNull(),
        Column.Text("status"), Column.Text("error").OrNull(), Column.Instant("created_at"), Column.Instant("model_asked_at").OrNull());

    public static readonly ArchiveTable Readings = new("credential_assessments", "readings of CVs",
        "select (to_jsonb(t) - 'user_id')::text from credential_assessments t where user_id = @me order by id",
        "insert into credential_assessments select * from jsonb_populate_recordset(null::credential_assessments, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Id("credential_id"), Column.Text("engine"), Column.Of<JsonList<CvLevel>>("axis_levels"), Column.Text("summary_md").OrNull(),
        Column.Of<JsonMap<double>>("iac_profile"), Column.Instant("created_at"), Column.Of<JsonList<CvRole>>("roles"), Column.Of<JsonList<CvSkill>>("skills"),
        Column.Text("model").OrNull(), Column.Text("prompt_version").OrNull(), Column.Whole("dropped_claims"));
}
