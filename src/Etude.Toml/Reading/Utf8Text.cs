using System.Buffers;
using System.Text;

namespace Etude.Toml.Reading;

/// <summary>Turns the bytes of a file into text.</summary>
internal static class Utf8Text
{
    /// <summary>The text without its byte order mark. Bytes that are not UTF-8 become U+FFFD and a mistake, one for each line.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, Mistakes mistakes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            mistakes.Add(new TomlPosition(1, 1), "the file is written in UTF-16; save it as UTF-8");
            return "";
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (!System.Text.Unicode.Utf8.IsValid(bytes)) ReportBrokenBytes(bytes, mistakes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static void ReportBrokenBytes(ReadOnlySpan<byte> bytes, Mistakes mistakes)
    {
        var (line, column, reported) = (1, 1, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status != OperationStatus.Done && reported != line)
            {
                mistakes.Add(new TomlPosition(line, column), $"the byte 0x{bytes[0]:X2} here is not UTF-8; save the file as UTF-8");
                reported = line;
            }

            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            bytes = bytes[length..];
        }
    }
}
