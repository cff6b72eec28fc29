using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Assessment;

/// <summary>Begins a run, or takes up the one that is under way. One round trip while the page's draw is still good, else three.</summary>
public static class StartRun
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, RunTickets tickets, ContentFiles content, CancellationToken cancel)
    {
        var ticket = tickets.Starts.Open(form.Text("ticket")) ?? await Draw(me, db, content, cancel);
        for (var tries = 0; tries < 3; tries++)
        {
            await using var batch = db.As(me);
            Add(batch, ticket);
            var open = batch.One<Guid?>("select id from assessment_runs where user_id = @me and status = 'in_progress'");
            await batch.Run(cancel);
            if (open.Value is { } id)
                return SeeOther.At($"/assessment/runs/{id}");
            ticket = await Draw(me, db, content, cancel);
        }

        return SeeOther.At("/assessment");
    }

    /// <summary>Adds the beginning of a run to a batch, where there are as many runs as the draw knew of.</summary>
    public static void Add(Batch batch, StartTicket ticket) => batch.Do("""
        insert into assessment_runs (user_id, id, question_keys, status, started_at)
        select @me, @run, @keys, 'in_progress', @now
        where (select count(*) from assessment_runs where user_id = @me) = @runs
        on conflict do nothing
        """, new { run = ticket.Run, keys = ticket.Keys, runs = ticket.Runs });

    private static async Task<StartTicket> Draw(Me me, Db db, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var runs = RunRows.All(batch);
        await batch.Run(cancel);
        return StartTicket.For(Guid.CreateVersion7(batch.Now), runs.Value, content)
            ?? throw new BadFormException($"The question bank holds {Instants.Count(content.Questions.Count, "question")}; an assessment needs {DrawQuestions.Length}. Add some to content/assessment and restart Etude.");
    }
}
