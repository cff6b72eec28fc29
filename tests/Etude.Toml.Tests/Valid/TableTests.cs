namespace Etude.Toml.Tests.Valid;

public class TableTests
{
    [Theory]
    [InlineData("[a]", """{"a":{}}""")]
    [InlineData("[a]\nb = 1\n[c]\nb = 2", """{"a":{"b":"integer 1"},"c":{"b":"integer 2"}}""")]
    [InlineData("[ a . 'b c' . \"d\" ] # c\nx = 1", """{"a":{"b c":{"d":{"x":"integer 1"}}}}""")]
    [InlineData("  [a]\n  b = 1", """{"a":{"b":"integer 1"}}""")]
    [InlineData("['']\n[''.\"\"]", """{"":{"":{}}}""")]
    [InlineData("[true]\n[1.2]", """{"true":{},"1":{"2":{}}}""")]
    [InlineData("[']']\n[\"[a]\"]", """{"]":{},"[a]":{}}""")]
    public void A_header_opens_a_table(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("[a.b.c]\nx = 1\n[a]\ny = 2", """{"a":{"b":{"c":{"x":"integer 1"}},"y":"integer 2"}}""")]
    [InlineData("[a]\ny = 2\n[a.b.c]\nx = 1", """{"a":{"y":"integer 2","b":{"c":{"x":"integer 1"}}}}""")]
    [InlineData("[a.b]\n[a.c]\n[a]\n[a.d]", """{"a":{"b":{},"c":{},"d":{}}}""")]
    [InlineData("[a.b]\n[x]\n[a.c]", """{"a":{"b":{},"c":{}},"x":{}}""")]
    [InlineData("[a.b.c]\n[a]\nb.x = 1", """{"a":{"b":{"c":{},"x":"integer 1"}}}""")]
    public void A_table_above_may_be_defined_once_after_the_ones_below(string document, string expected) =>
        Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("[f]\na.color = 1\na.taste.sweet = 2\n[f.a.texture]\ns = 3", """{"f":{"a":{"color":"integer 1","taste":{"sweet":"integer 2"},"texture":{"s":"integer 3"}}}}""")]
    [InlineData("a.b = 1\n[a.c]\nd = 2", """{"a":{"b":"integer 1","c":{"d":"integer 2"}}}""")]
    [InlineData("a.b.c = 1\n[[a.d]]\ne = 2", """{"a":{"b":{"c":"integer 1"},"d":[{"e":"integer 2"}]}}""")]
    public void A_header_may_add_a_table_below_dotted_keys(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 3", """{"a":[{"x":"integer 1"},{},{"x":"integer 3"}]}""")]
    [InlineData("[[ a . b ]]", """{"a":{"b":[{}]}}""")]
    [InlineData("[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\nx = 2", """{"a":[{"b":{"x":"integer 1"}},{"b":{"x":"integer 2"}}]}""")]
    [InlineData("[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]", """{"a":[{"b":[{},{}]},{"b":[{}]}]}""")]
    [InlineData("[[a.b]]\nx = 1\n[a]\ny = 2\n[[a.b]]", """{"a":{"b":[{"x":"integer 1"},{}],"y":"integer 2"}}""")]
    [InlineData("[[a]]\nb.c = 1\nb.d = 2\n[[a]]\nb.c = 3", """{"a":[{"b":{"c":"integer 1","d":"integer 2"}},{"b":{"c":"integer 3"}}]}""")]
    [InlineData("[[a]]\n[a.b.c]\n[a.b]\nx = 1", """{"a":[{"b":{"c":{},"x":"integer 1"}}]}""")]
    public void Double_brackets_add_a_table_to_an_array(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Fact]
    public void Values_and_keys_know_where_they_stand()
    {
        var root = Reading.Root("😀 = 1".Replace("😀", "\"😀\"") + "\n[t]\n  x = [ 'é', 2 ]\n[[u]]\n");

        Assert.Equal(new TomlPosition(1, 7), root["😀"]!.Position);
        Assert.Equal(new TomlPosition(2, 1), root["t"]!.Position);
        var x = ((TomlTable)root["t"]!).Entries[0];
        Assert.Equal(new TomlPosition(3, 3), x.KeyPosition);
        Assert.Equal([new TomlPosition(3, 9), new TomlPosition(3, 14)], ((TomlArray)x.Value).Items.Select(i => i.Position));
        Assert.Equal(new TomlPosition(4, 1), ((TomlArray)root["u"]!).Items[0].Position);
    }
}
