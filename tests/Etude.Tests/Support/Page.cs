using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Etude.Tests.Support;

/// <summary>What the app answered.</summary>
public sealed partial class Page
{
    private readonly ILookup<string, string> headers;
    private IHtmlDocument? html;

    private Page(HttpStatusCode status, string text, ILookup<string, string> headers) => (Status, Text, this.headers) = (status, text, headers);

    public HttpStatusCode Status { get; }

    public string Text { get; }

    /// <summary>Where a redirect leads.</summary>
    public string? Location => Header("Location");

    public IHtmlDocument Html => html ??= new HtmlParser().ParseDocument(Text);

    /// <summary>What can be read on the page, with single spaces.</summary>
    public string Words => Spaces().Replace(Html.QuerySelector("main")?.TextContent ?? Html.Body!.TextContent, " ").Trim();

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>Measured round trips to the database, as the answer's <c>Server-Timing</c> says.</summary>
    public int RoundTrips => int.Parse(Trips().Match(Header("Server-Timing") ?? "").Groups["trips"].Value, CultureInfo.InvariantCulture);

    public string? Header(string name) => headers[name.ToUpperInvariant()].FirstOrDefault();

    /// <summary>All headers as they came, a line each.</summary>
    public string AllHeaders => string.Join('\n', headers.SelectMany(h => h.Select(value => $"{h.Key}: {value}")));

    public IEnumerable<string> Headers(string name) => headers[name.ToUpperInvariant()];

    /// <summary>The form that has a button for this address; the way of asking is the form's.</summary>
    public HtmlForm Form(string action)
    {
        var form = Html.Forms.FirstOrDefault(f => Leads(f.GetAttribute("action"), action))
            ?? Html.QuerySelectorAll<IHtmlButtonElement>("button[formaction]").FirstOrDefault(b => Leads(b.GetAttribute("formaction"), action))?.Form
            ?? throw new InvalidOperationException($"No form of this page leads to {action}: {Words}");
        return HtmlForm.Of(form);
    }

    public bool HasForm(string action) => Html.Forms.Any(f => Leads(f.GetAttribute("action"), action));

    /// <summary>The text of the first element that fits, with single spaces.</summary>
    public string TextOf(string selector) => Spaces().Replace(Html.QuerySelector(selector)?.TextContent ?? "", " ").Trim();

    public static async Task<Page> From(HttpResponseMessage answer) => new(answer.StatusCode, await answer.Content.ReadAsStringAsync(),
        answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value.Select(v => (h.Key, v)))
            .ToLookup(h => h.Key.ToUpperInvariant(), h => h.v));

    private static bool Leads(string? to, string action) => to is not null && to.EndsWith(action, StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("""db;dur=[\d.]+;desc="(?<trips>\d+) round trips", total;dur=[\d.]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trips();
}
