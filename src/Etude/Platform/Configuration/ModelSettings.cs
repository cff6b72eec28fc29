namespace Etude.Platform.Configuration;

/// <summary>Which protocol the language model speaks (<c>LLM_PROVIDER</c>).</summary>
public enum ModelProvider
{
    /// <summary>No model: everything works by fixed rules.</summary>
    None,

    /// <summary>Anthropic's Messages.</summary>
    Anthropic,

    /// <summary>OpenAI's chat completions, as Ollama and many other servers speak them too.</summary>
    OpenAi,
}

/// <summary>The language model of this instance, as configured. Holds the key: never written to a log, a page or an error.</summary>
public sealed class ModelSettings
{
    /// <summary>No model.</summary>
    public static readonly ModelSettings None = new()
    {
        Provider = ModelProvider.None, Model = "", Key = null, BaseUrl = new Uri("http://localhost/"), Timeout = TimeSpan.FromMinutes(5),
        DailyTokens = 0, DailyTokensOfAll = 0,
    };

    public required ModelProvider Provider { get; init; }

    /// <summary>The model's name as its server knows it (<c>LLM_MODEL</c>), at most 200 characters.</summary>
    public required string Model { get; init; }

    /// <summary><c>ANTHROPIC_API_KEY</c> or <c>OPENAI_API_KEY</c>; null where a server asks for none.</summary>
    public required string? Key { get; init; }

    /// <summary>Where the server's paths begin, with a slash at the end.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The longest that one call may take (<c>LLM_TIMEOUT_SECONDS</c>).</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Tokens, in and out, that one person may use on a UTC day (<c>LLM_DAILY_TOKENS</c>).</summary>
    public required int DailyTokens { get; init; }

    /// <summary>The same for everybody together (<c>LLM_DAILY_TOKENS_TOTAL</c>).</summary>
    public required int DailyTokensOfAll { get; init; }

    /// <summary>US dollars for a million tokens read (<c>LLM_INPUT_PRICE</c>); null when nobody said.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>US dollars for a million tokens written (<c>LLM_OUTPUT_PRICE</c>); null when nobody said.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>The wait before the second try of a call; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public bool IsConfigured => Provider != ModelProvider.None;

    /// <summary>What a call cost in US dollars; null without prices.</summary>
    public decimal? Cost(int inputTokens, int outputTokens) => InputPrice is { } input && OutputPrice is { } output
        ? ((inputTokens * input) + (outputTokens * output)) / 1_000_000m
        : null;

    /// <summary>Without the key.</summary>
    public override string ToString() => IsConfigured ? $"{Provider} {Model} at {BaseUrl.GetLeftPart(UriPartial.Authority)}" : "no model";
}
