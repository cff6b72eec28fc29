using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Etude.Platform.Models;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Platform.Models;

/// <summary>The two protocols as they go over the wire, with everything that a server may do wrong.</summary>
public sealed class ProtocolTests
{
    private const string Green = """{"colour": "green"}""";

    public static TheoryData<ModelProvider> Both => [ModelProvider.Anthropic, ModelProvider.OpenAi];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_answer_of_the_right_shape_comes_back_and_is_written_down(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(Reply.Saying(Green));

        Assert.Equal("green", await asked.Colour());
        Assert.Equal(["succeeded 1200 345"], await asked.Calls());
        Assert.Equal(0.008775m, await asked.Etude.Asks<decimal>("select cost_usd from llm_calls"));
        Assert.Equal(provider == ModelProvider.Anthropic ? "anthropic" : "openai", await asked.Etude.Asks<string>("select provider from llm_calls"));
    }

    [Fact]
    public async Task Anthropic_gets_its_version_its_key_temperature_0_and_a_tool_that_only_hands_in()
    {
        await using var asked = await Asked.Start(ModelProvider.Anthropic);
        asked.Model.Does(Reply.Saying(Green));
        await asked.Colour();

        var sent = Assert.Single(asked.Model.Seen);
        Assert.Equal(("/v1/messages", StandInModel.Key, "2023-06-01"), (sent.Path, sent.Headers["x-api-key"], sent.Headers["anthropic-version"]));
        Assert.Equal((0.0, true, 500), ((double)sent.Body["temperature"]!, (bool)sent.Body["stream"]!, (int)sent.Body["max_tokens"]!));
        Assert.Equal("""{"type":"tool","name":"colour"}""", sent.Body["tool_choice"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Asked.Shape.GetRawText()), sent.Schema));
        Assert.Equal("user", Assert.Single(sent.Body["messages"]!.AsArray())!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_compatible_server_gets_its_key_temperature_0_and_a_strict_schema()
    {
        await using var asked = await Asked.Start(ModelProvider.OpenAi);
        asked.Model.Does(Reply.Saying(Green));
        await asked.Colour();

        var sent = Assert.Single(asked.Model.Seen);
        Assert.Equal(("/v1/chat/completions", $"Bearer {StandInModel.Key}"), (sent.Path, sent.Headers["Authorization"]));
        Assert.Equal((0.0, true, 500), ((double)sent.Body["temperature"]!, (bool)sent.Body["stream"]!, (int)sent.Body["max_tokens"]!));
        Assert.Equal(("json_schema", true), ((string)sent.Body["response_format"]!["type"]!, (bool)sent.Body["response_format"]!["json_schema"]!["strict"]!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Asked.Shape.GetRawText()), sent.Schema));
    }

    [Theory]
    [InlineData(ModelProvider.Anthropic, "temperature")]
    [InlineData(ModelProvider.Anthropic, "tool_choice")]
    [InlineData(ModelProvider.OpenAi, "temperature")]
    [InlineData(ModelProvider.OpenAi, "response_format")]
    [InlineData(ModelProvider.OpenAi, "stream_options")]
    [InlineData(ModelProvider.OpenAi, "max_tokens")]
    public async Task What_a_model_refuses_by_name_is_left_out_from_then_on(ModelProvider provider, string name)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Otherwise = Reply.Saying(Green);
        asked.Model.Does(new Reply.Status(400, $$$"""{"error": {"type": "invalid_request_error", "message": "`{{{name}}}` is not supported with this model."}}"""));

