using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>Begins a draft: an empty one, or one that grows from an attempt, from the notes on a library item, or from a reflection.</summary>
public static class StartWriting
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var (attempt, content, reflection) = (Id(form, "attempt"), Id(form, "content"), Id(form, "reflection"));
        if (new[] { attempt, content, reflection }.Count(id => id is not null) > 1)
            throw new BadFormException("A draft grows from one thing. Open that page again and begin from there.");
        await using var batch = db.As(me);
        var made = Add(batch, attempt, content, reflection);
        await batch.Run(cancel);
        return made.Value is { } id ? SeeOther.At($"/writing/{id}") : Results.NotFound();
    }

    /// <summary>Adds the draft to a batch; its id, or null when what it should grow from is not there.</summary>
    internal static Pending<Guid?> Add(Batch batch, Guid? attempt, Guid? content, Guid? reflection) => batch.One<Guid?>("""
        with seed as (
            select ''::text as title, ''::text as body where num_nonnulls(@attempt, @content, @reflection) = 0
            union all
            select left('What “' || p.title || '” taught me', 300),
                concat_ws(e'\n\n', '*Explain it to somebody who meets it for the first time, such as you on the day before.*',
                    '## What I planned', nullif(btrim(a.notes ->> 'plan'), ''), '## What I found', nullif(btrim(a.notes ->> 'verify'), ''),
                    '## What I take with me', nullif(btrim(a.notes ->> 'reflect'), ''))
            from attempts a join problems p on p.id = a.problem_id where a.user_id = @me and a.id = @attempt
            union all
            select left('On “' || i.title || '”', 300), concat_ws(e'\n\n', case when i.url is not null then '[' || translate(i.title, '[]', '()') || '](<' || i.url || '>)' end,
                nullif(btrim(n.notes_md), ''))
            from content_items i left join content_progress n on n.user_id = @me and n.content_id = i.id where i.id = @content
            union all
            select 'What matters now', coalesce((
                select string_agg('> ' || (prompt ->> 'text') || e'\n\n' || coalesce(nullif(btrim(r.replies ->> (prompt ->> 'key')), ''), '…'), e'\n\n' order by place)
                from jsonb_array_elements(r.prompts) with ordinality as one(prompt, place)), '')
            from reflections r where r.user_id = @me and r.id = @reflection
        )
        insert into writings (user_id, id, title, body_md, word_count, attempt_id, content_id, reflection_id, created_at, updated_at)
        select @me, @id, title, left(body, 250000), (select count(*)::int from regexp_split_to_table(left(body, 250000), '\s+') w where w ~ '[[:alnum:]]'),
            @attempt, @content, @reflection, @now, @now
        from seed limit 1
        returning id
        """, new { id = Guid.CreateVersion7(batch.Now), attempt, content, reflection });

    private static Guid? Id(FormFields form, string name) => !form.Has(name) ? null
        : Guid.TryParse(form.Text(name, 100), out var id) ? id
        : throw new BadFormException("What the draft should grow from could not be read. Open that page again and begin from there.");
}
