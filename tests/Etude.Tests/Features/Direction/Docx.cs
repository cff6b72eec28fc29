using System.IO.Compression;
using System.Text;

namespace Etude.Tests.Features.Direction;

/// <summary>Word documents, good and bad, put together by hand as a package of XML.</summary>
internal static class Docx
{
    private const string Types = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Links = """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Of(params string[] paragraphs) => Package(Body(string.Concat(paragraphs.Select(Paragraph))));

    public static byte[] Damaged => Of("Engineer")[..200];

    public static byte[] WithMacros(string text) => Package(Body(Paragraph(text)), ("word/vbaProject.bin", "macro"));

    public static byte[] WithEntities() => Package($"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{Word}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>""");

    public static byte[] WithPages(int pages) => Package(Body(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>SQL</w:t><w:br w:type=\"page\"/></w:r></w:p>", pages))));

    /// <summary>Some kilobytes that unpack to 60 MB.</summary>
    public static byte[] Bomb() => Package(Body(Paragraph("SQL")), ("word/media/zeros.xml", new string('0', 60 * 1024 * 1024)));

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, text) in parts)
                using (var part = zip.CreateEntry(name).Open())
                    part.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }

    private static byte[] Package(string document, params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", Types), ("_rels/.rels", Links), ("word/document.xml", document), .. more]);

    private static string Body(string inside) => $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{Word}"><w:body>{inside}</w:body></w:document>""";

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{System.Net.WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";
}
