using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Etude.Platform;

namespace Etude.Bench;

/// <summary>A form of a page with what its fields hold, as a browser would send it; further fields may be set.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> fields = [];

    public string this[string name]
    {
        get => fields[name];
        set => fields[name] = value;
    }

    public bool Has(string name) => fields.ContainsKey(name);

    /// <exception cref="PlainException">The page has no such form.</exception>
    public static Form In(Answer page, string selector)
    {
        var document = new HtmlParser().ParseDocument(page.Body);
        var found = document.QuerySelector(selector) as IHtmlFormElement
            ?? throw new PlainException($"The page \"{document.Title}\" has no {selector}.", 1);
        var form = new Form();
        var ownFields = found.QuerySelectorAll("[name]").Concat(found.Id is { Length: > 0 } id ? document.QuerySelectorAll($"[form='{id}'][name]") : []);
        foreach (var field in ownFields)
            if (Value(field) is { } value)
                form[field.GetAttribute("name")!] = value;
        return form;
    }

    public FormUrlEncodedContent Content() => new(fields);

    private static string? Value(IElement field) => field switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
