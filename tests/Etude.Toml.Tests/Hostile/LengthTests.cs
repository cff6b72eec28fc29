using System.Text;

namespace Etude.Toml.Tests.Hostile;

/// <summary>Documents so long that a reader which looks at anything twice for each of its parts would not come to an end.</summary>
public class LengthTests
{
    private const int Many = 400_000;

    [Theory]
    [InlineData("a = ", "[", "")]
    [InlineData("a = [", "1,", "]")]
    [InlineData("a = [", "\n", "]")]
    [InlineData("a = [", "[[[1],\n", "")]
    [InlineData("a = [", "# c\n", "]")]
    [InlineData("a = ", "{}", "")]
    [InlineData("", "a.", "a = 1")]
    [InlineData("[", "a.", "a]")]
    [InlineData("", "a", " = 1")]
    [InlineData("", "=", "")]
    [InlineData("", "\"", "")]
    [InlineData("", "'", "")]
    [InlineData("a = \"", "\\", "")]
    [InlineData("a = \"\"\"", "\"\"\\\n", "\"\"\"")]
    [InlineData("a = \"\"\"\\\n", " \n", "\"\"\"")]
    [InlineData("a = '''", "''x", "'''")]
    [InlineData("a = ", "1", "")]
    [InlineData("a = ", "1_", "")]
    [InlineData("a = 0x", "f", "")]
    [InlineData("a = 1.", "3", "e-5")]
    [InlineData("a = 07:32:00.", "9", "")]
    [InlineData("a = 1979-05-27", " ", "")]
    [InlineData("", "\r", "")]
    [InlineData("", "\0", "")]
    [InlineData("", " ", "")]
    [InlineData("", "\n", "")]
    [InlineData("", "]", "")]
    public void A_document_of_many_like_pieces_is_read_in_one_pass(string before, string piece, string after) =>
        Check(before, piece, after, Many);

    [Theory]
    [InlineData("a = [", "1 ", "]")]
    [InlineData("a = [", "\"x\"\n", "]")]
    [InlineData("", "a = [\n", "")]
    [InlineData("", "a = {b = 1,\n", "")]
    [InlineData("", "a = {b = {c = \n", "")]
    [InlineData("a = {", ",", "}")]
    [InlineData("", "[a]\n", "")]
    [InlineData("", "[[a]]\n", "")]
    [InlineData("", "[a.a.a.a]\n", "")]
    [InlineData("", "a.b.c = 1\n", "")]
    [InlineData("", "a = \"\n", "")]
    [InlineData("a = \"", "\\u12", "")]
    [InlineData("a = \"\"\"", "\\ ", "")]
    [InlineData("a = [", "1979-05-27 0", "]")]
    [InlineData("#", "\u0001", "")]
    [InlineData("", "é\n", "")]
    public void A_document_of_many_statements_or_mistakes_is_read_in_one_pass(string before, string piece, string after) =>
        Check(before, piece, after, Many / 8);

    [Fact]
    public void Abandoned_containers_are_not_looked_through_again_at_each_level()
    {
        var open = string.Concat(Enumerable.Repeat("[{a=", 60));
        var text = new StringBuilder();
        for (var i = 0; i < 200; i++) text.Append("k = ").Append(open).Append("1\n").Append('x', 20_000).Append(" = 1\n");

        Assert.NotEmpty(Reading.Read(text.ToString()).Errors);
    }

    [Fact]
    public void Broken_bytes_without_end_are_one_mistake_a_line()
    {
        var bytes = new byte[Many * 4];
        Array.Fill(bytes, (byte)0xFE, 1, bytes.Length - 1);

        Assert.InRange(TomlDocument.Read(bytes).Errors.Count, 1, 3);
    }

    [Fact]
    public void A_hundred_thousand_keys_keep_their_order()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Many / 4; i++) text.Append('k').Append(i).Append(" = ").Append(i).Append('\n');

        var entries = Reading.Root(text.ToString()).Entries;

        Assert.Equal(Many / 4, entries.Count);
        Assert.Equal(new TomlEntry("k9", new TomlPosition(10, 1), new TomlInteger(9, new TomlPosition(10, 6))), entries[9]);
    }

    private static void Check(string before, string piece, string after, int times)
    {
        var text = new StringBuilder(before).Insert(before.Length, piece, times).Append(after).ToString();

        var document = Reading.Read(text);

        Assert.InRange(document.Errors.Count, 0, text.Length + 200);
        Assert.NotEmpty(TaggedJson.Write(document.Root));
    }
}
