using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

public sealed class TomlVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("etude-toml-");
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };

    [Fact]
    public void A_valid_file_is_shown_as_tagged_json()
    {
        var path = File("good.toml", "a = 42\n");

        Assert.Equal(0, TomlVerb.Run(path, output, errors));
        Assert.Equal("{\n  \"a\": {\n    \"type\": \"integer\",\n    \"value\": \"42\"\n  }\n}\n", output.ToString());
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void Each_mistake_is_a_line_with_its_place_and_nothing_is_shown()
    {
        var path = File("bad.toml", "a = 1\nb = x\na = 2\n");

        Assert.Equal(1, TomlVerb.Run(path, output, errors));
        Assert.Equal($"{path}(2,5): error: \"x\": this is not a value; text needs quotes\n{path}(3,1): error: key \"a\" is defined twice (first at line 1)\n", errors.ToString());
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_missing_file_is_one_clear_sentence()
    {
        var path = Path.Combine(folder.FullName, "none.toml");

        Assert.Equal(1, TomlVerb.Run(path, output, errors));
        Assert.Equal($"There is no file {path}; check the path.\n", errors.ToString());
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Assert.Equal(1, TomlVerb.Run(folder.FullName, output, errors));
        Assert.Equal($"{folder.FullName} is a folder; name a TOML file.\n", errors.ToString());
    }

    [Fact]
    public void No_name_at_all_is_answered_with_the_form_of_the_command()
    {
        Assert.Equal(1, TomlVerb.Run("", output, errors));
        Assert.Equal("No file was named; write bin/etude toml FILE.\n", errors.ToString());
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
