using System.Net;

namespace Etude.Tests.Support;

/// <summary>An attempt as its person sees it: the studio's form, and its buttons.</summary>
public sealed class Practice(Learner who, Guid id)
{
    public Guid Id => id;

    public string Path => $"/attempts/{id}";

    public Task<Page> Shows() => who.Gets(Path);

    /// <summary>The studio's form as it stands now.</summary>
    public async Task<HtmlForm> Form() => (await Shows()).Form("/submission");

    /// <summary>Saves as the page's script does.</summary>
    public async Task<Page> Saves(params (string Name, string Value)[] fields) => await who.SendsForJson((await Form()).With(fields).To($"{Path}/draft"));

    /// <summary>Takes the next rung of a phase's ladder.</summary>
    public async Task<Page> TakesHint(string phase, int taken) =>
        await who.Sends((await Form()).With(("hint_phase", phase), ("taken", $"{taken}")).To($"{Path}/hints"));

    public async Task<Page> SeesSolution() => await who.Sends((await Form()).To($"{Path}/solution"));

    /// <summary>Submits and goes on to the result.</summary>
    public async Task<Page> Submits(params (string Name, string Value)[] fields)
    {
        var answer = await who.Sends((await Form()).With(fields));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return await who.Follows(answer);
    }

    /// <summary>Chooses another grade on the result's page, 1 to 4.</summary>
    public async Task<Page> Grades(int rating) => await who.Sends((await Shows()).Form("/grade").With("rating", $"{rating}"));

    /// <summary>One column of the attempt's row.</summary>
    public Task<T> Has<T>(string column) => who.Etude.Asks<T>($"select {column} from attempts where id = $1", id);
}
