namespace Etude.Toml.Tests.Invalid;

public class KeyMistakeTests
{
    [Theory]
    [InlineData("é = 1", "(1,1) \"é\" may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a!b = 1", "(1,2) \"!\" may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a@b.c = 1", "(1,2) \"@\" may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a\u00a0= 1", "(1,2) U+00A0 may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a$ = 1\nb% = 2", "(1,2) \"$\" may not stand in a key without quotes; put the key in quotes\n(2,2) \"%\" may not stand in a key without quotes; put the key in quotes")]
    [InlineData("\ufeff\ufeffa = 1", "(1,1) U+FEFF may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a = 1\n\ufeffb = 2", "(2,1) U+FEFF may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a\0 = 1", "(1,2) U+0000 may not stand in a key without quotes; put the key in quotes")]
    [InlineData("a\r = 1", "(1,2) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("$", "(1,1) \"$\" may not stand in a key without quotes; put the key in quotes")]
    public void A_bare_key_has_no_other_characters(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("= 1", "(1,1) a key is missing before \"=\"")]
    [InlineData(".a = 1", "(1,1) a key is missing before \".\"")]
    [InlineData("a. = 1", "(1,4) a part of the key is missing after the dot")]
    [InlineData("a..b = 1", "(1,3) a part of the key is missing after the dot")]
    [InlineData("[.a]", "(1,2) a key is missing before \".\"")]
    [InlineData("[a.]", "(1,4) a part of the key is missing after the dot")]
    [InlineData("[a..b]", "(1,4) a part of the key is missing after the dot")]
    [InlineData("[]", "(1,1) a header needs a name between its brackets")]
    [InlineData("[[]]", "(1,1) a header needs a name between its brackets")]
    [InlineData("[ ]", "(1,1) a header needs a name between its brackets")]
    [InlineData("{ a = 1 }", "(1,1) a key is missing before \"{\"")]
    [InlineData(", = 1", "(1,1) a key is missing before \",\"")]
    [InlineData("a. ", "(1,4) a part of the key is missing after the dot")]
    [InlineData("]", "(1,1) a key is missing before \"]\"")]
    public void A_key_is_never_missing(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a", "(1,2) key \"a\" needs = and a value on the same line")]
    [InlineData("a 1", "(1,3) key \"a\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("a b = 1", "(1,3) key \"a\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("a \"b\" = 1", "(1,3) key \"a\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("\"a\"b = 1", "(1,4) key \"a\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("a\n= 1", "(1,2) key \"a\" needs = and a value on the same line\n(2,1) a key is missing before \"=\"")]
    [InlineData("a =\n1", "(1,4) a value is missing here; text needs quotes\n(2,2) key \"1\" needs = and a value on the same line")]
    [InlineData("a =", "(1,4) a value is missing here; text needs quotes")]
    [InlineData("a = # c", "(1,5) a value is missing here; text needs quotes")]
    [InlineData("a.b", "(1,4) key \"b\" needs = and a value on the same line")]
    [InlineData("a: 1", "(1,2) write = instead of : after key \"a\"")]
    [InlineData("a : \"x\"", "(1,3) write = instead of : after key \"a\"")]
    [InlineData("a = = 1", "(1,5) a value is missing before \"=\"")]
    [InlineData("a == 1", "(1,4) a value is missing before \"=\"")]
    [InlineData("a = b = 1", "(1,5) \"b\": this is not a value; text needs quotes")]
    [InlineData("a = 1 b = 2", "(1,7) \"b\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = 1 = 2", "(1,7) \"=\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("\"\"\"a\"\"\" = 1", "(1,1) a key cannot be text of several lines; use one quote on each side")]
    [InlineData("'''a\nb''' = 1", "(1,1) a key cannot be text of several lines; use one quote on each side")]
    [InlineData("\"a = 1", "(1,1) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("[a = 1", "(1,4) \"=\" is not expected in a header; a name with spaces or signs needs quotes")]
    [InlineData("a[0] = 1", "(1,2) key \"a\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("\"a\n = 1", "(1,1) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines\n(2,2) a key is missing before \"=\"")]
    public void A_key_stands_on_one_line_with_its_value(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 1\na = 2", "(2,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("a = 1\n\"a\" = 2", "(2,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("a = 1\nb = 2\n'a' = 3\na = 4", "(3,1) key \"a\" is defined twice (first at line 1)\n(4,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("[t]\na = 1\na = 2", "(3,1) key \"a\" is defined twice (first at line 2)")]
    [InlineData("a.b = 1\na.b = 2", "(2,3) key \"b\" is defined twice (first at line 1)")]
    [InlineData("a.b = 1\na = 2", "(2,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("a = 1\na.b = 2", "(2,1) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a.b = 1\na.b.c = 2", "(2,3) key \"b\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a.b.c = 1\na.b = 2", "(2,3) key \"b\" is defined twice (first at line 1)")]
    [InlineData("a = x\na = 1", "(1,5) \"x\": this is not a value; text needs quotes\n(2,1) key \"a\" is defined twice (first at line 1)")]
    [InlineData("a = []\na.b = 1", "(2,1) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a = {}\na.b = 1", "(2,1) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b = 1}\na.c = 1", "(2,1) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a.b = {}\na.b.c = 1", "(2,3) \"b\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    public void A_key_is_defined_once(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
