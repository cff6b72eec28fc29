using Etude.Features.Progress;
using Etude.Features.Progress.Figures;

namespace Etude.Tests.Features.Progress;

public sealed class DataTableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@sum", "'@sum")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\u00A0=1+1", "' =1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("61\u00A0%", "61 %")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    public void A_cell_is_text_to_a_spreadsheet(string text, string cell) => Assert.Equal(cell, DataTable.Cell(text));

    [Fact]
    public void A_table_has_its_heads_first() =>
        Assert.Equal("Week of,Share\r\n2 Mar,61 %\r\n", new DataTable("Shares", ["Week of", "Share"], [["2 Mar", "61\u00A0%"]]).Csv());

    [Theory]
    [InlineData(null, null, null, "range=12w")]
    [InlineData("4w", null, null, "range=4w")]
    [InlineData("all", null, null, "range=all")]
    [InlineData("for ever", null, null, "range=12w")]
    [InlineData("4w", "2026-01-01", "2026-02-01", "from=2026-01-01&to=2026-02-01")]
    [InlineData(null, "2026-01-01", null, "from=2026-01-01")]
    [InlineData(null, "2026-02-30", "2026-03-01", "range=12w")]
    [InlineData(null, "2026-02-01", "2026-01-01", "range=12w")]
    [InlineData("1y", "0001-01-01", null, "range=1y")]
    [InlineData(null, "' or true --", "x", "range=12w")]
    public void What_cannot_be_read_counts_as_not_asked(string? range, string? from, string? to, string query) =>
        Assert.Equal(query, ProgressRange.Read(range, from, to).Query);
}
