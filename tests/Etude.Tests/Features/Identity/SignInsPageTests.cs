using System.Net;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.Identity;

public sealed class SignInsPageTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Page = "/settings/sign-ins";
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task The_page_lists_every_browser_by_name_way_and_times_and_marks_this_one()
    {
        var ada = await Etude.SignsIn("list@example.org", zone: "Asia/Bangkok");
        await SignsInElsewhere(ada, Firefox);

        var page = await ada.Gets(Page);

        Assert.Equal(["A browser, this one", "Firefox on Linux"], page.Html.QuerySelectorAll("main li h2").Select(h => h.TextContent.Trim()));
        var begun = TimeZoneInfo.ConvertTime(Etude.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Bangkok"));
        Assert.Contains($"On this machinesince {begun:dddd d MMMM}, {begun:HH:mm}last used now", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mozilla", page.Text + await Etude.Asks<string>("select string_agg(browser, ' ') from etude.sign_ins"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_ended_is_out_at_once_and_not_listed_any_more()
    {
        var ada = await Etude.Somebody();
        var phone = await SignsInElsewhere(ada, Firefox);
        var page = await ada.Gets(Page);
        var form = page.Form(page.Html.QuerySelectorAll("main li form")[^1].GetAttribute("action")!);

        var answer = await ada.Sends(form);

        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?ended=1"), (answer.Status, answer.Location));
        Assert.Single((await ada.Follows(answer)).Html.QuerySelectorAll("main li"));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Gets("/today")).Status);
        // A second tab that still lists it may send the form once more.
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form)).Status);
    }

    [Fact]
    public async Task Ending_this_one_signs_out_here_and_leaves_the_others()
    {
        var ada = await Etude.Somebody();
        var phone = await SignsInElsewhere(ada, Firefox);

        var answer = await ada.Sends((await ada.Gets(Page)).Form($"{await Mine(ada)}/removal"));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Equal("\"cache\"", answer.Header("Clear-Site-Data"));
        Assert.False(ada.Cookies.ContainsKey("etude"));
        Assert.Equal(HttpStatusCode.OK, (await phone.Gets("/today")).Status);
    }

    [Theory]
    [InlineData("others", true)]
    [InlineData("all", false)]
    [InlineData("", false)]
    [InlineData("everything", false)]
    public async Task Everywhere_else_keeps_this_browser_and_everywhere_keeps_none(string which, bool stays)
    {
        var ada = await Etude.Somebody();
        var (phone, bob) = (await SignsInElsewhere(ada, Firefox), await Etude.Somebody());
        using var copy = new Browser(Etude.Address);
        copy.Takes(ada.Cookies);

        var answer = await ada.Sends((await ada.Gets(Page)).Form("/settings/sign-ins/removal").With("which", which));

        Assert.Equal((HttpStatusCode.SeeOther, stays ? $"{Page}?ended=1" : "/"), (answer.Status, answer.Location));
        Assert.Equal(stays ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await copy.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.Gets("/today")).Status);
    }

    [Fact]
    public async Task Another_persons_sign_in_answers_like_one_that_does_not_exist_and_goes_on()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var form = (await ada.Gets(Page)).Form($"{await Mine(ada)}/removal");

        var his = await ada.Sends(form.To($"{Page}/{await Mine(bob)}/removal"));
        var none = await ada.Sends(form.To($"{Page}/{Guid.NewGuid()}/removal"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, none.Words), (his.Status, none.Status, his.Words));
        Assert.Equal(HttpStatusCode.OK, (await bob.Gets("/today")).Status);
    }

    [Fact]
    public async Task What_is_over_is_not_listed_and_is_forgotten_after_a_while_without_the_person()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("""
            insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at, ended_at)
            select gen_random_uuid(), $1, 'github', browser, $2 - begun * day, $2 - seen * day, $2 - ended * day
            from (values ('unused', 31, 31, null), ('past its time', 91, 1, null), ('ended', 31, 2, 1), ('ended lately', 29, 2, 1), ('in use', 89, 1, null)) as row (browser, begun, seen, ended),
                (values (interval '1 day')) as unit (day)
            """, ada.Id, Etude.Clock.GetUtcNow());

        Assert.Equal(2, (await ada.Gets(Page)).Html.QuerySelectorAll("main li").Length);
        Assert.Equal(3, await Etude.Services.GetRequiredService<SweepSignIns>().Run(TestContext.Current.CancellationToken));

        Assert.Equal("A browser, ended lately, in use", await Etude.Asks<string>("select string_agg(browser, ', ' order by browser) from etude.sign_ins where user_id = $1", ada.Id));
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task An_instance_that_does_jobs_sweeps_when_it_starts()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update etude.sign_ins set created_at = $2, ended_at = $2 where user_id = $1", ada.Id, Etude.Clock.GetUtcNow() - TimeSpan.FromDays(40));

        await using var other = await Etude.Another(TestEtude.Settings() with { JobsAtOnce = 1 });
        await Eventually.Is(async () => await Etude.Asks<long>("select count(*) from etude.sign_ins where user_id = $1", ada.Id) == 0);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    private Task<Guid> Mine(Learner who) => Etude.Asks<Guid>("select id from etude.sign_ins where user_id = $1 and ended_at is null order by created_at limit 1", who.Id);

    private async Task<Learner> SignsInElsewhere(Learner who, string userAgent)
    {
        var other = new Learner(Etude.Address, Etude, who.Email) { UserAgent = userAgent };
        await other.SignsIn();
        return other;
    }
}
