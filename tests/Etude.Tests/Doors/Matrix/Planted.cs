using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Doors.Matrix;

/// <summary>
/// Unmistakable words in everything that one person's rows hold as text: in every text column, and in every piece of prose inside
/// the JSON columns. Where they turn up, content of that person does.
/// </summary>
internal static class Planted
{
    /// <summary>In what is for that person alone.</summary>
    public const string Secret = "zanzibar7q";

    /// <summary>In what that person has published, and in the name they publish under.</summary>
    public const string Public = "palimpsest4k";

    /// <summary>Columns whose words are nobody's own, each with the reason why nothing is planted there.</summary>
    private static readonly Dictionary<string, string> Closed = new()
    {
        ["assessment_responses.choice"] = "a letter",
        ["assessment_responses.question_key"] = "a question's key",
        ["assessment_runs.status"] = "a closed set",
        ["attempt_reviews.engine"] = "a closed set",
        ["attempt_reviews.model"] = "null beside the rules, else what the operator configured",
        ["attempt_reviews.prompt_version"] = "a version",
        ["attempt_reviews.rubric_version"] = "a version",
        ["attempt_reviews.status"] = "a closed set",
        ["attempt_reviews.submission_hash"] = "a hash",
        ["attempt_reviews.voice_key"] = "a voice's key",
        ["attempts.em_mode"] = "a closed set",
        ["attempts.language"] = "a closed set",
        ["attempts.phase"] = "a closed set",
        ["attempts.status"] = "a closed set",
        ["axis_evidence.axis"] = "an axis's key",
        ["axis_evidence.source_kind"] = "a closed set",
        ["content_items.content_hash"] = "null for a person's own item",
        ["content_items.difficulty"] = "a closed set",
        ["content_items.kind"] = "a closed set",
        ["content_items.source_kind"] = "a closed set",
        ["content_progress.status"] = "a closed set",
        ["credential_assessments.engine"] = "a closed set",
        ["credentials.media_type"] = "a closed set",
        ["credentials.sha256"] = "a hash",
        ["credentials.status"] = "a closed set",
        ["feedback.kind"] = "a closed set",
        ["feedback.status"] = "a closed set",
        ["jds.engine"] = "a closed set",
        ["jds.status"] = "a closed set",
        ["jobs.kind"] = "a closed set",
        ["jobs.status"] = "a closed set",
        ["llm_calls.request_hash"] = "a hash",
        ["llm_calls.status"] = "a closed set",
        ["reflections.engine"] = "a closed set",
        ["reflections.mode"] = "a closed set",
        ["reflections.status"] = "a closed set",
        ["review_state.state"] = "a closed set",
        ["writings.status"] = "a closed set",
    };

    /// <summary>What is planted where the secret itself would not be taken.</summary>
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["content_items.slug"] = $"'{Secret}-' || slug",
        ["content_items.url"] = $"coalesce(url, 'https://example.org/') || '{Secret}'",
        ["feedback.page"] = $"page || '{Secret}'",
        ["jds.source_url"] = $"coalesce(source_url, 'https://example.org/') || '{Secret}'",
        ["writings.slug"] = $"slug || '-{Public}'",
        ["writings.published_title"] = $"published_title || ' {Public}'",
        ["writings.published_body_md"] = $"published_body_md || ' {Public}'",
    };

    public static async Task In(TestEtude etude, Guid person)
    {
        await etude.Does("""
            insert into llm_calls (user_id, purpose, provider, model, prompt_version, request_hash, latency_ms, status)
            values ($1, 'review', 'openai', 'a-model', '1', repeat('0', 64), 1, 'failed')
            """, person);
        await etude.Does(Prose);
        foreach (var (table, owner, column, type) in await Columns(etude))
        {
            var name = $"{table}.{column}";
            if (Closed.ContainsKey(name))
                continue;
            var planted = type == "jsonb" ? $"etude.with_mark({column}, '{Secret}')"
                : Shapes.GetValueOrDefault(name, $"'{Secret}' || coalesce(' ' || {column}, '')");
            await etude.Does($"update public.{table} set {column} = {planted} where {owner} = $1", person);
        }

        await etude.Does("update feedback set replied_at = now() where user_id = $1", person);
        await etude.Does($$"""
            update users set settings_json = settings_json || '{"display_name": "{{Public}}", "of_tomorrow": "{{Secret}}"}' where id = $1
            """, person);
    }

    /// <summary>The person's rows of every table as one text each, to see whether somebody else changed them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Rows(TestEtude etude, Guid person)
    {
        var rows = new Dictionary<string, string>();
        foreach (var (table, owner) in (await Columns(etude)).Select(c => (c.Table, c.Owner)).Append(("users", "id")).Distinct())
            rows[table] = await etude.Asks<string>($"select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from public.{table} t where {owner} = $1", person);
        return rows;
    }

    // Text of more than one word is prose, in whatever place of the document; keys and names of closed sets have no blank.
    private const string Prose = """
        create or replace function etude.with_mark(document jsonb, mark text) returns jsonb language sql immutable set search_path = '' as $$
            select case jsonb_typeof(document)
                when 'object' then (select coalesce(jsonb_object_agg(key, etude.with_mark(value, mark)), '{}') from jsonb_each(document))
                when 'array' then (select coalesce(jsonb_agg(etude.with_mark(value, mark) order by place), '[]') from jsonb_array_elements(document) with ordinality as all_of (value, place))
                when 'string' then case when document #>> '{}' like '% %' then to_jsonb((document #>> '{}') || ' ' || mark) else document end
                else document end
        $$
        """;

    private static async Task<IReadOnlyList<(string Table, string Owner, string Column, string Type)>> Columns(TestEtude etude)
    {
        await using var command = etude.Owner.CreateCommand("""
            select c.table_name, o.column_name, c.column_name, c.data_type from information_schema.columns c
            join information_schema.columns o on o.table_schema = 'public' and o.table_name = c.table_name and o.column_name in ('user_id', 'created_by_user_id')
            join information_schema.tables t on t.table_schema = 'public' and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
            where c.table_schema = 'public' and c.data_type in ('text', 'jsonb') and c.is_generated = 'NEVER'
            order by c.table_name, c.column_name
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string, string, string)>();
        while (await reader.ReadAsync())
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return columns;
    }
}
