using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Iac;

public sealed class ShapeTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Numbers_are_kept_in_their_proportion_and_shown_as_picture_and_table()
    {
        var ada = await Etude.Somebody();
        var before = await ada.Gets("/shape");

        var answer = await ada.Sends(before.Form("/shape").With(("share_individual_contributor", "6"), ("share_architect", "3"), ("share_coach", "1 %")));
        var page = await ada.Follows(answer);

        Assert.Contains("You have not said it yet", before.Words, StringComparison.Ordinal);
        Assert.Contains("You said: 60 % individual contributor, 30 % architect, 10 % coach.", page.Words, StringComparison.Ordinal);
        Assert.Equal("60", page.Form("/shape")["share_individual_contributor"]);
        Assert.NotNull(page.Html.QuerySelector("svg.triangle [data-mark]"));
        Assert.Equal(3, page.Html.QuerySelectorAll("figure table tbody tr").Length);
        Assert.Equal("""{"coach": 0.1, "architect": 0.3, "individual_contributor": 0.6}""", await Etude.Asks<string>("select (settings_json -> 'iac_profile')::text from users where id = $1", ada.Id));
    }

    [Theory]
    [InlineData("-1", "1", "1")]
    [InlineData("many", "1", "1")]
    [InlineData("1e5", "1", "1")]
    [InlineData("99999999", "1", "1")]
    [InlineData("NaN", "1", "1")]
    [InlineData("0", "0", "")]
    public async Task What_is_no_proportion_comes_back_as_it_was_typed(string one, string two, string three)
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/shape")).Form("/shape").With(("share_individual_contributor", one), ("share_architect", two), ("share_coach", three)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, one), (answer.Status, answer.Form("/shape")["share_individual_contributor"]));
        Assert.NotEmpty(answer.TextOf("[role=alert]"));
        Assert.False(await Etude.Asks<bool>("select settings_json ? 'iac_profile' from users where id = $1", ada.Id));
    }

    [Fact]
    public async Task With_an_active_job_its_shape_stands_beside_and_the_fit_is_said()
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/shape")).Form("/shape").With(("share_individual_contributor", "62"), ("share_architect", "22"), ("share_coach", "16")));
        var job = Guid.NewGuid();
        await Etude.Does("insert into jds (user_id, id, title, source_text, status, iac_profile, iac_evidence_md) values ($1, $2, 'Staff engineer', 'We seek', 'done', '{\"individual_contributor\": 0.42, \"architect\": 0.36, \"coach\": 0.22}', '> Set technical direction')", ada.Id, job);
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('active_jd_id', $2::text) where id = $1", ada.Id, job.ToString());

        var page = await ada.Gets("/shape");

        Assert.Contains("The job asks for less individual contributor (42 % against 62 %) and more architect (36 % against 22 %) than you want.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Set technical direction", page.TextOf("details blockquote"));
        Assert.NotNull(page.Html.QuerySelector(".tri-job"));
        Assert.Contains("You: 62 % Individual contributor, 22 % Architect, 16 % Coach. The job: 42 % Individual contributor", page.Html.QuerySelector("svg.triangle")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_settings_stay_as_they_were()
    {
        var ada = await Etude.Somebody("Europe/Paris");
        await Etude.Does("update users set settings_json = settings_json || '{\"from_a_later_version\": {\"a\": 1}}' where id = $1", ada.Id);

        await ada.Sends((await ada.Gets("/shape")).Form("/shape"));

        Assert.Equal("Europe/Paris 1", await Etude.Asks<string>("select settings_json ->> 'tz' || ' ' || (settings_json #>> '{from_a_later_version,a}') from users where id = $1", ada.Id));
    }
}
