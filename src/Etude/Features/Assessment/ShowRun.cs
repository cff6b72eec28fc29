using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Assessment;

/// <summary>A run: its next question while it is under way, then its result.</summary>
public static class ShowRun
{
    internal const string NoRun = "There is no assessment at this address, or it is not yours.";

    private static readonly Dictionary<string, string> Notices = new(StringComparer.Ordinal)
    {
        ["kept"] = "That question was answered already, and the first answer stays. Here is where you are.",
        ["gone"] = "That question has been taken out of the bank meanwhile. Here is another one.",
    };

    public static async Task<IResult> Handle(Guid id, Me me, string? notice, Db db, PageContext page, RunTickets tickets, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var known = RunSoFar.Query(batch, id);
        await batch.Run(cancel);
        return Answer(known, page, batch, tickets, content, new QuestionForm { Notice = Notices.GetValueOrDefault(notice ?? "") });
    }

    /// <summary>The page of the run, with what was chosen already and what is wrong with it.</summary>
    internal static IResult Answer(RunSoFar known, PageContext page, Batch batch, RunTickets tickets, ContentFiles content, QuestionForm form)
    {
        if (known.Run is not { } run)
            return page.NotHere(batch, NoRun);
        if (run.Status == "completed" && (run.Result is { Count: > 0 } || known.Answers(content).Count > 0))
            return page.Show<AssessmentResultPage>("Your assessment", ResultModel.From(known, content, batch.Person!.Settings.Zone), batch);
        if (known.Ticket(content, batch.Now) is { } ticket && run.IsOpen)
            return page.Show<QuestionPage>($"{(form.Mistake is null ? "" : "Error: ")}Question {ticket.Answered + 1} of {DrawQuestions.Length}",
                new QuestionModel(run.Id, content.Question(ticket.Key)!, content.AxisName(content.Question(ticket.Key)!.Axis), ticket.Answered,
                    tickets.Answers.Seal(ticket), form), batch, form.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        return page.Show<StoppedPage>("Assessment", new StoppedPage.View(run.Id, run.IsOpen, run.Answered), batch);
    }
}
