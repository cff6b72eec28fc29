using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Tests.Support;

namespace Etude.Tests.Platform.Configuration;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("  A = 1  ", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("A=", "")]
    [InlineData("A=# nothing", "")]
    [InlineData("A=one two # a comment", "one two")]
    [InlineData("A=colour#fff", "colour#fff")]
    [InlineData("A=x=y", "x=y")]
    [InlineData("A='$x \\n # not a comment' # one", "$x \\n # not a comment")]
    [InlineData("A=\"a\\tb \\\"c\\\" \\\\ \\$d\"", "a\tb \"c\" \\ $d")]
    [InlineData("A=\"\"", "")]
    [InlineData("\uFEFFA=1", "1")]
    [InlineData("# A=0\r\n\r\nA=1\r\n", "1")]
    public void A_value_is_read(string text, string value) => Assert.Equal(value, EnvFile.Parse(text, ".env.local")["A"]);

    [Theory]
    [InlineData("A=1\nDATABASE_URL", ".env.local line 2: there is no \"=\"")]
    [InlineData("\n\n1A=1", ".env.local line 3: what stands before \"=\" is not a name")]
    [InlineData("A B=1", ".env.local line 1: what stands before \"=\" is not a name")]
    [InlineData("=1", ".env.local line 1: what stands before \"=\" is not a name")]
    [InlineData("A=\"open", ".env.local line 1: the quote is not closed")]
    [InlineData("A='open\nB=2'", ".env.local line 1: the quote is not closed")]
    [InlineData("A='x' y", ".env.local line 1: something follows the closing quote")]
    [InlineData("A=1\n# pause\nA=2", ".env.local line 3: A is set already on line 1")]
    [InlineData("A=a\0b", ".env.local line 1: there is a NUL character")]
    public void A_bad_line_is_named_by_its_number(string text, string fault)
    {
        var refusal = Assert.Throws<PlainException>(() => EnvFile.Parse(text, ".env.local"));
        Assert.StartsWith(fault, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.ExitCode);
    }

    [Theory]
    [InlineData("A='s3cret' s3cret")]
    [InlineData("s3cret")]
    [InlineData("A=\"s3cret")]
    public void A_refusal_never_shows_what_may_be_a_secret(string text) =>
        Assert.DoesNotContain("s3cret", Assert.Throws<PlainException>(() => EnvFile.Parse(text, ".env.local")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_sets_nothing() => Assert.Empty(EnvFile.Read(Path.Combine(ThrowawayFolder.Make("env"), ".env.local")));

    [Fact]
    public void A_file_that_is_not_text_is_refused()
    {
        var path = Path.Combine(ThrowawayFolder.Make("env"), ".env.local");
        File.WriteAllBytes(path, [0x41, 0x3D, 0xFF, 0xFE]);
        Assert.Contains("is not UTF-8 text", Assert.Throws<PlainException>(() => EnvFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
