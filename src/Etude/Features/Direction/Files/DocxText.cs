using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Files;

/// <summary>
/// The text of a Word document. What it unpacks to is counted before anything is parsed, so that a small file cannot become a large one;
/// macros are refused, links to elsewhere are never followed, and a document type definition is a fault of the parser.
/// </summary>
internal static class DocxText
{
    private const long MostUnpacked = 40 * 1024 * 1024;
    private const int MostParts = 2000;
    private const int MostCharacters = 8_000_000;
    private const string Damaged = "This Word document is damaged and could not be opened. Save it again, or paste its text.";

    /// <exception cref="BadFormException">It cannot be read; the sentence says why.</exception>
    public static string Read(byte[] bytes)
    {
        try
        {
            Weigh(bytes);
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MostCharacters });
            return document.MainDocumentPart?.Document?.Body is { } body ? TextOf(body) : throw new BadFormException(Damaged);
        }
        catch (Exception fault) when (fault is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or IOException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new BadFormException(Damaged);
        }
    }

    /// <summary>Looks into the package without parsing it. Sizes that it states may lie, so each part is unpacked and counted.</summary>
    private static void Weigh(byte[] bytes)
    {
        using var package = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (package.Entries.Count > MostParts || package.Entries.Sum(e => Math.Min(e.Length, MostUnpacked + 1)) > MostUnpacked)
            throw TooLarge();
        if (package.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw new BadFormException("This Word document carries macros, which Etude does not touch. Save it as a plain .docx, or paste its text.");
        if (package.GetEntry("word/document.xml") is null)
            throw new BadFormException("That is a packed file, but not a Word document (.docx). Choose the document itself, or paste its text.");
        var (buffer, total) = (new byte[64 * 1024], 0L);
        foreach (var entry in package.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
                if ((total += read) > MostUnpacked)
                    throw TooLarge();
        }
    }

    private static string TextOf(Body body)
    {
        var (text, pages) = (new StringBuilder(), 1);
        foreach (var paragraph in body.Descendants<Paragraph>())
        {
            if (paragraph.ParagraphProperties?.NumberingProperties is not null)
                text.Append("- ");
            foreach (var part in paragraph.Descendants())
            {
                switch (part)
                {
                    case Text words: text.Append(words.Text); break;
                    case TabChar: text.Append(' '); break;
                    case Break { Type: { } type } when type.Value == BreakValues.Page: pages++; text.Append('\n'); break;
                    case Break or CarriageReturn: text.Append('\n'); break;
                    case LastRenderedPageBreak: pages++; break;
                }
            }

            text.Append('\n');
            if (pages > Upload.MostPages)
                throw new BadFormException($"This document has more than {Upload.MostPages} pages. Choose a shorter one, or paste the part that matters.");
        }

        return text.ToString();
    }

    private static BadFormException TooLarge() =>
        new($"This Word document unpacks to more than {MostUnpacked / 1024 / 1024} MB, which no CV or job description needs. Paste its text instead.");
}
