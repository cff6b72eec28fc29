using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace Etude.Platform.Markdown;

/// <summary>
/// Markdown of a piece of writing: what <see cref="MarkdownText"/> takes, and footnotes, coloured code and mathematics. All of it is made
/// on the server, so that a page needs no script; it is as tame, since every part is written by a renderer of ours.
/// </summary>
public static class ArticleText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseFootnotes()
        .UseMathematics()
        .Use<TameLinks>()
        .Use<Parts>()
        .Build();

    /// <summary>The HTML of <paramref name="markdown"/>, its headings below level 1; nothing for an empty text. Never throws.</summary>
    public static MarkupString ToHtml(string? markdown) => MarkdownText.Render(markdown, Pipeline, headingOffset: 1);

    /// <summary>The first words of a text without any marks, cut at a word, for a description.</summary>
    /// <param name="most">The longest answer, in characters.</param>
    public static string Beginning(string markdown, int most = 200)
    {
        var plain = Markdig.Markdown.ToPlainText(markdown.Length > 4000 ? markdown[..4000] : markdown, Pipeline);
        var words = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= most) return words;
        var end = words.LastIndexOf(' ', most - 1);
        return words[..(end > most / 2 ? end : most - 1)] + "…";
    }

    private sealed class Parts : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) { }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new Formula());
            renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new FormulaBlock());
            renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ColouredCode());
        }
    }

    private sealed class Formula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj)
        {
            if (renderer.EnableHtmlForInline) renderer.Write(TexMath.ToHtml(obj.Content.ToString(), block: obj.DelimiterCount > 1));
            else renderer.Write(ref obj.Content);
        }
    }

    private sealed class FormulaBlock : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            if (renderer.EnableHtmlForBlock) renderer.EnsureLine().Write("<p class=\"formula\">").Write(TexMath.ToHtml(obj.Lines.ToString(), block: true)).WriteLine("</p>");
        }
    }

    // A wide block scrolls in itself, and the keyboard must reach what scrolls.
    private sealed class ColouredCode : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            if (!renderer.EnableHtmlForBlock) return;
            var language = (obj as FencedCodeBlock)?.Info;
            renderer.EnsureLine().Write("<pre tabindex=\"0\"><code>").Write(CodeColours.ToHtml(obj.Lines.ToString(), language)).WriteLine("\n</code></pre>");
        }
    }
}
