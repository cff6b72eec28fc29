namespace Etude.Features.Direction.Files;

/// <summary>What a file is, by its first bytes: a name may say anything.</summary>
public static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Text = "text/plain";
    public const string OldWord = "application/msword";
    public const string RichText = "application/rtf";
    public const string Other = "application/octet-stream";

    // Viewers find a PDF's mark within the first kilobyte.
    private const int PdfMarkWithin = 1024;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes[..Math.Min(bytes.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0)
            return Pdf;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return Docx;
        ReadOnlySpan<byte> compound = [0xD0, 0xCF, 0x11, 0xE0];
        if (bytes.StartsWith(compound))
            return OldWord;
        if (bytes.StartsWith("{\\rtf"u8))
            return RichText;
        ReadOnlySpan<byte> little = [0xFF, 0xFE], big = [0xFE, 0xFF];
        return bytes.StartsWith(little) || bytes.StartsWith(big) || bytes.IndexOf((byte)0) < 0 ? Text : Other;
    }

    /// <summary>How a media type is called on screens.</summary>
    public static string Name(string type) => type switch
    {
        Pdf => "PDF",
        Docx => "Word document",
        _ => "Text",
    };
}
