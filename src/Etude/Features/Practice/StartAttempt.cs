using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Practice;

/// <summary>Begins an attempt at a problem, or takes up the one that is open.</summary>
public static class StartAttempt
{
    public static async Task<IResult> Handle(string slug, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var attempt = Add(batch, Guid.CreateVersion7(batch.Now), slug, form.Flag("em"));
        ChangePlan.Begin(batch, form);
        await batch.Run(cancel);
        return attempt.Value is { } id
            ? SeeOther.At($"/attempts/{id}")
            : page.NotHere(batch, "There is no problem at this address. It may have been retired; what you wrote on it stays.");
    }

    /// <summary>Adds the start to a batch; answers the attempt that is open then, or null where there is no such problem.</summary>
    public static Pending<Guid?> Add(Batch batch, Guid id, string slug, bool em)
    {
        var attempt = batch.One<Guid?>("""
            with problem as (
                select id, em_mode, starter_code, coalesce(
                    -- The language that the person wrote last, where the problem has it.
                    (select language from (select language, started_at from attempts where user_id = @me order by started_at desc limit 50) recent
                     where problems.test_code ? language order by started_at desc limit 1),
                    (select l from jsonb_object_keys(test_code || starter_code) l order by array_position(array['python', 'javascript', 'sql'], l) limit 1),
                    'markdown') as language
                from problems where slug = @slug and retired_at is null
            ), made as (
                insert into attempts (user_id, id, problem_id, em_mode, language, code, started_at, saved_at, started_on, seconds_by_day)
                select @me, @id, id, em_mode = 'only' or (em_mode = 'optional' and @em), language, coalesce(starter_code ->> language, ''), @now, @now,
                    etude.day(@now), '{}' from problem
                -- The update changes nothing; it lets a second press at the same moment see what the first one made.
                on conflict (user_id, problem_id) where status = 'in_progress' do update set status = attempts.status
                returning id
            )
            select id from made
            """, new { slug, id, em });
        CountSession.Started(batch);
        return attempt;
    }
}
