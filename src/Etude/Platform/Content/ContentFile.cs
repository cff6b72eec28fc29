using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>One file of the content folder: its bytes, or the mistake that kept them away.</summary>
internal static class ContentFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private static readonly TomlPosition Start = new(1, 1);

    /// <summary>The document of a TOML file as a section, or null when the file cannot be read at all.</summary>
    public static Section? ReadToml(string path, Mistakes mistakes)
    {
        if (ReadBytes(path, mistakes) is not { } bytes) return null;
        var document = TomlDocument.Read(bytes);
        mistakes.AddBrokenText(document.Errors);
        return new Section(document.Root, "", mistakes);
    }

    /// <summary>A Markdown file in its kept form; null when it has a mistake.</summary>
    public static string? ReadMarkdown(string path, Mistakes mistakes)
    {
        if (ReadBytes(path, mistakes) is not { } bytes) return null;
        var valid = Utf8.IsValid(bytes) ? bytes.Length : FirstInvalid(bytes);
        var raw = Encoding.UTF8.GetString(bytes.AsSpan(0, valid)).TrimStart('\uFEFF');
        if (valid < bytes.Length)
        {
            mistakes.Add(After(raw), "the text is not UTF-8 here; save the file as UTF-8");
            return null;
        }
        var rule = TextRule.Prose(65_000);
        var text = rule.Normalise(raw);
        if (rule.Fault(text) is not { } fault) return text;
        var at = TextRule.FirstRefused(raw) is { } index ? After(raw[..index]) : Start;
        mistakes.Add(at, $"the text {fault}");
        return null;
    }

    private static byte[]? ReadBytes(string path, Mistakes mistakes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length <= MaxBytes) return File.ReadAllBytes(path);
            mistakes.Add(Start, $"the file is {length:N0} bytes long; at most {MaxBytes:N0} are read, so shorten or split it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(Start, e is UnauthorizedAccessException
                ? "the file may not be read; give this user the right to read it"
                : "the file cannot be read; look at whether it is there and whether the disk is well");
        }
        return null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done) at += used;
        return at;
    }

    private static TomlPosition After(string text)
    {
        var lines = text.Split('\n');
        return new TomlPosition(lines.Length, lines[^1].EnumerateRunes().Count() + 1);
    }
}
