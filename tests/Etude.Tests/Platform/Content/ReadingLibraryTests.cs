using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingLibraryTests : IDisposable
{
    private const string At = "library/databases.toml";
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Items_are_read()
    {
        _space.Write(At, ContentSpace.LibraryText("databases", "one", "two"));

        var content = _space.Read();

        Assert.Empty(content.Mistakes);
        Assert.Equal(["one", "two"], content.Items.Select(i => i.Value.Slug));
        Assert.Equal(90, content.Items[0].Value.Minutes);
        Assert.Equal("https://example.org/one", content.Items[0].Value.Url);
    }

    [Theory]
    [InlineData("https://example.org/one", "javascript:alert(1)", "(5,7): error: \"javascript:alert(1)\" is not a web address; it must begin with https:// or http://")]
    [InlineData("https://example.org/one", "file:///etc/passwd", "(5,7): error: \"file:///etc/passwd\" is not a web address; it must begin with https:// or http://")]
    [InlineData("https://example.org/one", "https://", "(5,7): error: \"https://\" is not a web address; it must begin with https:// or http://")]
    [InlineData("https://example.org/one", "https://user:word@example.org/", "(5,7): error: \"https://user:word@example.org/\" is not a web address; it must begin with https:// or http://")]
    [InlineData("https://example.org/one", "/relative", "(5,7): error: \"/relative\" is not a web address; it must begin with https:// or http://")]
    [InlineData("\"reading\"", "\"book\"", "(6,8): error: kind \"book\" does not exist (it is one of: reading, video, exercise)")]
    [InlineData("\"databases\"", "\"database\"", "(7,9): error: axis \"database\" does not exist (did you mean \"databases\"?)")]
    [InlineData("\"databases\"", "\"leadership\"", "(7,8): error: the first axis is \"leadership\", but the file is databases.toml; put the item into leadership.toml")]
    [InlineData("minutes = 90", "minutes = -1", "(9,11): error: \"minutes\" is -1; it must be between 1 and 20000")]
    [InlineData("slug = \"one\"", "slug = \"One\"", "(2,8): error: \"One\" is not a slug; a slug is made of small letters, digits and single hyphens, at most 100 of them")]
    [InlineData("why =", "wy =", "(10,1): error: unknown key \"wy\" in [item] (did you mean \"why\"?)")]
    public void A_mistake_is_named_with_its_place(string replace, string with, string mistake)
    {
        _space.Write(At, ContentSpace.LibraryText("databases", "one").Replace(replace, with, StringComparison.Ordinal));

        Assert.Contains(At + mistake, _space.Mistakes());
        Assert.Empty(_space.Read().Items);
        Assert.Equal(["databases"], _space.Read().BrokenLibraries);
    }

    [Theory]
    [InlineData("[\"two-sum\"]", null)]
    [InlineData("[\"two-sums\"]", "(11,13): error: problem \"two-sums\" does not exist (did you mean \"two-sum\"?)")]
    [InlineData("[\"two-sum\", \"two-sum\"]", "(11,24): error: problem \"two-sum\" is named twice")]
    [InlineData("[]", "(11,12): error: \"prepares\" has 0 entries; it must have 1 to 6")]
    [InlineData("\"two-sum\"", "(11,12): error: \"prepares\" must be a list of texts, not text")]
    [InlineData("[\"broken\"]", null)]
    public void What_an_item_prepares_for_is_a_problem_that_there_is(string prepares, string? mistake)
    {
        _space.Problem("two-sum");
        _space.Problem("broken", "\"intro\"", "\"easy\"");
        _space.Write("library/algorithms.toml", ContentSpace.LibraryText("algorithms", "one") + $"\nprepares = {prepares}");

        Assert.Equal(mistake is null ? [] : ["library/algorithms.toml" + mistake], _space.Mistakes().Where(m => m.StartsWith("library", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_item_and_what_it_prepares_for_share_an_axis()
    {
        _space.Problem("two-sum");
        _space.Write(At, ContentSpace.LibraryText("databases", "one") + "\nprepares = [\"two-sum\"]");

        Assert.Equal([At + "(11,12): error: problem \"two-sum\" shares no axis with the item; name the axis in both, or leave the problem out"], _space.Mistakes());
    }

    [Fact]
    public void The_library_of_this_repository_has_its_220_items_and_each_prepares_for_a_problem()
    {
        var content = ContentFolder.Read(Path.Combine(RepositoryRoot.Find(), "content"));

        Assert.Empty(content.Mistakes);
        Assert.Equal(220, content.Items.Count);
        Assert.Empty(content.Items.Where(i => i.Value.Prepares.Count == 0).Select(i => i.Value.Slug));
        Assert.Equal(content.Files!.Axes.Select(a => a.Key).Order(StringComparer.Ordinal), content.Items.Select(i => i.Value.Axes[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_slug_used_twice_in_a_file_is_a_mistake()
    {
        _space.Write(At, ContentSpace.LibraryText("databases", "one", "one"));

        Assert.Equal([At + "(12,8): error: slug \"one\" is used twice in this file"], _space.Mistakes());
    }

    [Fact]
    public void A_slug_used_in_two_files_is_a_mistake_of_both()
    {
        _space.Write(At, ContentSpace.LibraryText("databases", "one", "two"));
        _space.Write("library/leadership.toml", ContentSpace.LibraryText("leadership", "two"));

        Assert.Equal([At + "(12,8)", "library/leadership.toml(2,8)"], _space.Mistakes().Select(m => m[..m.IndexOf(": error", StringComparison.Ordinal)]));
        Assert.Empty(_space.Read().Items);
    }

    [Fact]
    public void A_file_that_is_no_axis_is_a_mistake()
    {
        _space.Write("library/datbases.toml", ContentSpace.LibraryText("databases", "one"));

        Assert.Contains(
            "library/datbases.toml(1,1): error: the file is called datbases.toml, but axis \"datbases\" does not exist (did you mean \"databases\"?)",
            _space.Mistakes());
    }

    [Theory]
    [InlineData("")]
    [InlineData("item = []")]
    [InlineData("item = [1]")]
    [InlineData("item = 3")]
    [InlineData("[item]\nslug = \"one\"")]
    public void A_file_without_items_is_a_mistake(string text)
    {
        _space.Write(At, text);

        Assert.Single(_space.Mistakes());
    }
}
