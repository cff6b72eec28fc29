using System.Net;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Etude.Tests.Features.Reviews.Model;
using Etude.Tests.Journeys;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Platform.Telemetry;

/// <summary>A whole main job in the real program, watched from outside: its log and what it sends to a collector tell what happened, and nothing that is anybody's.</summary>
public sealed class WatchedJobTests
{
    private const string Email = "planted.mail@example.org";
    private const string Name = "Planted Surname";
    private const string Notes = "planted notes about an invariant";

    /// <summary>By this other tests keep the log silent.</summary>
    private const string Heard = "Logging__Console__LogLevel__Default";
    private const string CollectorKey = "planted-collector-key";

    [Fact]
    public async Task The_log_and_the_collector_hear_what_happened_and_no_word_of_the_person()
    {
        await using var collector = await StandInCollector.Start();
        await using var model = await StandInModel.Start();
        model.Otherwise = new Reply.Status(401);
        await using var etude = await EtudeProcess.Start(new Dictionary<string, string>
        {
            ["ETUDE_LOGS"] = "json", [Heard] = "", ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_HEADERS"] = $"authorization={CollectorKey}",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["LLM_PROVIDER"] = "openai", ["LLM_MODEL"] = StandInModel.Name, ["OPENAI_API_KEY"] = StandInModel.Key,
            ["OPENAI_BASE_URL"] = model.Speaking(ModelProvider.OpenAi).BaseUrl.ToString(), ["LLM_INPUT_PRICE"] = "3", ["LLM_OUTPUT_PRICE"] = "15",
        });
        var attempt = await DoesTheMainJob(etude.Address);
        // The queue asks the model some time after the submission; an app that is stopped before would hand the job back instead.
        await ModelReviewTests.Until(() => collector.Texts("/v1/metrics").Contains("review_by_model"));
        Assert.Contains("OpenTelemetry", await File.ReadAllTextAsync($"/proc/{etude.ProcessId}/maps", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await etude.Stops();
        string[] secrets =
        [
            Email, Name, Notes, "def planted_code", CollectorKey, StandInModel.Key, attempt,
            (await File.ReadAllTextAsync(Path.Combine(etude.Home, "postgres", "password"), TestContext.Current.CancellationToken)).Trim(),
        ];

        var events = etude.Log.Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(etude.Log.Count, events.Count);
        Told(events);
        Assert.All(secrets[..^2], secret => Assert.DoesNotContain(secret, string.Join('\n', etude.Log), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(secrets[^1], string.Join('\n', etude.Log), StringComparison.Ordinal);
        Measured(collector);
        Assert.All(secrets.Where(s => s != attempt), secret => Assert.DoesNotContain(secret, collector.Everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_of_it_is_even_loaded_and_the_log_has_no_line_a_request()
    {
        await using var etude = await EtudeProcess.Start(new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "", ["ETUDE_LOGS"] = "", [Heard] = "" });
        await DoesTheMainJob(etude.Address);

        Assert.DoesNotContain("OpenTelemetry", await File.ReadAllTextAsync($"/proc/{etude.ProcessId}/maps", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await etude.Stops();
        Assert.DoesNotContain(etude.Log, line => line.Contains("Etude.Requests", StringComparison.Ordinal));
        Assert.Contains(etude.Log, line => line.Contains("Signed in", StringComparison.Ordinal));
    }

    /// <summary>Signs in, solves a problem, is refused once and signs out; answers the attempt's id.</summary>
    private static async Task<string> DoesTheMainJob(Uri address)
    {
        using var ada = new Browser(address);
        await ada.Sends((await ada.Gets("/signin")).Form("/signin/local").With(("email", Email), ("display_name", Name), ("tz", "Europe/Paris")));
        var started = await ada.Sends((await ada.Gets("/problems/busiest-window")).Form("/problems/busiest-window/attempts"));
        await ada.Gets("/nobody/\r\nplanted%0aline?token=planted-token");
        var form = (await ada.Gets(started.Location!)).Form("/submission").With(Work.Solved).With(("notes_plan", Notes), ("code", "def planted_code(): pass"));
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
        using var stranger = new Browser(address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Sends(form)).Status);
        await ada.Sends((await ada.Gets("/settings")).Form("/signout"));
        return started.Location!.Split('/')[^1];
    }

    private static void Told(IReadOnlyList<JsonNode> events)
    {
        var requests = events.Where(e => (string?)e["Category"] == "Etude.Requests").Select(e => e["State"]!).ToList();
        var submitted = Assert.Single(requests, r => (string)r["Route"]! == "/attempts/{id:guid}/submission" && (int)r["Status"]! == 303);
        Assert.Equal((1, "POST"), ((int)submitted["RoundTrips"]!, (string)submitted["Method"]!));
        Assert.True((double)submitted["Milliseconds"]! > 0);
        Assert.False(string.IsNullOrEmpty((string?)submitted["RequestId"]));
        Assert.Contains(requests, r => (string)r["Route"]! == "none" && (int)r["Status"]! == 404);
        var security = events.Where(e => (string?)e["Category"] == "Etude.Security").ToList();
        Assert.Equal([201, 203, 202], security.Select(e => (int)e["EventId"]!));
        Assert.True(Guid.TryParse((string)security[0]["State"]!["Person"]!, out _));
        Assert.Equal("nobody", (string)security[1]["State"]!["Person"]!);
    }

    private static void Measured(StandInCollector collector)
    {
        var metrics = collector.Texts("/v1/metrics");
        foreach (var name in new[]
        {
            "etude.request.round_trips", "http.server.request.duration", "db.client.operation.duration", "etude.queue.depth", "etude.queue.age", "etude.jobs",
            "etude.model.tokens", "etude.model.cost", "etude.content.pieces", "/attempts/{id:guid}/submission", "review_by_model",
        })
            Assert.True(metrics.Contains(name), $"{name} was not measured: {string.Join(' ', metrics.Where(t => t.StartsWith("etude.", StringComparison.Ordinal)))}");
        var traces = collector.Texts("/v1/traces");
        foreach (var name in new[] { "etude", "Microsoft.AspNetCore", "Npgsql", "http.route", "http.request.method", "db.query.text", "POST /attempts/{id:guid}/submission" })
            Assert.True(traces.Contains(name), $"{name} was not traced.");
        Assert.Contains(traces, t => t.Contains("set_config('role', @role, true)", StringComparison.Ordinal));
        Assert.Contains(collector.Headers, h => h == $"Authorization: {CollectorKey}");
    }
}
