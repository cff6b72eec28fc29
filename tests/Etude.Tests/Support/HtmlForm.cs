using AngleSharp.Html.Dom;

namespace Etude.Tests.Support;

/// <summary>A form of a page with what it would send, to be filled in and sent. Filling in makes a new one.</summary>
public sealed record HtmlForm(HttpMethod Method, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public string? this[string name] => Fields.Where(f => f.Key == name).Select(f => f.Value).FirstOrDefault();

    /// <summary>The fields that a browser would send, without any button's.</summary>
    public static HtmlForm Of(IHtmlFormElement form)
    {
        var method = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase) ? HttpMethod.Post : HttpMethod.Get;
        var fields = form.Owner!.QuerySelectorAll("input,textarea,select").Where(e => OwnerOf(e) == form).SelectMany(Sent);
        return new(method, form.GetAttribute("action") ?? "", [.. fields]);
    }

    public HtmlForm With(string name, string? value) => this with { Fields = [.. Fields.Where(f => f.Key != name), KeyValuePair.Create(name, value ?? "")] };

    public HtmlForm With(params (string Name, string Value)[] fields) => fields.Aggregate(this, (form, f) => form.With(f.Name, f.Value));

    public HtmlForm Without(string name) => this with { Fields = [.. Fields.Where(f => f.Key != name)] };

    /// <summary>The same fields to another address, as a button with <c>formaction</c> sends them.</summary>
    public HtmlForm To(string action) => this with { Action = action };

    public HtmlForm WithoutToken() => Without("__RequestVerificationToken");

    /// <summary>The file that its last field has, if it has one.</summary>
    public (string Field, string Name, byte[] Content)? File { get; init; }

    public HtmlForm WithFile(string field, string name, byte[] content) => this with { File = (field, name, content) };

    public HttpContent? Content() => Method != HttpMethod.Post ? null : File is { } file ? Parts(file) : new FormUrlEncodedContent(Fields);

    private MultipartFormDataContent Parts((string Field, string Name, byte[] Content) file)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in Fields)
            parts.Add(new StringContent(value), field);
        parts.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return parts;
    }

    private static IHtmlFormElement? OwnerOf(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement input => input.Form,
        IHtmlTextAreaElement area => area.Form,
        IHtmlSelectElement select => select.Form,
        _ => null,
    };

    private static string Chosen(IHtmlSelectElement select)
    {
        var options = select.QuerySelectorAll("option").OfType<IHtmlOptionElement>();
        return (options.LastOrDefault(o => o.HasAttribute("selected")) ?? options.FirstOrDefault())?.Value ?? "";
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(AngleSharp.Dom.IElement element)
    {
        var name = element.GetAttribute("name");
        if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
            return [];
        return element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
            IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" or "file" } => [],
            IHtmlInputElement { Type: "checkbox" or "radio" } box => [KeyValuePair.Create(name, box.GetAttribute("value") ?? "on")],
            IHtmlInputElement input => [KeyValuePair.Create(name, input.Value)],
            IHtmlTextAreaElement area => [KeyValuePair.Create(name, area.Value.ReplaceLineEndings("\r\n"))],
            IHtmlSelectElement select => [KeyValuePair.Create(name, Chosen(select))],
            _ => [],
        };
    }
}
