using System.Text;

namespace Etude.Toml.Tests.Invalid;

public class EncodingMistakeTests
{
    [Theory]
    [InlineData("a = \"", new byte[] { 0xFF }, "\"", "(1,6) the byte 0xFF here is not UTF-8; save the file as UTF-8")]
    [InlineData("# é😀", new byte[] { 0xC3 }, "\n", "(1,5) the byte 0xC3 here is not UTF-8; save the file as UTF-8")]
    [InlineData("a = '", new byte[] { 0xC0, 0xAF }, "'", "(1,6) the byte 0xC0 here is not UTF-8; save the file as UTF-8")]
    [InlineData("a = '''\n\n", new byte[] { 0xED, 0xA0, 0x80 }, "'''", "(3,1) the byte 0xED here is not UTF-8; save the file as UTF-8")]
    [InlineData("a = \"\"\"x\r\ny", new byte[] { 0xF4, 0x90, 0x80, 0x80 }, "\"\"\"", "(2,2) the byte 0xF4 here is not UTF-8; save the file as UTF-8")]
    [InlineData("a = 1 #", new byte[] { 0xE2, 0x82 }, "", "(1,8) the byte 0xE2 here is not UTF-8; save the file as UTF-8")]
    [InlineData("", new byte[] { 0x80 }, " = 1", "(1,1) the byte 0x80 here is not UTF-8; save the file as UTF-8")]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place(string before, byte[] bytes, string after, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(TomlDocument.Read([.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)])));

    [Fact]
    public void Broken_bytes_are_reported_once_a_line_and_the_other_lines_are_read()
    {
        byte[] document = [.. "a = 1\n# "u8, 0xFF, 0xFE, .. "\nb = 2\n# "u8, 0xFF, .. "\nc = 3 = 4"u8];

        var read = TomlDocument.Read(document);

        Assert.Equal([new TomlPosition(2, 3), new TomlPosition(4, 3), new TomlPosition(5, 7)], read.Errors.Select(e => e.Position));
        Assert.Equal(["a", "b", "c"], read.Root.Entries.Select(e => e.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_in_utf16_is_named_as_such(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        Assert.Equal("(1,1) the file is written in UTF-16; save it as UTF-8",
            Reading.Mistakes(TomlDocument.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("a = 1")])));
    }

    [Fact]
    public void Utf16_without_a_mark_is_refused_at_its_first_character() =>
        Assert.Equal(new TomlPosition(1, 2), TomlDocument.Read(Encoding.Unicode.GetBytes("a = 1")).Errors[0].Position);

    [Fact]
    public void Columns_count_code_points_and_not_bytes_or_units() =>
        Assert.Equal("(1,10) 'x' is not expected here; begin a new line, or add # for a comment".Replace('\'', '"'), Reading.Mistakes("a = \"é😀\" x"));

    [Fact]
    public void A_long_or_invisible_piece_of_the_text_is_shown_short_and_visible() =>
        Assert.Equal("(1,5) \"" + new string('x', 40) + "…\": this is not a value; text needs quotes\n(2,5) \"yU+001BU+202E\": this is not a value; text needs quotes",
            Reading.Mistakes("a = " + new string('x', 500) + "\nb = y\u001b\u202e"));
}
