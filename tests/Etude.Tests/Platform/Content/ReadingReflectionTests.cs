using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class ReadingReflectionTests
{
    [Theory]
    [InlineData("key = \"a\"\nabout = \"weakest\"\ntext = \"Why {axis}\"", "a question ends with a question mark")]
    [InlineData("key = \"a\"\nabout = \"weakest\"\ntext = \"Why {title}?\"", "{title} is not known to questions about \"weakest\"")]
    [InlineData("key = \"A b\"\nabout = \"general\"\ntext = \"Why?\"", "is not a key")]
    [InlineData("key = \"a\"\nabout = \"wekest\"\ntext = \"Why?\"", "did you mean \"weakest\"?")]
    [InlineData("key = \"a\"\nabout = \"general\"\ntext = \"Why?\"\nmore = 1", "more")]
    [InlineData("key = \"a\"\nabout = \"general\"\ntext = \"Why?\"\n[[question]]\nkey = \"a\"\nabout = \"general\"\ntext = \"What?\"", "is defined twice")]
    public void A_mistake_is_named_with_its_place(string text, string said)
    {
        using var space = new ContentSpace();
        File.WriteAllText(Path.Combine(space.Folder, "reflection.toml"), "[[question]]\n" + text + "\n");

        var mistake = Assert.Single(ContentFolder.Read(space.Folder).Mistakes);

        Assert.Contains(said, mistake.ToString(), StringComparison.Ordinal);
        Assert.Contains("reflection.toml(", mistake.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_file_there_are_no_questions()
    {
        using var space = new ContentSpace();
        Assert.Empty(ContentFiles.Read(space.Folder).Reflection);
    }
}
