namespace Etude.Toml.Tests.Valid;

public class StringTests
{
    [Theory]
    [InlineData("""a = "" """, "")]
    [InlineData("""a = "plain # no comment" # comment""", "plain # no comment")]
    [InlineData("""a = "\b\t\n\f\r\"\\" """, "\b\t\n\f\r\"\\")]
    [InlineData("""a = "\\u0041" """, "\\u0041")]
    [InlineData("""a = "\u0041\u00e9\u00E9" """, "Aéé")]
    [InlineData("""a = "\U0001F600\U0010FFFF" """, "😀\U0010FFFF")]
    [InlineData("""a = "\uD7FF\uE000\uFFFF" """, "\uD7FF\uE000\uFFFF")]
    [InlineData("""a = "\u0000\u007F" """, "\0\x7f")]
    [InlineData("a = \"a\tb\u0080\u00a0\u2028\"", "a\tb\u0080\u00a0\u2028")]
    [InlineData("""a = "it's [fine], {really} = 1" """, "it's [fine], {really} = 1")]
    [InlineData("""a = "'''" """, "'''")]
    public void Basic_text_resolves_its_escapes(string document, string expected) => Check(document, expected);

    [Theory]
    [InlineData("a = ''", "")]
    [InlineData("a = 'C:\\Users\\new'", "C:\\Users\\new")]
    [InlineData("a = '\"quoted\" \\'", "\"quoted\" \\")]
    [InlineData("a = '\tétude 😀'", "\tétude 😀")]
    [InlineData("a = '\"\"\"'", "\"\"\"")]
    public void Literal_text_is_taken_as_it_stands(string document, string expected) => Check(document, expected);

    [Theory]
    [InlineData("a = \"\"\"\"\"\"", "")]
    [InlineData("a = \"\"\"\n\"\"\"", "")]
    [InlineData("a = \"\"\"\n\n\"\"\"", "\n")]
    [InlineData("a = \"\"\"\r\nx\r\n\"\"\"", "x\r\n")]
    [InlineData("a = \"\"\"x\ny\"\"\"", "x\ny")]
    [InlineData("a = \"\"\" \nx\"\"\"", " \nx")]
    [InlineData("a = \"\"\"one \"quoted\" and \"\"two\"\" here\"\"\"", "one \"quoted\" and \"\"two\"\" here")]
    [InlineData("a = \"\"\"\"start\"\"\"", "\"start")]
    [InlineData("a = \"\"\"\"\"start\"\"\"", "\"\"start")]
    [InlineData("a = \"\"\"end\"\"\"\"", "end\"")]
    [InlineData("a = \"\"\"end\"\"\"\"\"", "end\"\"")]
    [InlineData("a = \"\"\"\"\"\"\"\"", "\"\"")]
    [InlineData("a = \"\"\"\\\"\"\"\"", "\"")]
    [InlineData("a = \"\"\"three: \"\"\\\" end\"\"\"", "three: \"\"\" end")]
    [InlineData("a = \"\"\"# [x] = '''\"\"\" # comment", "# [x] = '''")]
    [InlineData("a = \"\"\"\\u00e9\\n\"\"\"", "é\n")]
    public void Basic_text_of_several_lines_keeps_its_line_breaks(string document, string expected) => Check(document, expected);

    [Theory]
    [InlineData("a = \"\"\"x\\\ny\"\"\"", "xy")]
    [InlineData("a = \"\"\"x \\\n   y\"\"\"", "x y")]
    [InlineData("a = \"\"\"x\\ \t \n\n\t \n  y\"\"\"", "xy")]
    [InlineData("a = \"\"\"x\\\r\n  y\"\"\"", "xy")]
    [InlineData("a = \"\"\"\\\n  x\\\n  \"\"\"", "x")]
    [InlineData("a = \"\"\"x\\\n\\\ny\"\"\"", "xy")]
    [InlineData("a = \"\"\"x\\\\\ny\"\"\"", "x\\\ny")]
    [InlineData("a = \"\"\"x\\\\\\\ny\"\"\"", "x\\y")]
    public void A_backslash_at_the_end_of_a_line_joins_it_to_the_next_word(string document, string expected) => Check(document, expected);

    [Theory]
    [InlineData("a = ''''''", "")]
    [InlineData("a = '''\nx\\n\n'''", "x\\n\n")]
    [InlineData("a = '''\r\nx'''", "x")]
    [InlineData("a = '''x\\\ny'''", "x\\\ny")]
    [InlineData("a = ''''one''' ", "'one")]
    [InlineData("a = '''two'''''", "two''")]
    [InlineData("a = '''a ' b '' c \" d \"\"\" e'''", "a ' b '' c \" d \"\"\" e")]
    public void Literal_text_of_several_lines_is_taken_as_it_stands(string document, string expected) => Check(document, expected);

    private static void Check(string document, string expected) =>
        Assert.Equal(expected, Assert.IsType<TomlString>(Reading.Root(document)["a"]).Value);
}
