using System.Net;
using Etude.Platform.Content;

namespace Etude.Tests.Support;

/// <summary>Somebody at a run of the assessment.</summary>
internal sealed class Sitting(Learner who, string path)
{
    public Learner Who => who;

    public string Path => path;

    public Guid Id => Guid.Parse(path.Split('/')[^1]);

    public static async Task<Sitting> Begins(Learner who)
    {
        var answer = await who.Sends((await who.Gets("/assessment")).Form("/assessment/runs"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return new Sitting(who, answer.Location!);
    }

    /// <summary>The form that begins a run; one that is under way is stopped before.</summary>
    public static async Task<HtmlForm> Start(Learner who)
    {
        var front = await who.Gets("/assessment");
        if (front.HasForm("/abandonment"))
            front = await who.Follows(await who.Sends(front.Form("/abandonment")));
        return front.Form("/assessment/runs");
    }

    /// <summary>The address of a run with all its answers.</summary>
    public static async Task<string> Completes(Learner who)
    {
        var run = await Begins(who);
        await run.AnswersAll();
        return run.Path;
    }

    public Task<Page> Shows() => who.Gets(path);

    public async Task<HtmlForm> Form() => (await Shows()).Form("/answers");

    public static QuestionFile Question(HtmlForm form) => Bank.Content.Question(form["question"]!)!;

    /// <summary>Answers the question that is next, rightly or not.</summary>
    public async Task<Page> Answers(bool right = true, int confidence = 4)
    {
        var form = await Form();
        return await who.Sends(Filled(form, right, confidence));
    }

    public static HtmlForm Filled(HtmlForm form, bool right = true, int confidence = 4)
    {
        var question = Question(form);
        return form.With(("choice", right ? question.Right : question.Options.First(o => o.Letter != question.Right).Letter),
            ("confidence", $"{confidence}"));
    }

    public async Task<Page> AnswersAll(int count = 12, Func<int, bool>? right = null)
    {
        for (var i = 0; i < count; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await Answers(right?.Invoke(i) ?? true)).Status);
        return await Shows();
    }

    public Task<T> Has<T>(string what) => who.Etude.Asks<T>($"select {what} from assessment_runs where user_id = $1 and id = $2", who.Id, Id);

    public Task<long> Responses() => who.Etude.Asks<long>("select count(*) from assessment_responses where user_id = $1 and run_id = $2", who.Id, Id);
}
