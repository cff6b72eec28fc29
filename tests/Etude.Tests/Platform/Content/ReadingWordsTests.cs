using Etude.Platform;
using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingWordsTests : IDisposable
{
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Axes_shares_and_voices_of_this_repository_are_read()
    {
        var files = ContentFiles.Read(_space.Folder);

        Assert.Equal(10, files.Axes.Count);
        Assert.Equal(3, files.Shares.Count);
        Assert.Equal(5, files.Voices.Count);
        Assert.Equal("Data structures", files.AxisName("data_structures"));
        Assert.Equal("astrology", files.AxisName("astrology"));
        Assert.Equal("hamming", files.Voice("hamming").Key);
        Assert.Equal(files.Voices[0], files.Voice(null));
        Assert.Contains("proves the invariant", files.Axes[0].Anchors[75], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("axes.toml", "key = \"databases\"", "key = \"Databases\"", "is not a key")]
    [InlineData("axes.toml", "key = \"databases\"", "key = \"algorithms\"", "axis \"algorithms\" is defined twice")]
    [InlineData("axes.toml", "at_25 =", "at_24 =", "missing key \"at_25\" in [axis]")]
    [InlineData("iac.toml", "letter = \"I\"", "letter = \"IC\"", "is 2 characters long; at most 1 fit")]
    [InlineData("voices.toml", "\"{claim} Keep doing this.\"", "\"Keep doing this.\"", "must hold {claim}")]
    [InlineData("voices.toml", "\"{claim} Keep doing this.\"", "\"{clam} {claim}\"", "holds {clam}, which \"praise\" does not know")]
    public void A_mistake_in_them_is_named(string file, string replace, string with, string mistake)
    {
        var text = File.ReadAllText(Path.Combine(_space.Folder, file));
        Assert.Contains(replace, text, StringComparison.Ordinal);
        _space.Write(file, text.Replace(replace, with, StringComparison.Ordinal));

        Assert.Contains(_space.Mistakes(), m => m.StartsWith(file + "(", StringComparison.Ordinal) && m.Contains(mistake, StringComparison.Ordinal));
        Assert.Contains(mistake, Assert.Throws<PlainException>(() => ContentFiles.Read(_space.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_judged_while_the_axes_are_not_known()
    {
        _space.Problem("two-sum");
        _space.Delete("axes.toml");

        var content = _space.Read();

        Assert.False(content.AxesAreKnown);
        Assert.Equal(["axes.toml(1,1): error: the file is missing; the app cannot do without it"], _space.Mistakes());
        Assert.Empty(content.Problems);
    }

    [Fact]
    public void A_missing_folder_is_one_clear_sentence()
    {
        var error = Assert.Throws<PlainException>(() => ContentFolder.Read("/no/such/folder"));

        Assert.Equal("The content folder /no/such/folder does not exist; set ETUDE_CONTENT, or name another one with --content.", error.Message);
        Assert.Equal(1, error.ExitCode);
    }
}
