using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Tests.Support;

namespace Etude.Tests.Platform.Configuration;

/// <summary>The settings of the language model, and what is wrong with them.</summary>
public sealed class ModelSettingsTests
{
    [Fact]
    public void Without_a_word_there_is_no_model() => Assert.False(Read().IsConfigured);

    [Fact]
    public void Anthropic_needs_a_model_and_a_key()
    {
        var model = Read(("LLM_PROVIDER", "anthropic"), ("LLM_MODEL", "m-1"), ("ANTHROPIC_API_KEY", "key"));

        Assert.Equal((ModelProvider.Anthropic, "m-1", "key", "https://api.anthropic.com/"), (model.Provider, model.Model, model.Key, model.BaseUrl.ToString()));
        Assert.Equal((300, 200_000, 1_000_000), (model.Timeout.TotalSeconds, model.DailyTokens, model.DailyTokensOfAll));
    }

    [Fact]
    public void A_server_of_one_s_own_needs_no_key()
    {
        var model = Read(("LLM_PROVIDER", "OpenAI"), ("LLM_MODEL", "llama3"), ("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1"), ("LLM_TIMEOUT_SECONDS", "900"), ("LLM_DAILY_TOKENS", "5000"));

        Assert.Equal((ModelProvider.OpenAi, null, "http://127.0.0.1:11434/v1/"), (model.Provider, model.Key, model.BaseUrl.ToString()));
        Assert.Equal((900, 5000, 25_000), (model.Timeout.TotalSeconds, model.DailyTokens, model.DailyTokensOfAll));
    }

    [Fact]
    public void A_call_has_a_cost_where_both_prices_are_said()
    {
        var model = Read(("LLM_PROVIDER", "openai"), ("LLM_MODEL", "m"), ("OPENAI_API_KEY", "k"), ("LLM_INPUT_PRICE", "2.5"), ("LLM_OUTPUT_PRICE", "10"));

        Assert.Equal(0.0125m, model.Cost(1000, 1000));
        Assert.Null(Read(("LLM_PROVIDER", "openai"), ("LLM_MODEL", "m"), ("OPENAI_API_KEY", "k")).Cost(1000, 1000));
    }

    [Theory]
    [InlineData("LLM_PROVIDER", "gemini", "LLM_PROVIDER must be none, anthropic or openai, but is \"gemini\".")]
    [InlineData("LLM_MODEL", "", "LLM_MODEL is not set")]
    [InlineData("OPENAI_API_KEY", "", "OPENAI_API_KEY is not set")]
    [InlineData("OPENAI_API_KEY", "sk-secret key", "OPENAI_API_KEY holds a space")]
    [InlineData("OPENAI_BASE_URL", "ftp://models", "OPENAI_BASE_URL must be an address")]
    [InlineData("OPENAI_BASE_URL", "https://user:secret@models.example", "OPENAI_BASE_URL must have no user")]
    [InlineData("LLM_TIMEOUT_SECONDS", "soon", "LLM_TIMEOUT_SECONDS must be a whole number from 1 to 3600")]
    [InlineData("LLM_DAILY_TOKENS", "-1", "LLM_DAILY_TOKENS must be a whole number from 0")]
    [InlineData("LLM_INPUT_PRICE", "cheap", "LLM_INPUT_PRICE must be dollars for a million tokens")]
    public void What_is_half_said_stops_the_start_with_a_sentence_that_shows_no_key(string name, string value, string sentence)
    {
        var settings = new Dictionary<string, string?> { ["LLM_PROVIDER"] = "openai", ["LLM_MODEL"] = "m", ["OPENAI_API_KEY"] = "sk-fine", [name] = value };

        var fault = Assert.Throws<PlainException>(() => Load(settings));

        Assert.StartsWith(sentence, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.ExitCode);
    }

    private static ModelSettings Read(params (string Name, string Value)[] environment) => Load(environment.ToDictionary(e => e.Name, e => (string?)e.Value));

    private static ModelSettings Load(IReadOnlyDictionary<string, string?> environment) => EtudeSettings.Load(environment, ThrowawayFolder.Make("settings")).Model;
}
