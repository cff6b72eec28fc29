namespace Etude.Toml.Tests.Invalid;

public class ContainerMistakeTests
{
    [Theory]
    [InlineData("a = [", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [1", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [1,", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [1, 2\nb = 3", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [1, 2\n[b]\nc = 1", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [1,\n\"b\" = 3\na = 4", "(1,5) this array is not closed; add ]\n(3,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("a = [\n  \"x\",\n  \"y\"\n\n[t]\nx = 1 # c", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [[1, 2]\nb = 1", "(1,5) this array is not closed; add ]")]
    [InlineData("a = [[1,\nb = 1", "(1,5) this array is not closed; add ]\n(1,6) this array is not closed; add ]")]
    [InlineData("a = [\"x]\nb = 1", "(1,5) this array is not closed; add ]\n(1,6) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = [1 # ]", "(1,5) this array is not closed; add ]")]
    public void An_array_is_closed(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = [1 2]", "(1,8) a comma is missing before this value")]
    [InlineData("a = [1\n2]", "(2,1) a comma is missing before this value")]
    [InlineData("a = [\"x\" \"y\"]", "(1,10) a comma is missing before this value")]
    [InlineData("a = [,]", "(1,6) a value is missing before this comma")]
    [InlineData("a = [,1]", "(1,6) a value is missing before this comma")]
    [InlineData("a = [1,,2]", "(1,8) a value is missing before this comma")]
    [InlineData("a = [1,2,,]", "(1,10) a value is missing before this comma")]
    [InlineData("a = [1 2, x, 3 y]", "(1,8) a comma is missing before this value\n(1,11) \"x\": this is not a value; text needs quotes\n(1,16) a comma is missing before this value")]
    [InlineData("a = [1}", "(1,5) this array is not closed; add ]\n(1,7) \"}\" does not belong in an array")]
    [InlineData("a = [a = 1]", "(1,6) \"a\": this is not a value; text needs quotes")]
    [InlineData("a = [1]]", "(1,8) \"]\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = [1], 2", "(1,8) \",\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = [[1][2]]", "(1,9) a comma is missing before this value")]
    [InlineData("a = [1;2]", "(1,6) \"1;2\": this is not a number; text needs quotes")]
    [InlineData("a = [\r]", "(1,6) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = [1, # c\u0001\n2]", "(1,12) the control character U+0001 may not stand in a comment; take it out")]
    public void Values_in_an_array_are_parted_by_one_comma(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = {", "(1,5) this inline table is not closed; add }")]
    [InlineData("a = {b = 1", "(1,5) this inline table is not closed; add }")]
    [InlineData("a = {b = 1\nc = 2", "(1,5) this inline table is not closed; add }")]
    [InlineData("a = {b = 1 # }", "(1,5) this inline table is not closed; add }")]
    [InlineData("a = {b", "(1,5) this inline table is not closed; add }\n(1,7) key \"b\" needs = and a value on the same line")]
    [InlineData("a = {b =", "(1,5) this inline table is not closed; add }\n(1,9) a value is missing here; text needs quotes")]
    [InlineData("a = {b = }", "(1,5) this inline table is not closed; add }\n(1,10) a value is missing before \"}\"")]
    [InlineData("a = {b = 1]", "(1,5) this inline table is not closed; add }\n(1,11) \"]\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = [{b = 1]", "(1,6) this inline table is not closed; add }")]
    [InlineData("a = [{b = 1\n]", "(1,6) this inline table is not closed; add }\n(1,12) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = [{b = 1\nc = 2", "(1,5) this array is not closed; add ]\n(1,6) this inline table is not closed; add }")]
    [InlineData("a = {b = [1, 2}", "(1,5) this inline table is not closed; add }\n(1,10) this array is not closed; add ]\n(1,15) \"}\" does not belong in an array")]
    [InlineData("a = {b = {c = 1\nd = 2", "(1,5) this inline table is not closed; add }\n(1,10) this inline table is not closed; add }")]
    [InlineData("a = {}}", "(1,7) \"}\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = {b = \"x}", "(1,5) this inline table is not closed; add }\n(1,10) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    public void An_inline_table_is_closed(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = {\n}", "(1,6) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {\n  b = 1,\n  c = 2\n}\nd = 3", "(1,6) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {b = 1,\nc = 2}", "(1,12) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {b = 1\n}", "(1,11) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {b = 1\n, c = 2}", "(1,11) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = { # c\n b = 1 }", "(1,7) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {b = 1,}", "(1,11) an inline table may not end with a comma; take it out")]
    [InlineData("a = {b = 1, }", "(1,11) an inline table may not end with a comma; take it out")]
    [InlineData("a = {b = 1,\n}", "(1,11) an inline table may not end with a comma; take it out\n(1,12) an inline table must stay on one line; use a [table] header for a longer one")]
    [InlineData("a = {,}", "(1,6) a key is missing before this comma")]
    [InlineData("a = {,b = 1}", "(1,6) a key is missing before this comma")]
    [InlineData("a = {b = 1,,c = 2}", "(1,12) a key is missing before this comma")]
    [InlineData("a = {b = 1 c = 2}", "(1,12) a comma is missing before this key")]
    [InlineData("a = {b 1}", "(1,8) key \"b\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("a = {b: 1}", "(1,7) write = instead of : after key \"b\"")]
    [InlineData("a = {1}", "(1,7) key \"1\" needs = and a value on the same line")]
    [InlineData("a = {\"b\"}", "(1,9) key \"b\" needs = and a value on the same line")]
    [InlineData("a = {= 1}", "(1,6) a key is missing before \"=\"")]
    [InlineData("a = {b = x y, c = 1}", "(1,10) \"x\": this is not a value; text needs quotes")]
    public void An_inline_table_stays_on_one_line_without_a_last_comma(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = {b = 1, b = 2}", "(1,13) key \"b\" is defined twice (first at line 1)")]
    [InlineData("a = {b = 1, \"b\" = 2}", "(1,13) key \"b\" is defined twice (first at line 1)")]
    [InlineData("a = {b.c = 1, b.c = 2}", "(1,17) key \"c\" is defined twice (first at line 1)")]
    [InlineData("a = {b.c = 1, b = 2}", "(1,15) key \"b\" is defined twice (first at line 1)")]
    [InlineData("a = {b = 1, b.c = 2}", "(1,13) key \"b\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a = {b = {c = 1}, b.d = 2}", "(1,19) \"b\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b.c = {}, b.c.d = 1}", "(1,18) \"c\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b = [], b.c = 1}", "(1,14) key \"b\" already has a value (line 1), so it cannot be a table")]
    public void An_inline_table_defines_its_keys_once(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("# \0", "(1,3) the control character U+0000 may not stand in a comment; take it out")]
    [InlineData("# \u0001\u0002", "(1,3) the control character U+0001 may not stand in a comment; take it out\n(1,4) the control character U+0002 may not stand in a comment; take it out")]
    [InlineData("a = 1 # \u007f", "(1,9) the control character U+007F may not stand in a comment; take it out")]
    [InlineData("# x\ry", "(1,4) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("# x\r", "(1,4) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("[a] # \u001f", "(1,7) the control character U+001F may not stand in a comment; take it out")]
    [InlineData("\u0001", "(1,1) U+0001 may not stand in a key without quotes; put the key in quotes")]
    [InlineData("\u000c\na = 1", "(1,1) U+000C may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a = 1\u000b", "(1,5) \"1U+000B\": this is not a number; text needs quotes")]
    [InlineData("\r", "(1,1) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = 1\r", "(1,6) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = 1\r\r\n", "(1,6) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    public void Comments_have_no_control_characters(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
