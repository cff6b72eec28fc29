using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Etude.Features.Direction.Reading;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Files;

/// <summary>A file that was sent, or a text that was pasted, as text.</summary>
/// <param name="Name">Without any folder.</param>
/// <param name="MediaType">By what the file holds, whatever its name says.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">Of the bytes, in small hexadecimal digits.</param>
/// <param name="Text">Clean text, as it will be stored and shown.</param>
public sealed record Upload(string Name, string MediaType, int Bytes, string Sha256, string Text)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>The most that a request with a file may send: the file, its text beside it, and the form around both.</summary>
    public const int LargestRequest = LargestFile + (2 * 1024 * 1024);

    /// <summary>The longest text, in characters: some forty pages.</summary>
    public const int LongestText = 120_000;

    /// <summary>More pages are no CV and no job description.</summary>
    public const int MostPages = 40;

    /// <summary>Reads <c>file</c>, or else <c>text</c>, of a form. Of a PDF the browser has read the text, and says in <c>pdf</c> how that went.</summary>
    /// <exception cref="BadFormException">It cannot be read; the sentence says why and what to do.</exception>
    public static Upload From(FormFields form)
    {
        if (form.File("file") is not { Length: > 0 } file)
            return OfText(form.Text("text", 10 * LongestText));
        if (file.Length > LargestFile)
            throw new BadFormException($"That file is {Megabytes(file.Length)} MB; at most {LargestFile / 1024 / 1024} MB are read. Paste its text instead.");
        using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        content.ReadExactly(bytes);
        var (type, text) = Read(bytes, form);
        return new(NameOf(file.FileName), type, bytes.Length, Sha(bytes), Checked(CleanText.Of(text)));
    }

    /// <summary>A text that was pasted.</summary>
    /// <inheritdoc cref="From" path="/exception"/>
    public static Upload OfText(string raw)
    {
        var bytes = Encoding.UTF8.GetBytes(raw);
        if (CleanText.IsBinary(raw))
            throw new BadFormException("That does not look like text. Paste the words, or choose a PDF, a Word document (.docx) or a text file.");
        return new("Pasted text", MediaTypes.Text, Math.Max(1, bytes.Length), Sha(bytes), Checked(CleanText.Of(raw)));
    }

    private static (string Type, string Text) Read(byte[] bytes, FormFields form) => MediaTypes.Of(bytes) switch
    {
        MediaTypes.Pdf => (MediaTypes.Pdf, OfPdf(form)),
        MediaTypes.Docx => (MediaTypes.Docx, DocxText.Read(bytes)),
        MediaTypes.Text => (MediaTypes.Text, Decoded(bytes)),
        MediaTypes.OldWord => throw new BadFormException("That is an old Word document, or one with a password. Save it as .docx without a password, or paste its text."),
        MediaTypes.RichText => throw new BadFormException("That is rich text (.rtf). Save it as .docx or PDF, or paste its text."),
        _ => throw new BadFormException("That file is neither a PDF nor a Word document (.docx) nor text. Choose one of these, or paste the text."),
    };

    private static string OfPdf(FormFields form) => form.Text("pdf", 100) switch
    {
        "scanned" => throw new BadFormException("This PDF holds pictures of pages and no text, as a scanner makes them. Save it with text recognition, or paste the text."),
        "encrypted" => throw new BadFormException("This PDF has a password. Save a copy without one, or paste its text."),
        "broken" => throw new BadFormException("This PDF is damaged and could not be opened. Export it again, or paste its text."),
        "long" => throw new BadFormException($"This PDF has more than {MostPages} pages. Choose a shorter one, or paste the part that matters."),
        _ when form.Text("text", 10 * LongestText) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) => text,
        _ => throw new BadFormException("The text of a PDF is read in your browser, and that did not happen: scripts may be off. Paste the text instead."),
    };

    private static string Decoded(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Utf8(bytes) ?? Encoding.Latin1.GetString(bytes),
        };
        return !CleanText.IsBinary(text) ? text : throw new BadFormException("That file does not hold text. Choose a PDF, a Word document (.docx) or a text file.");
    }

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Checked(string text) => text.Length switch
    {
        0 => throw new BadFormException("There is no text to read. Paste the words, or choose a file."),
        > LongestText => throw new BadFormException($"That is {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters of text; at most {LongestText.ToString("N0", CultureInfo.InvariantCulture)} are read. Keep the part that matters."),
        _ => text,
    };

    /// <summary>A file's own name: without folders, without what cannot be seen, never empty.</summary>
    private static string NameOf(string sent)
    {
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && c is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')))).Trim(' ', '.');
        return name.Length == 0 ? "File" : FormFields.Cut(name, 200);
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024.0).ToString("0.0", CultureInfo.InvariantCulture);
}
