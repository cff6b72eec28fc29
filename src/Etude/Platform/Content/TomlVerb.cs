using System.Text;
using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary><c>bin/etude toml FILE</c>: shows how a TOML file is read.</summary>
public static class TomlVerb
{
    /// <summary>Writes the document as tagged JSON to <paramref name="output"/> and gives 0; or writes each mistake, in the order
    /// of the text, as <c>path(line,column): error: text</c> to <paramref name="errors"/> and gives 1.</summary>
    public static int Run(string path, TextWriter output, TextWriter errors)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(Unreadable(path));
            return 1;
        }

        var document = TomlDocument.Read(bytes);
        foreach (var error in document.Errors) errors.WriteLine($"{path}{error.Position}: error: {error.Message}");
        if (document.Errors.Count > 0) return 1;
        output.WriteLine(Encoding.UTF8.GetString(TaggedJson.Write(document.Root)));
        return 0;
    }

    private static string Unreadable(string path)
    {
        if (path.Length == 0) return "No file was named; write bin/etude toml FILE.";
        if (Directory.Exists(path)) return $"{path} is a folder; name a TOML file.";
        return File.Exists(path)
            ? $"The file {path} cannot be opened; check its permissions."
            : $"There is no file {path}; check the path.";
    }
}
