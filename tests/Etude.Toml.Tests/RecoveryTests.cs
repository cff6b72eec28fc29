namespace Etude.Toml.Tests;

/// <summary>After a mistake the reader goes on where a person would: what follows is still read, and not reported too.</summary>
public class RecoveryTests
{
    [Theory]
    [InlineData("a = \"open")]
    [InlineData("a = nonsense and more")]
    [InlineData("a = 1 2 3")]
    [InlineData("a b c")]
    [InlineData("a: 1")]
    [InlineData("= 'x'")]
    [InlineData("a = [1, 2")]
    [InlineData("a = [\n  'x',\n  'y',")]
    [InlineData("a = {x = 1")]
    [InlineData("a = [{x = [1, {y = 2")]
    [InlineData("a = {\n  x = 1,\n  y = 2\n}")]
    [InlineData("a = [x y, z]")]
    [InlineData("a = {x 1, y}")]
    [InlineData("a = }")]
    [InlineData("a key = \"\"\"\nb = 'not this'\n\"\"\"")]
    [InlineData("a key = [\n  1,\n  2,\n]")]
    [InlineData("a = \"\"\"\\q\nb = 'not this'\n\"\"\"")]
    public void The_statement_after_a_broken_one_is_read(string broken)
    {
        var document = Reading.Read(broken + "\nb = 'read'\n[t]\nc = 'read too'");

        Assert.NotEmpty(document.Errors);
        Assert.All(document.Errors, e => Assert.InRange(e.Position.Line, 1, broken.Count(c => c == '\n') + 1));
        Assert.Equal("read", Assert.IsType<TomlString>(document.Root["b"]).Value);
        Assert.Equal("read too", Assert.IsType<TomlString>(Assert.IsType<TomlTable>(document.Root["t"])["c"]).Value);
    }

    [Fact]
    public void An_unclosed_array_ends_where_the_next_header_begins() =>
        Assert.Equal(["a", "t"], Reading.Read("a = [1, 2\n[t]\nb = 1").Root.Entries.Select(e => e.Key));

    [Fact]
    public void A_missing_comma_before_a_nested_array_is_no_header()
    {
        var document = Reading.Read("a = [\n[1]\n[true]\n[-1]\n]\nb = 2");

        Assert.Equal("(3,1) a comma is missing before this value\n(4,1) a comma is missing before this value", Reading.Mistakes(document));
        Assert.Equal(3, Assert.IsType<TomlArray>(document.Root["a"]).Items.Count);
    }

    [Fact]
    public void The_good_items_of_a_broken_array_are_kept() =>
        Assert.Equal([1L, 3L], Assert.IsType<TomlArray>(Reading.Read("a = [1, two, 3]").Root["a"]).Items.Cast<TomlInteger>().Select(i => i.Value));

    [Fact]
    public void The_good_keys_of_a_broken_inline_table_are_kept() =>
        Assert.Equal(["b", "d"], Assert.IsType<TomlTable>(Reading.Read("a = {b = 1, c = x y, d = 3}").Root["a"]).Entries.Select(e => e.Key));

    [Fact]
    public void Keys_under_a_refused_header_do_not_land_in_the_table_before()
    {
        var document = Reading.Read("[a]\nx = 1\n[b c]\nx = 2\n[d]\nx = 3");

        Assert.Equal("(3,4) \"c\" is not expected in a header; a name with spaces or signs needs quotes", Reading.Mistakes(document));
        Assert.Equal(["a", "d"], document.Root.Entries.Select(e => e.Key));
    }

    [Fact]
    public void Every_mistake_of_a_line_is_reported() =>
        Assert.Equal("""
            (1,6) there is no escape "\q"; for a backslash write \\ or use single quotes
            (1,8) there is no escape "\w"; for a backslash write \\ or use single quotes
            (1,12) "y" is not expected here; begin a new line, or add # for a comment
            """.ReplaceLineEndings("\n"), Reading.Mistakes("a = \"\\q\\w\" y"));
}
