using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Toml.Tests.Hostile;

public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "a.b", "'l'", "\"q\"", "=", " = ", "\n", "\n", "\r\n", "[", "]", "[[", "]]", "{", "}", ",", "#", " ", "\t", "\"", "'",
        "\"\"\"", "'''", "\\", "\\u00e9", "\\uD800", "\\q", "1", "0", "-", "+", "_", "0x1F", "1e5", ".", ":", "inf", "nan", "true", "1979-05-27",
        "07:32:00", "T", "Z", "\0", "\x7f", "\r", "é", "😀", "\uFEFF", "\u2028", "a = 1\n", "[a]\n", "[[a]]\n", "a = {b = 1}\n", "a = [1,\n",
    ];

    [Fact]
    public void Any_bytes_are_read_without_an_exception() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(20261122, 7), Prop.ForAll<byte[]>(bytes => Check(bytes)));

    [Fact]
    public void Any_text_made_of_pieces_of_toml_is_read_without_an_exception()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Check(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public void Any_valid_document_with_broken_bytes_is_read_without_an_exception()
    {
        var random = new Random(1000);
        for (var i = 0; i < 3_000; i++)
        {
            var trees = new Trees(random);
            var bytes = Encoding.UTF8.GetBytes(new TreeWriter(random).Write(trees.Table(3)));
            for (var flips = random.Next(1, 4); flips > 0 && bytes.Length > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Check(bytes);
        }
    }

    [Fact]
    public void Every_beginning_of_a_document_is_read_without_an_exception()
    {
        var random = new Random(7);
        var bytes = Encoding.UTF8.GetBytes(new TreeWriter(random).Write(new Trees(random).Table(4)));
        for (var length = 0; length < Math.Min(bytes.Length, 3_000); length++) Check(bytes[..length]);
    }

    /// <summary>The mistakes stand in the order of the text, inside it, one at a place; and what was read can be shown.</summary>
    private static bool Check(byte[] bytes)
    {
        var document = TomlDocument.Read(bytes);
        var lines = bytes.Count(b => b == '\n') + 1;
        var last = new TomlPosition(0, 0);
        foreach (var error in document.Errors)
        {
            Assert.True(error.Position > last, $"{error.Position} does not come after {last}");
            Assert.InRange(error.Position.Line, 1, lines);
            Assert.InRange(error.Position.Column, 1, bytes.Length + 1);
            Assert.NotEmpty(error.Message);
            Assert.DoesNotContain(error.Message, char.IsControl);
            last = error.Position;
        }

        using var json = JsonDocument.Parse(TaggedJson.Write(document.Root), new JsonDocumentOptions { MaxDepth = 200 });
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        return true;
    }
}
