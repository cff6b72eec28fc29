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
        await using var batch = db.As(me.Id);
        var attempt = batch.One<Guid?>("""
            with problem as (
                select id, em_mode, coalesce((select min(l) from jsonb_object_keys(test_code || starter_code) l), 'markdown') as language,
                    coalesce((select value from jsonb_each_text(starter_code) order by key limit 1), '') as starter
                from problems where slug = @slug and retired_at is null
            ), made as (
                insert into attempts (user_id, id, problem_id, em_mode, language, code, started_at, saved_at)
                select @me, @id, id, em_mode = 'only' or (em_mode = 'optional' and @em), language, starter, @now, @now from problem
                -- The update changes nothing; it lets a second press at the same moment see what the first one made.
                on conflict (user_id, problem_id) where status = 'in_progress' do update set status = attempts.status
                returning id
            )
            select id from made
            """, new { slug, id = Guid.CreateVersion7(batch.Now), em = form.Flag("em") });
        CountSession.Started(batch);
        ChangePlan.Begin(batch, form);
        await batch.Run(cancel);
        return attempt.Value is { } id
            ? SeeOther.At($"/attempts/{id}")
            : page.NotHere(batch, "There is no problem at this address. It may have been retired; what you wrote on it stays.");
    }
}
