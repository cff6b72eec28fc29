using System.Globalization;
using System.Text;

namespace Etude.Features.Progress.Figures;

/// <summary>The numbers behind a picture: shown under it, and exported.</summary>
/// <param name="Caption">What they are.</param>
/// <param name="Columns">Heads; the first names the row.</param>
/// <param name="Rows">Cells in the order of the columns.</param>
public sealed record DataTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Comma separated values (RFC 4180), with line ends as CR LF.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend(Columns))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>
    /// A cell that a spreadsheet takes for text: what would begin a formula gets an apostrophe before it, blanks at its beginning or not. A plain number stays.
    /// </summary>
    public static string Cell(string text)
    {
        var plain = text.Replace('\u00A0', ' ');
        var begin = plain.TrimStart();
        var isFormula = (begin.Length > 0 && begin[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20') || (plain.Length > 0 && plain[0] is '\t' or '\r' or '\n');
        var safe = isFormula && !double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>"61 %", with a blank that does not break; a dash where there is nothing to divide by.</summary>
    public static string Percent(double? share) => share is { } value ? $"{Math.Round(value * 100).ToString("0", CultureInfo.InvariantCulture)}\u00A0%" : "–";

    public static string Number(double? value, string format = "0.0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
