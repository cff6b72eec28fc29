using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Etude.Platform.Markdown;

/// <summary>
/// Writes links that lead somewhere safe, and of all others, and of images, only the words inside. It replaces Markdig's renderers
/// rather than changing the parsed document: what is never written cannot come through.
/// </summary>
internal sealed class TameLinks : IMarkdownExtension
{
    private const string Rel = "rel=\"nofollow noopener noreferrer\"";

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Links());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressesInBrackets());
    }

    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var target = link.GetDynamicUrl?.Invoke() ?? link.Url;
            var leads = renderer.EnableHtmlForInline && !link.IsImage && LinkTarget.IsSafe(target);
            if (leads)
            {
                renderer.Write("<a href=\"").WriteEscapeUrl(target).Write("\" ");
                if (!string.IsNullOrEmpty(link.Title)) renderer.Write("title=\"").WriteEscape(link.Title).Write("\" ");
                renderer.Write(Rel).Write('>');
            }
            renderer.WriteChildren(link);
            if (leads) renderer.Write("</a>");
        }
    }

    private sealed class AddressesInBrackets : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var target = link.IsEmail ? "mailto:" + link.Url : link.Url;
            var leads = renderer.EnableHtmlForInline && LinkTarget.IsSafe(target);
            if (leads) renderer.Write("<a href=\"").WriteEscapeUrl(target).Write("\" ").Write(Rel).Write('>');
            renderer.WriteEscape(link.Url);
            if (leads) renderer.Write("</a>");
        }
    }
}
