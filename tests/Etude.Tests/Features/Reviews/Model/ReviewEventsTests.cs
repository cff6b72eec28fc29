using System.Net;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Reviews.Model;

/// <summary>The events that say how a model's review comes along.</summary>
public sealed class ReviewEventsTests
{
    [Fact]
    public async Task They_tell_of_waiting_of_reading_of_findings_and_of_the_end()
    {
        await using var reviewed = await Reviewed.Start();
        var goesOn = new TaskCompletionSource();
        reviewed.Model.Does(StandInReviewer.ReviewingWhen(goesOn.Task));
        var practice = await reviewed.Submits();

        var following = await reviewed.Who.Opens($"{practice.Path}/review/events");
        var working = reviewed.Etude.WorksOff();
        await ModelReviewTests.Until(() => reviewed.Model.Seen.Count == 1);
        goesOn.SetResult();
        await working;
        var events = await following;

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (events.Status, events.Header("Content-Type")));
        Assert.Contains("event: progress", events.Text, StringComparison.Ordinal);
        Assert.Matches("""event: end\ndata: \{"sentence":"The model.*s review is here\."\}\n\n$""", events.Text);
    }

    [Fact]
    public async Task Where_nothing_is_coming_they_end_at_once()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();

        var events = await reviewed.Who.Gets($"{practice.Path}/review/events");

        Assert.StartsWith("event: end", events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_s_attempt_has_none()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();
        var bob = await reviewed.Etude.Somebody();

        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets($"{practice.Path}/review/events")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends((await bob.Gets("/settings")).Form("/settings").To($"{practice.Path}/review"))).Status);
    }
}
