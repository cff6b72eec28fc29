using System.Xml.Linq;
using Etude.Platform.Keys;

namespace Etude.Tests.Platform.Keys;

public sealed class KeySealTests
{
    private const string Secret = "hqfJ2ZB3nV0bq1m8sQ7rT5yU6iO9pA4dXcVbNm0zLkI=";
    private static readonly XElement Key = XElement.Parse("<key id=\"1\"><masterKey>c2VjcmV0IG9mIGEga2V5</masterKey></key>");

    [Fact]
    public void What_was_sealed_opens_under_its_name_and_shows_nothing_before()
    {
        var seal = new KeySeal(Secret);
        var closed = seal.Seal(Key, "key-1");

        Assert.DoesNotContain("c2VjcmV0", closed.ToString(), StringComparison.Ordinal);
        Assert.True(XNode.DeepEquals(Key, new KeySeal(Secret).Open(closed, "key-1")));
        Assert.NotEqual(closed.Value, seal.Seal(Key, "key-1").Value);
    }

    [Theory]
    [InlineData("key-2", Secret)]
    [InlineData("key-1", "another-secret-of-more-than-thirty-two-characters")]
    public void Another_name_or_another_secret_opens_nothing(string name, string secret) =>
        Assert.Null(new KeySeal(secret).Open(new KeySeal(Secret).Seal(Key, "key-1"), name));

    [Fact]
    public void A_changed_byte_anywhere_opens_nothing()
    {
        var seal = new KeySeal(Secret);
        var whole = Convert.FromBase64String(seal.Seal(Key, "key-1").Value);
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] ^= 1;
            Assert.Null(seal.Open(new XElement("sealed", Convert.ToBase64String(whole)), "key-1"));
            whole[i] ^= 1;
        }
    }

    [Theory]
    [InlineData("<sealed></sealed>")]
    [InlineData("<sealed>AAAA</sealed>")]
    [InlineData("<sealed>not base64</sealed>")]
    [InlineData("<key id=\"1\"/>")]
    public void What_was_never_sealed_opens_nothing(string xml) => Assert.Null(new KeySeal(Secret).Open(XElement.Parse(xml), "key-1"));
}
