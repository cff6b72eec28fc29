namespace Etude.Toml.Tests;

public class DocumentTests
{
    [Fact]
    public void A_problem_file_reads_with_its_tables_in_order()
    {
        var root = Reading.Root("title = \"Idempotent charge\"\naxes = [\"a\", \"b\"] # first = main\n\n[phase_minutes]\nexplore = 3\n");

        Assert.Equal(["title", "axes", "phase_minutes"], root.Entries.Select(e => e.Key));
        Assert.Equal(3, Assert.IsType<TomlInteger>(Assert.IsType<TomlTable>(root["phase_minutes"])["explore"]).Value);
        Assert.Equal(new TomlPosition(2, 8), root["axes"]!.Position);
        Assert.Null(root["missing"]);
    }

    [Fact]
    public void Every_mistake_is_reported_and_the_rest_is_still_read()
    {
        var document = Reading.Read("a = 01\nb = 2\nb = 3\nc = \"open\nd = 4\n");

        Assert.Equal("""
            (1,5) "01": a number may not begin with a zero; leave the zero out
            (3,1) key "b" is defined twice (first at line 2)
            (4,5) this text is not closed; end it with " on the same line, or use three of them for several lines
            """, Reading.Mistakes(document).Replace("\"\"\"", "three of them"));
        Assert.Equal(["b", "d"], document.Root.Entries.Select(e => e.Key));
    }
}
