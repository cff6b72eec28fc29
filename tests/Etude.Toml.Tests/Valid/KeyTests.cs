namespace Etude.Toml.Tests.Valid;

public class KeyTests
{
    [Theory]
    [InlineData("key = 1", """{"key":"integer 1"}""")]
    [InlineData("bare_key-1=1", """{"bare_key-1":"integer 1"}""")]
    [InlineData("1234 = 1", """{"1234":"integer 1"}""")]
    [InlineData("-_- = 1", """{"-_-":"integer 1"}""")]
    [InlineData("3.14 = 1", """{"3":{"14":"integer 1"}}""")]
    [InlineData("1e5 = 1\ntrue = 2\ninf = 3\n2024-01-01 = 4", """{"1e5":"integer 1","true":"integer 2","inf":"integer 3","2024-01-01":"integer 4"}""")]
    [InlineData("Key = 1\nkey = 2", """{"Key":"integer 1","key":"integer 2"}""")]
    [InlineData("\t key\t=\t1 \t", """{"key":"integer 1"}""")]
    public void Bare_keys_are_letters_digits_underscores_and_dashes(string document, string expected) =>
        Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("\"a b.c\" = 1", """{"a b.c":"integer 1"}""")]
    [InlineData("'a\\n' = 1", """{"a\\n":"integer 1"}""")]
    [InlineData("\"\\u00e9\" = 1", """{"é":"integer 1"}""")]
    [InlineData("\"\" = 1", """{"":"integer 1"}""")]
    [InlineData("'' = 1", """{"":"integer 1"}""")]
    [InlineData("'#=[]{}' = 1", """{"#=[]{}":"integer 1"}""")]
    [InlineData("\"a\" = 1\n'b' = 2", """{"a":"integer 1","b":"integer 2"}""")]
    public void Quoted_keys_may_be_any_text(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("a.b.c = 1", """{"a":{"b":{"c":"integer 1"}}}""")]
    [InlineData("a . b\t.\tc = 1", """{"a":{"b":{"c":"integer 1"}}}""")]
    [InlineData("a.\"b.c\".'d' = 1", """{"a":{"b.c":{"d":"integer 1"}}}""")]
    [InlineData("a.b = 1\na.c = 2", """{"a":{"b":"integer 1","c":"integer 2"}}""")]
    [InlineData("a.b = 1\nx = 2\na.c.d = 3", """{"a":{"b":"integer 1","c":{"d":"integer 3"}},"x":"integer 2"}""")]
    [InlineData("''.\"\".a = 1", """{"":{"":{"a":"integer 1"}}}""")]
    [InlineData("a.a.a = 1", """{"a":{"a":{"a":"integer 1"}}}""")]
    public void Dotted_keys_make_tables_on_their_way(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));
}
