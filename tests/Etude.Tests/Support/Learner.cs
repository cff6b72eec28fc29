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

    /// <summary>Solves a problem in one go: all tests pass, no hint, within the time.</summary>
    public async Task<Practice> Solves(string slug)
    {
        var practice = await Starts(slug);
        await practice.Submits(Work.Solved);
        return practice;
    }
}
