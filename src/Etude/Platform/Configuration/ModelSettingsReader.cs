using System.Globalization;

namespace Etude.Platform.Configuration;

/// <summary>Reads the settings of the language model; whatever is half said stops the start with a sentence.</summary>
internal static class ModelSettingsReader
{
    private const int LongestName = 200;

    public static ModelSettings Read(SettingsReader get)
    {
        var provider = Provider(get);
        if (provider == ModelProvider.None)
            return ModelSettings.None;
        var (keyName, urlName, url) = provider == ModelProvider.Anthropic
            ? ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "https://api.anthropic.com")
            : ("OPENAI_API_KEY", "OPENAI_BASE_URL", "https://api.openai.com/v1");
        var key = get.Text(keyName);
        if (key is null && get.Text(urlName) is null)
            throw SettingsReader.Wrong(keyName, $"is not set, but LLM_PROVIDER says {get.Text("LLM_PROVIDER")}; set it, or set {urlName} to a server that asks for no key");
        // A key with a line break or a letter of another script cannot be a header; the header's own error would show it.
        if (key is not null && key.Any(c => c is < '!' or > '~'))
            throw SettingsReader.Wrong(keyName, "holds a space or a character that no key has; copy it again");
        var person = get.Number("LLM_DAILY_TOKENS", 200_000, 0, 1_000_000_000);
        return new ModelSettings
        {
            Provider = provider,
            Model = Name(get),
            Key = key,
            BaseUrl = Base(get, urlName, url),
            Timeout = TimeSpan.FromSeconds(get.Number("LLM_TIMEOUT_SECONDS", 300, 1, 3600)),
            DailyTokens = person,
            DailyTokensOfAll = get.Number("LLM_DAILY_TOKENS_TOTAL", (int)Math.Min(5L * person, 2_000_000_000), 0, 2_000_000_000),
            InputPrice = Price(get, "LLM_INPUT_PRICE"),
            OutputPrice = Price(get, "LLM_OUTPUT_PRICE"),
        };
    }

    private static ModelProvider Provider(SettingsReader get) => get.Text("LLM_PROVIDER")?.ToLowerInvariant() switch
    {
        null or "none" => ModelProvider.None,
        "anthropic" => ModelProvider.Anthropic,
        "openai" => ModelProvider.OpenAi,
        var other => throw SettingsReader.Wrong("LLM_PROVIDER", $"must be none, anthropic or openai, but is \"{other}\""),
    };

    private static string Name(SettingsReader get)
    {
        var name = get.Text("LLM_MODEL") ?? throw SettingsReader.Wrong("LLM_MODEL", "is not set, but LLM_PROVIDER asks for a model; write the name of the model there");
        return name.Length <= LongestName && !name.Any(char.IsControl) ? name : throw SettingsReader.Wrong("LLM_MODEL", "is no name of a model");
    }

    private static Uri Base(SettingsReader get, string name, string otherwise)
    {
        var text = get.Text(name) ?? otherwise;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw SettingsReader.Wrong(name, $"must be an address such as {otherwise}");
        return url.UserInfo.Length == 0 && url.Query.Length == 0 ? url
            : throw SettingsReader.Wrong(name, "must have no user, password or question mark; a key goes into its own setting");
    }

    private static decimal? Price(SettingsReader get, string name) =>
        get.Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price <= 10_000 ? price
        : throw SettingsReader.Wrong(name, $"must be dollars for a million tokens, such as 3.50, but is \"{text}\"");
}
