using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Settings;

public sealed class PlanSettingsTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private async Task<(Learner Who, HtmlForm Form)> Somebody()
    {
        var ada = await fixture.Etude.Somebody();
        return (ada, (await ada.Gets("/settings")).Form("/settings"));
    }

    private Task<string> Bag(Learner who, string key) =>
        fixture.Etude.Asks<string>("select coalesce((select (settings_json -> $2)::text from users where id = $1), 'none')", who.Id, key);

    [Fact]
    public async Task Retention_interview_and_light_days_are_kept_and_shown_again()
    {
        var (ada, form) = await Somebody();

        await ada.Sends(form.With(("desired_retention", "85"), ("interview_date", "2026-04-02"), ("easy_sunday", "0"), ("easy_friday", "0.5")));

        Assert.Equal("0.85", await Bag(ada, "desired_retention"));
        Assert.Equal("\"2026-04-02\"", await Bag(ada, "interview_date"));
        Assert.Equal("{\"friday\": 0.5, \"sunday\": 0}", await Bag(ada, "easy_days"));
        var again = (await ada.Gets("/settings")).Form("/settings");
        Assert.Equal(("85", "2026-04-02", "0", "0.5", "1"), (again["desired_retention"], again["interview_date"], again["easy_sunday"], again["easy_friday"], again["easy_monday"]));
    }

    [Fact]
    public async Task An_interview_can_be_taken_back()
    {
        var (ada, form) = await Somebody();
        await ada.Sends(form.With("interview_date", "2026-04-02"));
        await ada.Sends(form.With("interview_date", ""));
        Assert.Equal("none", await Bag(ada, "interview_date"));
    }

    [Theory]
    [InlineData("desired_retention", "69", "between 70 and 97")]
    [InlineData("desired_retention", "98", "between 70 and 97")]
    [InlineData("desired_retention", "NaN", "between 70 and 97")]
    [InlineData("desired_retention", "ninety", "between 70 and 97")]
    [InlineData("interview_date", "tomorrow", "year-month-day")]
    [InlineData("interview_date", "2026-02-30", "year-month-day")]
    [InlineData("interview_date", "0001-01-01", "year-month-day")]
    [InlineData("easy_monday", "-1", "what it may carry")]
    [InlineData("easy_monday", "NaN", "what it may carry")]
    public async Task What_cannot_be_meant_is_said_and_nothing_is_saved(string field, string value, string sentence)
    {
        var (ada, form) = await Somebody();
        var answer = await ada.Sends(form.With((field, value), ("display_name", "Ada")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Words, StringComparison.Ordinal);
        Assert.Equal("none", await Bag(ada, "easy_days"));
    }

    [Fact]
    public async Task A_week_without_any_day_is_refused()
    {
        var (ada, form) = await Somebody();
        var days = Enum.GetNames<DayOfWeek>().Select(d => ($"easy_{d.ToLowerInvariant()}", "0")).ToArray();
        Assert.Contains("at least one weekday", (await ada.Sends(form.With(days))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_to_be_empty_is_empty_and_says_so()
    {
        var (ada, form) = await Somebody();
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        await fixture.Etude.Does("update review_state set due_at = due_at - interval '9 days', last_reviewed_at = last_reviewed_at - interval '9 days' where user_id = $1", ada.Id);
        await ada.Sends(form.With("easy_monday", "0"));
        var words = (await ada.Gets("/today")).Words;
        Assert.Contains("Monday is one of your light days, so nothing is planned. 1 more problem is due", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_no_page_made_do_not_break_today()
    {
        var (ada, _) = await Somebody();
        await fixture.Etude.Does("""update users set settings_json = settings_json || '{"easy_days": {"monday": "x", "sunday": null}, "interview_date": 7, "active_jd_id": "x"}' where id = $1""", ada.Id);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/settings")).Status);
    }

    [Fact]
    public async Task An_interview_bends_the_plan_and_the_day_of_return()
    {
        var (ada, form) = await Somebody();
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        await fixture.Etude.Does("update review_state set stability = 90, due_at = due_at - interval '2 days', last_reviewed_at = last_reviewed_at - interval '60 days' where user_id = $1", ada.Id);
        await ada.Sends(form.With("interview_date", "2026-04-02"));

        Assert.Contains("Your interview is on Thursday 2 April: about ", (await ada.Gets("/today")).Words, StringComparison.Ordinal);
        await (await ada.Starts("busiest-window")).Submits(Work.Solved);

        Assert.True(await fixture.Etude.Asks<DateTime>("select due_at from review_state where user_id = $1", ada.Id) < new DateTime(2026, 4, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("interview", await fixture.Etude.Asks<string>("select grade_reason ->> 'moved_by' from attempts where user_id = $1 order by submitted_at desc limit 1", ada.Id));
    }
}
