using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Tests.Platform.Models;

/// <summary>What is covered before a text leaves, and what is not.</summary>
public sealed class MaskTests
{
    private static readonly Mask Ada = Mask.Of(new PersonSettings { DisplayName = "Ada Max Lovelace", Email = "al1815@example.org", Handle = "countess" });

    [Theory]
    [InlineData("I am Ada.", "I am ███.")]
    [InlineData("ada max lovelace wrote this", "████████████████ wrote this")]
    [InlineData("LOVELACE, Ada", "████████, ███")]
    [InlineData("mail AL1815@EXAMPLE.ORG now", "mail ██████████████████ now")]
    [InlineData("al1815 and countess_1", "██████ and ████████_1")]
    [InlineData("somebody.else+tag@mail.example.co.uk", "████████████████████████████████████")]
    [InlineData("call 020 7946 0958", "call █████████████")]
    [InlineData("call +1 (555) 123-4567.", "call █████████████████.")]
    [InlineData("0151/23456789", "█████████████")]
    [InlineData("+4915123456789", "██████████████")]
    public void A_name_an_address_and_a_number_are_covered(string text, string covered) => Assert.Equal(covered, Ada.Cover(text));

    [Theory]
    [InlineData("an adapter in Canada")]
    [InlineData("return max(a, b)")]
    [InlineData("2026-11-22 10:00")]
    [InlineData("10**9 + 7, or 1000000000")]
    [InlineData("[1, 2, 2, 9] and 3.14159265358")]
    [InlineData("1 2 3 4 5 6 7 8 9 10")]
    [InlineData("width=100; times[0:50]")]
    [InlineData("")]
    public void What_is_none_of_these_stays(string text) => Assert.Equal(text, Ada.Cover(text));

    [Theory]
    [InlineData("👩‍🚀 Ada 👩‍🚀 مرحبا Ada")]
    [InlineData("Ada\u200bAda Ada@x.org \ud83d")]
    public void A_covered_text_is_as_long_as_the_text(string text) => Assert.Equal(text.Length, Ada.Cover(text).Length);

    [Fact]
    public void Somebody_without_a_name_is_covered_by_what_addresses_look_like() =>
        Assert.Equal("write to ███████████", Mask.Of(new PersonSettings()).Cover("write to a@b.example"));
}
