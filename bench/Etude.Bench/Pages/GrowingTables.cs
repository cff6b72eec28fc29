using System.Text.Json;

namespace Etude.Bench;

/// <summary>The tables that grow with use, and how often the server read one of them from end to end.</summary>
internal static class GrowingTables
{
    public static async Task<IReadOnlyDictionary<string, long>> SequentialScans(BenchDatabase database, CancellationToken cancel)
    {
        // A backend hands in its counts when it has been idle for a moment.
        await Task.Delay(TimeSpan.FromSeconds(1.5), cancel);
        return JsonSerializer.Deserialize<Dictionary<string, long>>(await database.Ask<string>("""
            select json_object_agg(relname, seq_scan order by relname)::text from pg_stat_user_tables
            where schemaname = 'public' and relname in ('attempts', 'attempt_reviews', 'review_state', 'review_log', 'sessions', 'axis_evidence',
                'content_items', 'content_progress', 'writings')
            """, cancel))!;
    }
}
