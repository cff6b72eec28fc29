using Etude.Features.Writing;

namespace Etude.Tests.Features.Writing;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("   \n", 0)]
    [InlineData("one", 1)]
    [InlineData("One, two; three.", 3)]
    [InlineData("don't re-read", 2)]
    [InlineData("# - * --- |", 0)]
    [InlineData("x = 1", 2)]
    [InlineData("naïve café", 2)]
    [InlineData("日本語です", 5)]
    [InlineData("🎉 party", 1)]
    public void Words_are_counted(string text, int words) => Assert.Equal(words, WordCount.Of(text));

    [Theory]
    [InlineData(0, "0 words")]
    [InlineData(1, "1 word")]
    [InlineData(1204, "1,204 words, 5 min to read")]
    public void The_count_is_said_with_the_time_it_takes(int words, string said) => Assert.Equal(said, WordCount.Said(words));

    [Theory]
    [InlineData("The retry I assumed was safe", "the-retry-i-assumed-was-safe")]
    [InlineData("Über naïve Façades", "ueber-naive-facades")]
    [InlineData("  --What's next?--  ", "whats-next")]
    [InlineData("日本語", "piece")]
    [InlineData("", "piece")]
    [InlineData("Feed", "piece")]
    public void A_title_gives_a_slug(string title, string slug)
    {
        Assert.Equal(slug, PublicAddress.SlugOf(title));
        Assert.Null(PublicAddress.Mistake(PublicAddress.SlugOf(title)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Capital")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("../x")]
    [InlineData("feed")]
    public void Some_slugs_are_refused(string slug) => Assert.NotNull(PublicAddress.Mistake(slug));
}
