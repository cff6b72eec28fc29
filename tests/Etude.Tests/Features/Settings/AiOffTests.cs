using Etude.Tests.Features.Reviews.Model;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Settings;

/// <summary>Who switches the model off meets no word of it again: no control, no review that it made, no list of its calls.</summary>
public sealed class AiOffTests
{
    private static readonly string[] OfTheModel =
    [
        "form[action$='/review']", "form[action$='/wordings']", "etude-review", "a[href*='by=model']", ".calls", "#plain_language", "[name=voice][value=model]",
    ];

    [Fact]
    public async Task Who_switched_it_off_finds_nothing_of_it_anywhere()
    {
        await using var reviewed = await Reviewed.Start();
        var done = await reviewed.Reviews();
        var with = await Found(reviewed.Who, [done.Path, "/settings"]);
        Assert.True(with.Count > 3, string.Join('\n', with));

        await reviewed.Who.Sends((await reviewed.Who.Gets("/settings")).Form("/settings").Without("ai_enabled"));

        var pages = (await Visits.Pages(reviewed.Who)).Values.Where(p => !p.EndsWith("/events", StringComparison.Ordinal)).Append(done.Path).Append("/help").Append("/feedback");
        Assert.Empty(await Found(reviewed.Who, pages));
        // All that is left is the switch itself.
        var settings = await reviewed.Who.Gets("/settings");
        Assert.NotNull(settings.Html.QuerySelector("#ai_enabled:not([checked])"));
        Assert.Equal("rubric", await reviewed.Etude.Asks<string>("select engine from attempt_reviews where attempt_id = $1 order by created_at limit 1", done.Id));
        Assert.Contains("Read by fixed rules", (await done.Shows()).Words, StringComparison.Ordinal);

        await reviewed.Who.Sends((await reviewed.Who.Gets("/settings")).Form("/settings").With("ai_enabled", "on"));
        Assert.Contains("Read by a model", (await done.Shows()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_language_is_asked_of_the_model()
    {
        await using var reviewed = await Reviewed.Start();
        await reviewed.Reviews();
        Assert.DoesNotContain("plain language", reviewed.Model.Seen[^1].Body.ToJsonString(), StringComparison.Ordinal);

        await reviewed.Who.Sends((await reviewed.Who.Gets("/settings")).Form("/settings").With("plain_language", "on"));
        await reviewed.Reviews(("notes_plan", "Something else this time."));

        Assert.Contains("plain language", reviewed.Model.Seen[^1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Found(Learner who, IEnumerable<string> paths)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            var page = await who.Gets(path);
            found.AddRange(OfTheModel.Where(s => page.Html.QuerySelector(s) is not null).Select(s => $"{path}: {s}"));
            if (page.Text.Contains(StandInModel.Name, StringComparison.Ordinal) || page.Words.Contains("by a model", StringComparison.Ordinal))
                found.Add($"{path}: the model's name");
        }

        return found;
    }
}
