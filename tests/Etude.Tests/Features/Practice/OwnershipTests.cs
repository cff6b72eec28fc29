using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

/// <summary>Nobody learns whether an attempt of somebody else exists: it answers as one that does not.</summary>
public sealed class OwnershipTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("draft")]
    [InlineData("hints")]
    [InlineData("solution")]
    [InlineData("submission")]
    [InlineData("grade")]
    public async Task Anothers_attempt_answers_every_deed_as_one_that_does_not_exist(string deed)
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var his = await bob.Starts("busiest-window");
        var before = await his.Has<string>("jsonb_agg(attempts)::text");
        var form = (await (await ada.Starts("busiest-window")).Form())
            .With(Work.Solved).With(("hint_phase", "plan"), ("taken", "0"), ("rating", "4"), ("notes_plan", "Ada was here"));

        foreach (var headers in (IEnumerable<(string, string)[]>)[[], [("Accept", "application/json")], [("X-Etude-Fragment", "1")]])
        {
            var anothers = await ada.Sends(form.To($"{his.Path}/{deed}"), headers);
            var missing = await ada.Sends(form.To($"/attempts/{Guid.NewGuid()}/{deed}"), headers);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (anothers.Status, missing.Status));
            Assert.Equal(Without(missing), Without(anothers));
        }

        Assert.Equal(before, await his.Has<string>("jsonb_agg(attempts)::text"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Anothers_attempt_is_shown_as_one_that_does_not_exist(bool submitted)
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var his = submitted ? await bob.Solves("busiest-window") : await bob.Starts("busiest-window");

        var (anothers, missing) = (await ada.Gets(his.Path), await ada.Gets($"/attempts/{Guid.NewGuid()}"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (anothers.Status, missing.Status));
        Assert.Equal(Without(missing), Without(anothers));
    }

    [Fact]
    public async Task Anothers_result_cannot_be_graded_with_anothers_own_form()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var his = await bob.Solves("busiest-window");
        var (ticket, token) = ((await his.Shows()).Form("/grade")["ticket"], (await ada.Gets("/settings")).Form("/settings")["__RequestVerificationToken"]);

        var answer = await ada.Sends((await his.Shows()).Form("/grade").With(("ticket", ticket!), ("rating", "1"), ("__RequestVerificationToken", token!)));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal((short)4, await his.Has<short>("grade"));
    }

    [Theory]
    [InlineData("/attempts/1")]
    [InlineData("/attempts/not-an-id")]
    [InlineData("/attempts/00000000-0000-0000-0000-000000000000")]
    [InlineData("/attempts/'%20or%201=1")]
    public async Task What_is_no_attempt_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await Etude.Somebody()).Gets(path)).Status);

    /// <summary>The answer without what differs from request to request.</summary>
    private static string Without(Page page) => page.Words.Length > 0 && page.Text.StartsWith('<') ? page.Words : page.Text;
}
