using Etude.Platform.Markdown;
using Etude.Platform.Models;

namespace Etude.Tests.Platform.Models;

/// <summary>A model's words as they may be shown.</summary>
public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("  two\n\nlines\tand  spaces ", "two lines and spaces")]
    [InlineData("hidden\u200b and turned\u202e round", "hidden and turned round")]
    [InlineData("nul\0 and bell\a", "nul and bell")]
    public void They_stand_on_one_line_without_anything_that_cannot_be_seen(string text, string plain) => Assert.Equal(plain, PlainWords.Of(text));

    [Theory]
    [InlineData("see https://evil.example")]
    [InlineData("see WWW.evil.example")]
    [InlineData("[a](b)")]
    [InlineData("![a][b]")]
    [InlineData("<b>bold</b>")]
    [InlineData("mailto:a@b.example")]
    [InlineData("```x```")]
    [InlineData(" \u200b ")]
    public void A_link_an_image_markup_or_nothing_is_no_word(string text) => Assert.Null(PlainWords.Of(text));

    [Theory]
    [InlineData("# no heading, *no* stress, `no` code, 2 | 3")]
    [InlineData("- no list")]
    [InlineData("1. no list either")]
    public void As_Markdown_they_say_exactly_themselves(string line)
    {
        var html = MarkdownText.ToHtml(PlainWords.AsMarkdown(line)).ToString()!;

        Assert.DoesNotMatch("<(h|em|code|ul|ol|li|table)", html);
        Assert.Contains("no ", html, StringComparison.Ordinal);
    }
}
