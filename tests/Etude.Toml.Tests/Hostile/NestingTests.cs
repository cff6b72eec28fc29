namespace Etude.Toml.Tests.Hostile;

public class NestingTests
{
    private const string TooDeep = "values are nested more than 128 deep here";

    [Fact]
    public void A_hundred_and_twenty_eight_arrays_deep_is_read() =>
        Assert.Equal("", Reading.Mistakes("a = " + new string('[', 128) + new string(']', 128)));

    [Fact]
    public void One_array_deeper_is_refused_and_the_next_line_is_read()
    {
        var document = Reading.Read("a = " + new string('[', 129) + " 1, # ]\n \"]\", '''\n]''' " + new string(']', 129) + "\nb = 2");

        Assert.Equal("(1,133) " + TooDeep, Reading.Mistakes(document));
        Assert.Equal(2, Assert.IsType<TomlInteger>(document.Root["b"]).Value);
    }

    [Fact]
    public void Inline_tables_and_arrays_count_together()
    {
        var deepest = string.Concat(Enumerable.Repeat("[{a=", 64)) + "1" + string.Concat(Enumerable.Repeat("}]", 64));

        Assert.Equal("", Reading.Mistakes("a = " + deepest));
        Assert.Equal(TooDeep, Reading.Read("a = [" + deepest + "]").Errors.Single().Message);
    }

    [Fact]
    public void Tables_around_a_value_count_too()
    {
        var header = "[" + Path(100) + "]\n" + Path(20) + " = ";

        Assert.Equal("", Reading.Mistakes(header + new string('[', 9) + new string(']', 9)));
        Assert.Equal("(2,52) " + TooDeep, Reading.Mistakes(header + new string('[', 10) + new string(']', 10)));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("", " = 1")]
    [InlineData("a = {", " = 1}")]
    public void A_key_with_too_many_parts_is_refused_where_it_becomes_too_deep(string before, string after)
    {
        var error = Assert.Single(Reading.Read(before + Path(5000) + after).Errors);
        Assert.Equal("tables are nested more than 128 deep here", error.Message);
    }

    [Fact]
    public void Arrays_of_tables_count_the_array_and_the_table()
    {
        Assert.Equal("", Reading.Mistakes("[[" + Path(127) + "]]"));
        Assert.Equal("(1,257) tables are nested more than 128 deep here", Reading.Mistakes("[[" + Path(128) + "]]"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    [InlineData("[{a=[")]
    [InlineData("{a.b.c=")]
    public void Brackets_without_end_are_refused_without_exhausting_the_stack(string opening)
    {
        var document = Reading.Read("a = " + string.Concat(Enumerable.Repeat(opening, 300_000)));

        Assert.Contains(TooDeep, document.Errors.Select(e => e.Message));
        Assert.InRange(document.Errors.Count, 2, 200);
    }

    private static string Path(int parts) => string.Join('.', Enumerable.Repeat("a", parts));
}
