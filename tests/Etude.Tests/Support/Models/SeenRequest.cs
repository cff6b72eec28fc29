using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Etude.Tests.Support.Models;

/// <summary>A request as it came over the wire.</summary>
public sealed partial record SeenRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Raw)
{
    public JsonObject Body { get; } = JsonNode.Parse(Raw)!.AsObject();

    public bool IsAnthropic => Path.EndsWith("/messages", StringComparison.Ordinal);

    /// <summary>The rules of the house: the system prompt.</summary>
    public string System => IsAnthropic ? Body["system"]!.GetValue<string>() : Contents.First();

    /// <summary>The first question.</summary>
    public string Question => Contents.ElementAt(IsAnthropic ? 0 : 1);

    /// <summary>The newest message.</summary>
    public string Last => Contents.Last();

    /// <summary>The shape that the server is asked to keep to; null when it is not asked.</summary>
    public JsonNode? Schema => IsAnthropic ? Body["tools"]?[0]?["input_schema"] : Body["response_format"]?["json_schema"]?["schema"];

    /// <summary>What was written by the person, by name, as it was sent.</summary>
    public IReadOnlyDictionary<string, string> Written => Fences().Matches(Question)
        .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["text"].Value, StringComparer.Ordinal);

    /// <summary>The marks of the fences; one and the same for all of a call.</summary>
    public IEnumerable<string> Marks => Fences().Matches(Question).Select(m => m.Groups["mark"].Value);

    private IEnumerable<string> Contents => Body["messages"]!.AsArray().Select(m => m!["content"]!.GetValue<string>());

    [GeneratedRegex(@"\[(?<mark>[0-9a-f]{32}) begin (?<name>\w+)\]\n(?<text>.*?)\n\[\k<mark> end \k<name>\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fences();
}
