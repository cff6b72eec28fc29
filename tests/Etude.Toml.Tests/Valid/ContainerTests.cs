namespace Etude.Toml.Tests.Valid;

public class ContainerTests
{
    [Theory]
    [InlineData("a = []", """{"a":[]}""")]
    [InlineData("a = [ ]", """{"a":[]}""")]
    [InlineData("a = [\n\n# c\n]", """{"a":[]}""")]
    [InlineData("a = [1,2 , 3]", """{"a":["integer 1","integer 2","integer 3"]}""")]
    [InlineData("a = [1,2,]", """{"a":["integer 1","integer 2"]}""")]
    [InlineData("a = [\r\n  1, # one\r\n  2 # two\r\n  , 3,\r\n]", """{"a":["integer 1","integer 2","integer 3"]}""")]
    [InlineData("a = [1, 'x', 1.5, true, [2], {b=1}, 07:32:00]", """{"a":["integer 1","string x","float 1.5","bool true",["integer 2"],{"b":"integer 1"},"time-local 07:32:00"]}""")]
    [InlineData("a = [[[]],[[1],[]]]", """{"a":[[[]],[["integer 1"],[]]]}""")]
    [InlineData("a = ['[', ']', \",\", '#']", """{"a":["string [","string ]","string ,","string #"]}""")]
    [InlineData("a = [\"\"\"\nx\"\"\", '''y\nz''']", """{"a":["string x","string y\nz"]}""")]
    [InlineData("a = [{b = 1}, {b = 2}]", """{"a":[{"b":"integer 1"},{"b":"integer 2"}]}""")]
    [InlineData("a = [\n[true],\n[inf],\n[1]\n]", """{"a":[["bool true"],["float inf"],["integer 1"]]}""")]
    public void Arrays_may_go_over_lines_and_end_with_a_comma(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("a = {}", """{"a":{}}""")]
    [InlineData("a = { }", """{"a":{}}""")]
    [InlineData("a = {b=1,c = 'x' , d={}}", """{"a":{"b":"integer 1","c":"string x","d":{}}}""")]
    [InlineData("a = { b.c = 1, b.d.e = 2, 'f g' = 3 }", """{"a":{"b":{"c":"integer 1","d":{"e":"integer 2"}},"f g":"integer 3"}}""")]
    [InlineData("a.b = { c = 1 }\na.d = 2", """{"a":{"b":{"c":"integer 1"},"d":"integer 2"}}""")]
    [InlineData("a = { b = [\n1, # c\n2,\n], c = \"\"\"\nx\"\"\" }", """{"a":{"b":["integer 1","integer 2"],"c":"string x"}}""")]
    [InlineData("[t]\na = { t = { a = 1 } }", """{"t":{"a":{"t":{"a":"integer 1"}}}}""")]
    [InlineData("a = { type = 'integer', value = '1', n = 2 }", """{"a":{"type":"string integer","value":"string 1","n":"integer 2"}}""")]
    [InlineData("a = {b=true}", """{"a":{"b":"bool true"}}""")]
    public void Inline_tables_stand_on_one_line(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Theory]
    [InlineData("", "{}")]
    [InlineData("\n\r\n \t\n", "{}")]
    [InlineData("#", "{}")]
    [InlineData("# a comment with a tab\t, é and 😀", "{}")]
    [InlineData("a = 1 # x = 2\n# [b]\n  # c\nb = 2#end", """{"a":"integer 1","b":"integer 2"}""")]
    [InlineData("a = 1\r\nb = 2\r\n", """{"a":"integer 1","b":"integer 2"}""")]
    [InlineData("\uFEFFa = 1", """{"a":"integer 1"}""")]
    [InlineData("\uFEFF", "{}")]
    public void White_space_and_comments_mean_nothing(string document, string expected) => Assert.Equal(expected, Reading.Tagged(document));

    [Fact]
    public void A_byte_order_mark_takes_no_column() =>
        Assert.Equal(new TomlPosition(1, 1), Reading.Root("\uFEFFa = 1").Entries[0].KeyPosition);
}
