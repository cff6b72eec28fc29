using Etude.Toml.Reading;

namespace Etude.Toml;

/// <summary>What reading a document gives: everything that could be read, and every mistake in the order of the text.</summary>
public sealed record TomlDocument(TomlTable Root, IReadOnlyList<TomlError> Errors)
{
    /// <summary>How many tables, arrays and inline tables may stand inside one another; deeper ones are refused with their place,
    /// so that no document can exhaust the stack of whoever walks the result.</summary>
    public const int DeepestNesting = 128;

    /// <summary>Reads UTF-8 bytes as TOML 1.0.0. Never throws, whatever the bytes; reports mistakes in <see cref="Errors"/>
    /// and leaves out of <see cref="Root"/> what could not be read. Takes time in proportion to the length.</summary>
    public static TomlDocument Read(ReadOnlySpan<byte> utf8)
    {
        var mistakes = new Mistakes();
        var text = Utf8Text.Decode(utf8, mistakes);
        var root = new DocumentReader(text, mistakes).Read();
        return new TomlDocument(root, mistakes.InTextOrder());
    }
}
