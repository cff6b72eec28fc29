namespace Etude.Toml.Tests.Invalid;

public class StringMistakeTests
{
    [Theory]
    [InlineData("a = \"x\nb = 1", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = 'x", "(1,5) this text is not closed; end it with ' on the same line, or use ''' for several lines")]
    [InlineData("a = \"x\\", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = \"", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = \"\\\"", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = \"one\ntwo\"", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines\n(2,4) key \"two\" needs = and a value on the same line; a key with spaces or signs needs quotes")]
    [InlineData("a = \"x'", "(1,5) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("a = \"\"\"x", "(1,5) this text is not closed; end it with \"\"\"")]
    [InlineData("a = \"\"\"x\"\"", "(1,5) this text is not closed; end it with \"\"\"")]
    [InlineData("a = \"\"\"x\\", "(1,5) this text is not closed; end it with \"\"\"")]
    [InlineData("a = \"\"\"", "(1,5) this text is not closed; end it with \"\"\"")]
    [InlineData("a = '''x''\nb = 1", "(1,5) this text is not closed; end it with '''")]
    [InlineData("a = \"\"\"x\\\"\"\"", "(1,5) this text is not closed; end it with \"\"\"")]
    [InlineData("a = '''", "(1,5) this text is not closed; end it with '''")]
    public void Text_that_is_not_closed_ends_with_its_line(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = \"\\q\"", "(1,6) there is no escape \"\\q\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\e\"", "(1,6) there is no escape \"\\e\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\x41\"", "(1,6) there is no escape \"\\x\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\/\"", "(1,6) there is no escape \"\\/\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"C:\\new\\dir\"", "(1,12) there is no escape \"\\d\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\😀\"", "(1,6) there is no escape \"\\😀\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\ \"", "(1,6) a backslash must be followed by an escape or, in text of several lines, end its line; write \\\\ for a backslash")]
    [InlineData("a = \"\\'\"", "(1,6) there is no escape \"\\'\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\"\"\\q\"\"\"", "(1,8) there is no escape \"\\q\"; for a backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\"\"\\ x\"\"\"", "(1,8) a backslash must be followed by an escape or, in text of several lines, end its line; write \\\\ for a backslash")]
    [InlineData("a = \"\\\tx\"", "(1,6) a backslash must be followed by an escape or, in text of several lines, end its line; write \\\\ for a backslash")]
    [InlineData("\"\\z\" = 1", "(1,2) there is no escape \"\\z\"; for a backslash write \\\\ or use single quotes")]
    public void An_unknown_escape_is_refused(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = \"\\u\"", "(1,6) \\u needs four hexadecimal digits; for a plain backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\u12\"", "(1,6) \\u needs four hexadecimal digits; for a plain backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\u00g0\"", "(1,6) \\u needs four hexadecimal digits; for a plain backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\U0001F60\"", "(1,6) \\U needs eight hexadecimal digits; for a plain backslash write \\\\ or use single quotes")]
    [InlineData("a = \"\\uD800\"", "(1,6) \\uD800 is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\\uDFFF\"", "(1,6) \\uDFFF is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\\U0000D800\"", "(1,6) \\U0000D800 is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\\U00110000\"", "(1,6) \\U00110000 is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\\UFFFFFFFF\"", "(1,6) \\UFFFFFFFF is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\\uD83D\\uDE00\"", "(1,6) \\uD83D is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF\n(1,12) \\uDE00 is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF")]
    [InlineData("a = \"\"\"\n\\u1\"\"\"", "(2,1) \\u needs four hexadecimal digits; for a plain backslash write \\\\ or use single quotes")]
    public void A_code_point_needs_all_its_digits_and_a_character(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = \"\"\"x\"\"\"\"\"\"", "(1,14) '\"' is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = '''x''''''", "(1,14) \"'\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = \"x\" \"y\"", "(1,9) '\"' is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = \"x\"y", "(1,8) \"y\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = 'it's'", "(1,9) \"s\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = “x”", "(1,5) \"“x”\": text needs straight quotes, \" or '")]
    [InlineData("a = x", "(1,5) \"x\": this is not a value; text needs quotes")]
    public void Quotes_too_many_or_too_few_are_refused(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = \"\0\"", "(1,6) the control character U+0000 may not stand in text; write it as \\u0000")]
    [InlineData("a = \"\u0001 \u001f\"", "(1,6) the control character U+0001 may not stand in text; write it as \\u0001\n(1,8) the control character U+001F may not stand in text; write it as \\u001F")]
    [InlineData("a = \"\u007f\"", "(1,6) the control character U+007F may not stand in text; write it as \\u007F")]
    [InlineData("a = '\u000b'", "(1,6) the control character U+000B may not stand in text; use double quotes and write it as \\u000B")]
    [InlineData("a = \"\"\"\u000c\"\"\"", "(1,8) the control character U+000C may not stand in text; write it as \\u000C")]
    [InlineData("a = '''\u0008'''", "(1,8) the control character U+0008 may not stand in text; use double quotes and write it as \\u0008")]
    [InlineData("a = \"x\ry\"", "(1,7) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = \"\"\"x\ry\"\"\"", "(1,9) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = '''x\r'''", "(1,9) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("a = \"\"\"\\\r\"\"\"", "(1,8) a backslash must be followed by an escape or, in text of several lines, end its line; write \\\\ for a backslash\n(1,9) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    public void A_control_character_in_text_is_refused(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
