using System.Net;
using Etude.Features.Settings;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Settings;

public sealed class HandleTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_handle_is_claimed_changed_and_given_up()
    {
        var ada = await Etude.Somebody();
        await Claims(ada, "@Ada-Lovelace");
        Assert.Equal("ada-lovelace", await Handle(ada));
        await Claims(ada, "ada2");
        Assert.Equal("ada2", await Handle(ada));
        await Claims(ada, "");
        Assert.Equal("none", await Handle(ada));
    }

    [Fact]
    public async Task A_handle_belongs_to_one_person()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await Claims(ada, "grace");

        var answer = await Claims(bob, "Grace");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("“grace” is taken. Choose another.", answer.Words, StringComparison.Ordinal);
        Assert.Equal("none", await Handle(bob));
        await Claims(ada, "");
        Assert.Equal(HttpStatusCode.SeeOther, (await Claims(bob, "grace")).Status);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("two words")]
    [InlineData("-ada")]
    [InlineData("ada/x")]
    [InlineData("adä")]
    [InlineData("<script>")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_cannot_stand_in_an_address_is_refused_and_given_back(string handle)
    {
        var answer = await Claims(await Etude.Somebody(), handle);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(handle, answer.Html.QuerySelector("#handle")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("sett1ngs")]
    [InlineData("set-tings")]
    [InlineData("library")]
    [InlineData("1ibrary")]
    [InlineData("t0day")]
    [InlineData("writing")]
    [InlineData("assets")]
    [InlineData("sitemap")]
    [InlineData("robots")]
    [InlineData("admin")]
    [InlineData("etude")]
    [InlineData("3tude")]
    public async Task A_handle_that_imitates_a_route_is_refused(string handle)
    {
        var answer = await Claims(await Etude.Somebody(), handle);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("reads like a part of this site", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("todays-news")]
    [InlineData("7th-son")]
    public void An_ordinary_name_is_taken(string handle) => Assert.Null(Handles.Mistake(handle, ["today", "library"]));

    private static async Task<Page> Claims(Learner who, string handle) => await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", handle));

    private Task<string> Handle(Learner who) => Etude.Asks<string>("select coalesce(settings_json ->> 'handle', 'none') from users where id = $1", who.Id);
}
