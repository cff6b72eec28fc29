using System.Net;

namespace Etude.Tests.Support;

/// <summary>A signed-in person at their browser.</summary>
public sealed class Learner(Uri address, TestEtude etude, string email) : Browser(address)
{
    public string Email => email;

    /// <summary>The account's id.</summary>
    public Guid Id { get; private set; }

    public TestEtude Etude => etude;

    public async Task SignsIn(string name = "", string zone = "")
    {
        var form = (await Gets("/signin")).Form("/signin/local");
        var answer = await Sends(form.With(("email", email), ("display_name", name), ("tz", zone)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Id = await etude.Asks<Guid>("select id from auth.users where email = $1", email);
    }

    /// <summary>Presses Start on the problem's page, or takes up what is open there.</summary>
    public async Task<Practice> Starts(string slug)
    {
        var answer = await Sends((await Gets($"/problems/{slug}")).Form($"/problems/{slug}/attempts"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return new Practice(this, Guid.Parse(answer.Location!.Split('/')[^1]));
    }

    /// <summary>Pastes a job description, and answers the address of its page.</summary>
    public async Task<string> AddsJob(string text)
    {
        var answer = await Sends((await Gets("/jobs")).Form("/jobs").With("text", text));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return answer.Location!;
    }

    /// <summary>Pastes a CV, looks it over and has it read; answers the address of its page.</summary>
    public async Task<string> AddsCv(string text)
    {
        var added = await Sends((await Gets("/credentials")).Form("/credentials").With("text", text));
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        var read = await Sends((await Gets(added.Location!)).Form("/reading"));
        Assert.Equal(HttpStatusCode.SeeOther, read.Status);
        return added.Location!;
    }

    /// <summary>Sends a form with a file in its field <c>file</c>, as a browser would.</summary>
    public Task<Page> Uploads(HtmlForm form, string name, byte[] content)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in form.Fields)
            parts.Add(new StringContent(value), field);
        parts.Add(new ByteArrayContent(content), "file", name);
        return Asks(HttpMethod.Post, form.Action, parts);
    }

    /// <summary>Solves a problem in one go: all tests pass, no hint, within the time.</summary>
    public async Task<Practice> Solves(string slug)
    {
        var practice = await Starts(slug);
        await practice.Submits(Work.Solved);
        return practice;
    }
}
