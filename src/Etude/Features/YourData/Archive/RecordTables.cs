using Etude.Features.Feedback;
using Etude.Features.Reflection;
using Etude.Features.Writing;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What a person wrote, and what was written down about them.</summary>
internal static class RecordTables
{
    public static readonly ArchiveTable Reflections = new("reflections", "looks back",
        "select (to_jsonb(t) - 'user_id')::text from reflections t where user_id = @me order by id",
        "insert into reflections select * from jsonb_populate_recordset(null::reflections, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Text("mode"), Column.Text("engine"), Column.Day("window_start"), Column.Day("window_end"), Column.Of<JsonList<Prompt>>("prompts"),
        Column.Of<JsonMap<string>>("replies"), Column.Of<JsonList<string>>("declared_axes"), Column.Text("status"), Column.Instant("created_at"),
        Column.Instant("completed_at").OrNull(), Column.Text("matters"), Column.Whole("revision"), Column.Instant("saved_at"),
        Column.Text("model").OrNull(), Column.Text("prompt_version").OrNull());

    public static readonly ArchiveTable Writings = new("writings", "pieces of writing",
        """
        select (to_jsonb(t) - 'user_id' - 'content_id' || jsonb_build_object('item', case when i.id is not null then jsonb_build_object('slug', i.slug, 'own', i.source_kind = 'user') end))::text
        from writings t left join content_items i on i.id = t.content_id where t.user_id = @me order by t.id
        """,
        "insert into writings select * from jsonb_populate_recordset(null::writings, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Text("title"), Column.Text("slug").OrNull(), Column.Markdown("body_md"), Column.Text("status"), Column.Whole("word_count"),
        Column.Whole("revision"), Column.Id("attempt_id").OrNull(), Column.Item.OrNull(), Column.Instant("created_at"), Column.Instant("updated_at"),
        Column.Instant("published_at").OrNull(), Column.Id("reflection_id").OrNull(), Column.Text("published_title").OrNull(), Column.Markdown("published_body_md").OrNull(),
        Column.Whole("published_words").OrNull(), Column.Of<JsonList<EarlierVersion>>("earlier"), Column.Of<JsonMap<int>>("words_by_day"));

    /// <summary>Comes in as closed: it was said to the owner of another instance.</summary>
    public static readonly ArchiveTable Feedback = new("feedback", "messages to the owner",
        "select (to_jsonb(t) - 'user_id')::text from feedback t where user_id = @me order by id",
        "insert into feedback select * from jsonb_populate_recordset(null::feedback, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Text("page"), Column.Text("kind"), Column.Text("body"), Column.Of<FeedbackContext>("context"), Column.Text("status"),
        Column.Text("reply_md").OrNull(), Column.Instant("created_at"), Column.Instant("replied_at").OrNull());

    /// <summary>Not those of the last day: the tokens of a day are counted from these rows.</summary>
    public static readonly ArchiveTable Calls = new("llm_calls", "calls of a model",
        "select (to_jsonb(t) - 'user_id')::text from llm_calls t where user_id = @me order by id",
        """
        insert into llm_calls select * from jsonb_populate_recordset(null::llm_calls, @rows::jsonb) where created_at < least(@now, now()) - interval '1 day'
        on conflict (user_id, id) do nothing
        """,
        Column.Id(), Column.Text("purpose"), Column.Text("provider"), Column.Text("model"), Column.Text("prompt_version"), Column.Text("request_hash"),
        Column.Whole("input_tokens"), Column.Whole("output_tokens"), Column.Number("cost_usd").OrNull(), Column.Whole("latency_ms"), Column.Text("status"),
        Column.Text("error").OrNull(), Column.Instant("created_at"));

    /// <summary>To read, and never brought in: what waits in a queue belongs to the instance that it waits in.</summary>
    public static readonly ArchiveTable Queue = new("jobs", "jobs of the queue",
        "select (to_jsonb(t) - 'user_id')::text from jobs t where user_id = @me order by id",
        "",
        Column.Id(), Column.Text("kind"), Column.Id("subject_id"), Column.Text("status"), Column.Whole("attempts"), Column.Instant("run_at"),
        Column.Instant("locked_until").OrNull(), Column.Text("last_error").OrNull(), Column.Instant("created_at"), Column.Instant("finished_at").OrNull());

    /// <summary>Brought in key by key, see <c>BringSettings</c>.</summary>
    public static readonly ArchiveTable Settings = new("users", "settings",
        "select (to_jsonb(t) - 'id')::text from users t where id = @me",
        "",
        Column.Of<PersonSettings>("settings_json"), Column.Instant("created_at"));
}
