using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Library;

/// <summary>Where a person stands on an item, and what it does to their days.</summary>
public sealed class ProgressTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Item = "/library/kleppmann-distributed-locking";
    private const string Project = "/library/pro-git";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Finished_today_counts_once_however_often_it_is_said()
    {
        var ada = await Etude.Somebody();
        await Marks(ada, Item, ("status", "finished"));
        await Marks(ada, Item, ("status", "finished"), ("rating", "4"));

        Assert.Equal(1, await Finished(ada));
        Assert.Contains("Finished today. It counts into this day.", (await ada.Gets(Item)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_presses_at_once_count_once()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Item)).Form("/progress").With("status", "finished");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ada.Sends(form)));

        Assert.Equal(1, await Finished(ada));
    }

    [Fact]
    public async Task Taking_it_back_counts_back_and_the_former_status_returns()
    {
        var ada = await Etude.Somebody();
        await Marks(ada, Item, ("status", "queued"));
        var done = await ada.Sends((await ada.Gets(Item)).Form("/progress").With("status", "finished"));
        var page = await ada.Follows(done);
        var undo = page.Html.QuerySelectorAll("button[name=status]").First(b => b.TextContent.StartsWith("Undo", StringComparison.Ordinal)).GetAttribute("value");
        await Marks(ada, Item, ("status", undo!));
        await Marks(ada, Item, ("status", undo!));

        Assert.Equal("queued", undo);
        Assert.Equal(0, await Finished(ada));
        Assert.Equal("queued", await Progress<string>(ada, "status"));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from content_progress where user_id = $1 and checked_at is null and finished_on is null", ada.Id));
    }

    [Fact]
    public async Task What_was_finished_yesterday_is_counted_back_yesterday_also_from_another_zone()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody("Pacific/Auckland");
        await Marks(ada, Item, ("status", "finished"));
        var day = await etude.Asks<DateOnly>("select day from sessions where user_id = $1", ada.Id);
        etude.Clock.Moves(TimeSpan.FromHours(26));
        await etude.Does("update users set settings_json = settings_json || '{\"tz\": \"Pacific/Honolulu\"}' where id = $1", ada.Id);

        await Marks(ada, Item, ("status", "dropped"));

        Assert.Equal(0, await etude.Asks<int>("select contents_finished from sessions where user_id = $1 and day = $2", ada.Id, day));
        Assert.Equal(0L, await etude.Asks<long>("select coalesce(sum(contents_finished), 0)::bigint from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Rating_and_favourite_are_kept_and_taken_away()
    {
        var ada = await Etude.Somebody();
        await Marks(ada, Item, ("rating", "5"));
        await Marks(ada, Item, ("favourite", "on"));
        Assert.Equal("5 true queued", await Progress<string>(ada, "rating || ' ' || favorited || ' ' || status"));

        await Marks(ada, Item, ("rating", "0"), ("favourite", "off"));
        Assert.Equal("none false", await Progress<string>(ada, "coalesce(rating::text, 'none') || ' ' || favorited"));
    }

    [Theory]
    [InlineData("status", "done")]
    [InlineData("rating", "6")]
    [InlineData("rating", "many")]
    public async Task What_is_no_status_or_rating_is_refused(string name, string value)
    {
        var ada = await Etude.Somebody();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Sends((await ada.Gets(Item)).Form("/progress").With(name, value))).Status);
    }

    [Fact]
    public async Task A_sitting_counts_into_the_day_on_which_it_was_and_leaves_it_again()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Project)).Form("/sittings");
        var today = DateOnly.Parse(form["day"]!, System.Globalization.CultureInfo.InvariantCulture);
        await ada.Sends(form.With("minutes", "40"));
        await ada.Sends(form.With(("minutes", "25"), ("day", Iso(today.AddDays(-3)))));

        Assert.Equal(2400, await Seconds(ada, today));
        Assert.Equal(1500, await Seconds(ada, today.AddDays(-3)));
        var page = await ada.Gets(Project);
        Assert.Contains("1 h 5 min of about 15 h.", page.Words, StringComparison.Ordinal);
        Assert.Contains("You have begun it", page.Words, StringComparison.Ordinal);

        var back = page.Form("/removal");
        await Task.WhenAll(ada.Sends(back), ada.Sends(back), ada.Sends(back));
        Assert.Equal(0, await Seconds(ada, today));
        Assert.Equal(1500, await Seconds(ada, today.AddDays(-3)));
    }

    [Theory]
    [InlineData("minutes", "0", "whole minutes")]
    [InlineData("minutes", "721", "whole minutes")]
    [InlineData("minutes", "1.5", "whole minutes")]
    [InlineData("day", "tomorrow", "year-month-day")]
    [InlineData("day", "2999-01-01", "year-month-day")]
    [InlineData("day", "0001-01-01", "year-month-day")]
    [InlineData("day", "next", "not to come")]
    [InlineData("day", "old", "at most a year back")]
    public async Task A_sitting_that_cannot_have_been_is_refused(string name, string value, string says)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Project)).Form("/sittings").With("minutes", "30");
        var today = DateOnly.Parse(form["day"]!, System.Globalization.CultureInfo.InvariantCulture);
        var answer = await ada.Sends(form.With(name, value switch { "next" => Iso(today.AddDays(1)), "old" => Iso(today.AddDays(-367)), _ => value }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(says, answer.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task An_item_names_the_problems_it_prepares_for()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("lease-that-outlived-its-holder");
        var page = await ada.Gets(Item);

        Assert.Contains("The lease that outlived its holder Design, met", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_does_not_exist_is_missing_for_pages_and_deeds()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Project)).Form("/progress").With("status", "finished");

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Gets("/library/no-such-item")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form.To("/library/no-such-item/progress"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form.With("minutes", "30").With("day", "2026-11-22").To($"/library/{Guid.NewGuid()}/sittings"))).Status);
    }

    [Fact]
    public async Task A_retired_item_stays_with_those_who_have_it_on_their_list()
    {
        await using var etude = await TestEtude.Start();
        var (ada, bob) = (await etude.Somebody(), await etude.Somebody());
        await Marks(ada, Item, ("status", "started"));
        await etude.Does("update content_items set retired_at = now() where slug = 'kleppmann-distributed-locking'");

        Assert.Contains("was retired from the library", (await ada.Gets(Item)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets(Item)).Status);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Marks(Learner who, string item, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await who.Sends((await who.Gets(item)).Form("/progress").With(fields))).Status);

    private Task<int> Finished(Learner who) => Etude.Asks<int>("select coalesce(sum(contents_finished), 0)::int from sessions where user_id = $1", who.Id);

    private Task<int> Seconds(Learner who, DateOnly day) => Etude.Asks<int>("select coalesce(sum(seconds_active), 0)::int from sessions where user_id = $1 and day = $2", who.Id, day);

    private Task<T> Progress<T>(Learner who, string column) => Etude.Asks<T>($"select {column} from content_progress where user_id = $1", who.Id);
}