        Assert.Equal("green", await asked.Colour());
        Assert.Equal("green", await asked.Colour());
        Assert.Equal([true, false, false], asked.Model.Seen.Select(s => s.Body.ContainsKey(name)));
        Assert.Equal(name == "max_tokens", asked.Model.Seen[1].Body.ContainsKey("max_completion_tokens"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_server_that_says_429_is_asked_again_after_the_time_it_named(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.Status(429, RetryAfter: "0"), new Reply.Status(429, RetryAfter: "0"), Reply.Saying(Green));

        Assert.Equal("green", await asked.Colour());
        Assert.Equal(["failed", "failed", "succeeded"], (await asked.Calls()).Select(c => c.Split(' ')[0]));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_server_that_asks_for_an_hour_is_left_alone_and_the_hour_is_passed_on(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.Status(429, RetryAfter: "3600"));

        var fault = await asked.Fails();

        Assert.Equal((ModelFault.Busy, TimeSpan.FromHours(1), true, 1), (fault.Fault, fault.RetryAfter, fault.IsPassing, asked.Model.Seen.Count));
    }

    [Fact]
    public async Task A_server_may_name_an_instant_too()
    {
        await using var asked = await Asked.Start(ModelProvider.Anthropic);
        asked.Model.Does(new Reply.Status(503, RetryAfter: "Thu, 31 Dec 2099 23:59:59 GMT"));

        var fault = await asked.Fails();

        Assert.Equal((ModelFault.Down, 1), (fault.Fault, asked.Model.Seen.Count));
        Assert.True(fault.RetryAfter > TimeSpan.FromDays(365));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_failing_server_is_tried_three_times_and_then_it_is_said(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Otherwise = new Reply.Status(500, "secrets of the server");

        var fault = await asked.Fails();

        Assert.Equal((ModelFault.Down, 3, "The model's server failed (500)."), (fault.Fault, asked.Model.Seen.Count, fault.Message));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_answer_that_is_cut_off_in_the_middle_is_asked_for_again(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.BreaksOff(_ => Green), new Reply.FailsInside(), Reply.Saying(Green));

        Assert.Equal("green", await asked.Colour());
        Assert.Equal(3, asked.Model.Seen.Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_slow_server_is_given_up_when_the_time_is_over(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider, seconds: 0.3);
        asked.Model.Does(new Reply.Silence());

        Assert.Equal(ModelFault.TimedOut, (await asked.Fails()).Fault);
        Assert.StartsWith("timed_out", Assert.Single(await asked.Calls()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Endless_output_is_stopped(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.NeverEnds());

        Assert.Equal((ModelFault.Endless, 1), ((await asked.Fails()).Fault, asked.Model.Seen.Count));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_refusal_is_a_refusal_and_is_not_asked_again(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.Refuses());

        Assert.Equal((ModelFault.Refused, 1), ((await asked.Fails()).Fault, asked.Model.Seen.Count));
        Assert.StartsWith("refused", Assert.Single(await asked.Calls()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_key_that_is_not_taken_is_said_without_the_key(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Does(new Reply.Status(401, $"invalid key {StandInModel.Key}"));

        var fault = await asked.Fails();

        Assert.Equal((ModelFault.Rejected, 1), (fault.Fault, asked.Model.Seen.Count));
        Assert.DoesNotContain(StandInModel.Key, fault + await asked.Etude.Asks<string>("select error from llm_calls"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_in_the_place_of_a_stream_is_a_failure(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Otherwise = new Reply.Babbles();

        Assert.Equal(ModelFault.Down, (await asked.Fails()).Fault);
    }

    [Theory]
    [InlineData("I think it is green.")]
    [InlineData("""{"colour": "blue"}""")]
    [InlineData("""{"colour": "green", "marks": 100}""")]
    [InlineData("""{"colour": "red", "colour": "green"}""")]
    [InlineData("""{"colour": ["green"]}""")]
    [InlineData("{}")]
    public async Task An_answer_of_another_shape_is_mended_once(string wrong)
    {
        await using var asked = await Asked.Start(ModelProvider.OpenAi);
        asked.Model.Does(Reply.Saying(wrong), Reply.Saying("```json\n" + Green + "\n```"));

        Assert.Equal("green", await asked.Colour());
        Assert.Contains("That does not fit the schema", asked.Model.Seen[1].Last, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_answer_that_is_wrong_twice_is_an_honest_failure(ModelProvider provider)
    {
        await using var asked = await Asked.Start(provider);
        asked.Model.Otherwise = Reply.Saying("""{"colour": "blue"}""");

        Assert.Equal((ModelFault.Unusable, 2), ((await asked.Fails()).Fault, asked.Model.Seen.Count));
    }
}
