using System.Globalization;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Etude.Platform.Markdown;

/// <summary>
/// Turns Markdown that anybody may have written (authors, the person, a model) into HTML that can only be read: raw HTML is shown
/// as text, links go nowhere but to http, https, mailto and places of this site, images are their descriptions.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Use<TameLinks>()
        .Build();

    /// <summary>The HTML of <paramref name="markdown"/>; nothing for null or an empty text. Never throws.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="headingOffset">
    /// The level of the page's own heading above the text, 0 to 5. The text's headings go on below it without a gap, whatever level it
    /// begins with and wherever it leaves one out, so that the page's outline stays whole; the result is at most <c>h6</c>.
    /// </param>
    public static MarkupString ToHtml(string? markdown, int headingOffset = 2) => Render(markdown, Pipeline, headingOffset);

    /// <summary>The same by another pipeline, which must be as tame.</summary>
    internal static MarkupString Render(string? markdown, MarkdownPipeline pipeline, int headingOffset)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return new MarkupString("");
        var document = Parsed(markdown, pipeline);
        SetHeadings(document, headingOffset);
        foreach (var table in document.Descendants<Table>().ToList())
            AlignByClass(table);
        return new MarkupString(document.ToHtml(pipeline));
    }

    /// <summary>The HTML of one line or paragraph, without the paragraph around it; a longer text comes as <see cref="ToHtml"/> gives it.</summary>
    public static MarkupString Inline(string? markdown)
    {
        var html = ToHtml(markdown).Value.Trim();
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) && html.IndexOf("<p>", 3, StringComparison.Ordinal) < 0
            ? new MarkupString(html[3..^4]) : new MarkupString(html);
    }

    /// <summary>The words of a text without its marks, for what is read aloud. Never throws.</summary>
    public static string Words(string markdown)
    {
        using var words = new StringWriter(CultureInfo.InvariantCulture);
        var plain = new HtmlRenderer(words) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(plain);
        plain.Render(Parsed(markdown, Pipeline));
        return words.ToString().Trim();
    }

    private static void SetHeadings(MarkdownDocument document, int above)
    {
        var open = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>().ToList())
        {
            while (open.TryPeek(out var level) && level >= heading.Level)
                open.Pop();
            open.Push(heading.Level);
            heading.Level = Math.Clamp(above + open.Count, 1, 6);
        }
    }

    private static MarkdownDocument Parsed(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting beyond its limit; such a text is shown as it was written.
            var plain = new MarkdownDocument();
            plain.Add(new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(markdown)) });
            return plain;
        }
    }

    // The page's policy forbids style attributes, which is how Markdig would align a column.
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var i = 0; i < row.Count && i < table.ColumnDefinitions.Count; i++)
            {
                var column = ((TableCell)row[i]).ColumnIndex is var given and >= 0 ? given : i;
                if (column >= table.ColumnDefinitions.Count || table.ColumnDefinitions[column].Alignment is not { } alignment) continue;
                row[i].GetAttributes().AddClass(alignment switch
                {
                    TableColumnAlign.Center => "align-center",
                    TableColumnAlign.Right => "align-right",
                    _ => "align-left",
                });
            }
        }
        foreach (var column in table.ColumnDefinitions) column.Alignment = null;
    }
}
