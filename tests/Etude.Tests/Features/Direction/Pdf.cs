using System.Globalization;
using System.Text;

namespace Etude.Tests.Features.Direction;

/// <summary>A PDF of one page, put together by hand: lines of text, or none, as a scanner leaves a page without recognition.</summary>
internal static class Pdf
{
    /// <summary>One that asks for a password: it says so, and holds keys that the empty password does not fit.</summary>
    public static byte[] WithPassword() => Of(["Nobody reads this"],
        "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + new string('5', 64) + "> /U <" + new string('a', 64) + "> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]");

    /// <param name="trailer">What the trailer says beyond the usual.</param>
    public static byte[] Of(IReadOnlyList<string> lines, string trailer = "")
    {
        var text = new StringBuilder("BT /F1 11 Tf 14 TL 60 780 Td\n");
        foreach (var line in lines)
            text.Append('(').Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T*\n");
        var content = text.Append("ET\n").ToString();
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
