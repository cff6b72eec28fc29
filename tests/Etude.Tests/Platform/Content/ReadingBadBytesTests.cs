using System.Text;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingBadBytesTests : IDisposable
{
    private const string At = "problems/algorithms/two-sum.toml";
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_refused()
    {
        _space.Write(At, new byte[1_000_001]);

        Assert.Equal([At + "(1,1): error: the file is 1,000,001 bytes long; at most 1,000,000 are read, so shorten or split it"], _space.Mistakes());
    }

    [Fact]
    public void A_NUL_in_a_file_is_named_with_its_place()
    {
        _space.Write(At, ContentSpace.ProblemText.Replace("Two sum", "Two\0sum", StringComparison.Ordinal));

        Assert.Contains(_space.Mistakes(), m => m.StartsWith(At + "(1,13): error:", StringComparison.Ordinal));
    }

    [Fact]
    public void Invalid_UTF8_is_named_with_its_place()
    {
        var bytes = Encoding.UTF8.GetBytes(ContentSpace.ProblemText);
        bytes[Encoding.UTF8.GetByteCount("title = \"Two")] = 0xFF;
        _space.Write(At, bytes);

        Assert.Contains(_space.Mistakes(), m => m.StartsWith(At + "(1,13): error:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0xC3, 0xA9, 0xFF, (byte)'b' }, "(2,2): error: the text is not UTF-8 here; save the file as UTF-8")]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0 }, "(2,2): error: the text holds the invisible character U+0000; take it out")]
    [InlineData(new byte[] { (byte)'\n' }, "(1,1): error: the text is empty")]
    public void A_background_is_held_to_the_same_rules(byte[] bytes, string mistake)
    {
        _space.Problem("two-sum");
        _space.Write("problems/algorithms/two-sum.md", bytes);

        Assert.Equal(["problems/algorithms/two-sum.md" + mistake], _space.Mistakes());
        Assert.Equal(["two-sum"], _space.Read().BrokenProblems);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        _space.Write(At, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(ContentSpace.ProblemText)]);
        _space.Write("problems/algorithms/two-sum.md", [0xEF, 0xBB, 0xBF, (byte)'a']);

        Assert.Empty(_space.Mistakes());
        Assert.Equal("a", Assert.Single(_space.Read().Problems).Value.ContentMd);
    }

    [Fact]
    public void No_bytes_crash_the_reader()
    {
        var chance = new Random(20261122);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(ContentSpace.ProblemText);
            for (var hits = chance.Next(1, 20); hits > 0; hits--) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            _space.Write(At, bytes[..chance.Next(bytes.Length)]);

            var content = _space.Read();

            Assert.True(content.Problems.Count == 0 ? content.Mistakes.Count > 0 : content.Mistakes.Count == 0);
        }
    }
}
