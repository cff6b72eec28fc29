using Etude.Platform.Postgres;

namespace Etude.Platform.Content;

/// <summary>Writes a plan: one statement a table, one transaction, one round trip.</summary>
internal static class ContentWriter
{
    // Any number that no other advisory lock of this app uses: "etude", then "sync".
    private const long SyncLock = 0x6574756465_01;

    /// <summary>How many rows were really written and retired; another instance may have done part of the plan a moment ago.</summary>
    public static async Task<(int Written, int Retired)> Write(Db db, SyncPlan plan, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        // The second of two instances waits here, then finds that nothing differs any more.
        batch.Do("select pg_advisory_xact_lock(@key)", new { key = SyncLock });
        var problems = WriteProblems(batch, plan.ProblemsToWrite);
        var items = WriteItems(batch, plan.ItemsToWrite);
        var problemsGone = batch.Do("""
            update problems set retired_at = @now, updated_at = @now
            where slug = any(@slugs) and retired_at is null
            """, new { slugs = plan.ProblemsToRetire.ToArray() });
        var itemsGone = batch.Do("""
            update content_items set retired_at = @now, updated_at = @now
            where source_kind = 'curated' and slug = any(@slugs) and retired_at is null
            """, new { slugs = plan.ItemsToRetire.ToArray() });
        await batch.Run(cancel);
        return (problems.Value + items.Value, problemsGone.Value + itemsGone.Value);
    }

    private static Pending<int> WriteProblems(Batch batch, IReadOnlyList<Authored<ProblemFile>> problems)
    {
        string?[] Column(Func<ProblemFile, string?> column) => [.. problems.Select(p => column(p.Value))];
        return batch.Do("""
            insert into problems (
                id, slug, title, type, difficulty, em_mode, axes, prompt, em_prompt, content_md, complexity, key_insight, pitfalls,
                phase_minutes, hints, starter_code, ref_solution, test_code, content_hash, created_at, updated_at)
            select
                id, slug, title, type, difficulty, em_mode, axes::jsonb, prompt, em_prompt, content_md, complexity, key_insight, pitfalls::jsonb,
                phase_minutes::jsonb, hints::jsonb, starter_code::jsonb, ref_solution::jsonb, test_code::jsonb, content_hash, @now, @now
            from unnest(
                @ids, @slug, @title, @type, @difficulty, @em_mode, @axes, @prompt, @em_prompt, @content_md, @complexity, @key_insight,
                @pitfalls, @phase_minutes, @hints, @starter_code, @ref_solution, @test_code, @content_hash)
                as file (
                    id, slug, title, type, difficulty, em_mode, axes, prompt, em_prompt, content_md, complexity, key_insight,
                    pitfalls, phase_minutes, hints, starter_code, ref_solution, test_code, content_hash)
            on conflict (slug) do update set
                title = excluded.title, type = excluded.type, difficulty = excluded.difficulty, em_mode = excluded.em_mode,
                axes = excluded.axes, prompt = excluded.prompt, em_prompt = excluded.em_prompt, content_md = excluded.content_md,
                complexity = excluded.complexity, key_insight = excluded.key_insight, pitfalls = excluded.pitfalls,
                phase_minutes = excluded.phase_minutes, hints = excluded.hints, starter_code = excluded.starter_code,
                ref_solution = excluded.ref_solution, test_code = excluded.test_code, content_hash = excluded.content_hash,
                updated_at = excluded.updated_at, retired_at = null
            where problems.content_hash is distinct from excluded.content_hash or problems.retired_at is not null
            """,
            new
            {
                ids = NewIds(problems.Count),
                slug = Column(p => p.Slug),
                title = Column(p => p.Title),
                type = Column(p => p.Type),
                difficulty = Column(p => p.Difficulty),
                em_mode = Column(p => p.EmMode),
                axes = Column(p => Json.Write(p.Axes)),
                prompt = Column(p => p.Prompt),
                em_prompt = Column(p => p.EmPrompt),
                content_md = Column(p => p.ContentMd),
                complexity = Column(p => p.Complexity),
                key_insight = Column(p => p.KeyInsight),
                pitfalls = Column(p => Json.Write(p.Pitfalls)),
                phase_minutes = Column(p => Json.Write(p.PhaseMinutes)),
                hints = Column(p => Json.Write(p.Hints)),
                starter_code = Column(p => Json.Write(p.StarterCode)),
                ref_solution = Column(p => Json.Write(p.RefSolution)),
                test_code = Column(p => Json.Write(p.TestCode)),
                content_hash = Hashes(problems),
            });
    }

    private static Pending<int> WriteItems(Batch batch, IReadOnlyList<Authored<LibraryItem>> items)
    {
        string?[] Column(Func<LibraryItem, string?> column) => [.. items.Select(i => column(i.Value))];
        return batch.Do("""
            insert into content_items (
                id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, prepares, source_kind, content_hash,
                created_at, updated_at)
            select id, slug, title, author, url, kind, axes::jsonb, difficulty, minutes, why_md, prepares::jsonb, 'curated', content_hash, @now, @now
            from unnest(@ids, @slug, @title, @author, @url, @kind, @axes, @difficulty, @minutes, @why_md, @prepares, @content_hash)
                as file (id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, prepares, content_hash)
            on conflict (slug) where source_kind = 'curated' do update set
                title = excluded.title, author = excluded.author, url = excluded.url, kind = excluded.kind, axes = excluded.axes,
                difficulty = excluded.difficulty, minutes = excluded.minutes, why_md = excluded.why_md, prepares = excluded.prepares,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at, retired_at = null
            where content_items.content_hash is distinct from excluded.content_hash or content_items.retired_at is not null
            """,
            new
            {
                ids = NewIds(items.Count),
                slug = Column(i => i.Slug),
                title = Column(i => i.Title),
                author = Column(i => i.Author),
                url = Column(i => i.Url),
                kind = Column(i => i.Kind),
                axes = Column(i => Json.Write(i.Axes)),
                difficulty = Column(i => i.Difficulty),
                minutes = items.Select(i => i.Value.Minutes).ToArray(),
                why_md = Column(i => i.Why),
                prepares = Column(i => Json.Write(i.Prepares)),
                content_hash = Hashes(items),
            });
    }

    private static string[] Hashes<T>(IReadOnlyList<Authored<T>> pieces) => [.. pieces.Select(p => p.Hash)];

    private static Guid[] NewIds(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
