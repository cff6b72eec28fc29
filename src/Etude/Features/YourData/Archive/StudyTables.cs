using Etude.Features.Assessment;
using Etude.Features.Library;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What a person read, was asked, and can do.</summary>
internal static class StudyTables
{
    public static readonly ArchiveTable Items = new("content_items", "library items of your own",
        "select (to_jsonb(t) - 'source_kind' - 'created_by_user_id' - 'search' - 'content_hash')::text from content_items t where created_by_user_id = @me order by id",
        """
        insert into content_items (id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, source_kind, created_by_user_id, created_at, updated_at, retired_at, prepares)
        select id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, 'user', @me, created_at, updated_at, retired_at, prepares
        from jsonb_populate_recordset(null::content_items, @rows::jsonb) on conflict (created_by_user_id, slug) where created_by_user_id is not null do nothing
        """,
        Column.Id(), Column.Text("slug"), Column.Text("title"), Column.Text("author").OrNull(), Column.Text("url").OrNull(), Column.Text("kind"),
        Column.Of<JsonList<string>>("axes"), Column.Text("difficulty").OrNull(), Column.Whole("minutes").OrNull(), Column.Text("why_md").OrNull(),
        Column.Instant("created_at"), Column.Instant("updated_at"), Column.Instant("retired_at").OrNull(), Column.Of<JsonList<string>>("prepares"));

    /// <summary>Where both have notes on one item, those of the archive are added below, once.</summary>
    public static readonly ArchiveTable Progress = new("content_progress", "library items with your mark",
        """
        select (to_jsonb(t) - 'user_id' - 'content_id' || jsonb_build_object('item', jsonb_build_object('slug', i.slug, 'own', i.source_kind = 'user')))::text
        from content_progress t join content_items i on i.id = t.content_id where t.user_id = @me order by t.content_id
        """,
        """
        insert into content_progress as here select * from jsonb_populate_recordset(null::content_progress, @rows::jsonb)
        on conflict (user_id, content_id) do update set
            notes_md = case when here.notes_md = '' then excluded.notes_md else here.notes_md || e'\n\n---\n\n' || excluded.notes_md end, revision = here.revision + 1
        where position(excluded.notes_md in here.notes_md) = 0 and octet_length(here.notes_md) + octet_length(excluded.notes_md) < 262000
        """,
        Column.Item, Column.Text("status"), Column.Instant("checked_at").OrNull(), Column.Whole("rating").OrNull(), Column.Flag("favorited"), Column.Markdown("notes_md"),
        Column.Instant("updated_at"), Column.Of<JsonList<Sitting>>("sittings"), Column.Day("finished_on").OrNull(), Column.Whole("revision"));

    public static readonly ArchiveTable Runs = new("assessment_runs", "assessments",
        "select (to_jsonb(t) - 'user_id')::text from assessment_runs t where user_id = @me order by id",
        "insert into assessment_runs select * from jsonb_populate_recordset(null::assessment_runs, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Of<JsonList<string?>>("question_keys"), Column.Text("status"), Column.Instant("started_at"), Column.Instant("completed_at").OrNull(),
        Column.Of<JsonMap<AxisResult>>("result").OrNull());

    public static readonly ArchiveTable Answers = new("assessment_responses", "answers in assessments",
        "select (to_jsonb(t) - 'user_id')::text from assessment_responses t where user_id = @me order by run_id, question_key",
        "insert into assessment_responses select * from jsonb_populate_recordset(null::assessment_responses, @rows::jsonb) on conflict (user_id, run_id, question_key) do nothing",
        Column.Id("run_id"), Column.Text("question_key"), Column.Text("choice"), Column.Flag("is_correct"), Column.Whole("seconds"), Column.Instant("answered_at"),
        Column.Whole("confidence").OrNull());

    public static readonly ArchiveTable Evidence = new("axis_evidence", "observations on the axes",
        "select (to_jsonb(t) - 'user_id')::text from axis_evidence t where user_id = @me order by id",
        "insert into axis_evidence select * from jsonb_populate_recordset(null::axis_evidence, @rows::jsonb) on conflict do nothing",
        Column.Id(), Column.Text("axis"), Column.Text("source_kind"), Column.Id("source_id"), Column.Number("level"), Column.Number("weight"), Column.Flag("unaided"),
        Column.Instant("observed_at"));
}
