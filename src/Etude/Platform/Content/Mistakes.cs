using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>Collects the mistakes of one file while it is read.</summary>
internal sealed class Mistakes
{
    private readonly List<ContentMistake> _found;

    public Mistakes(string path) : this(path, []) { }

    private Mistakes(string path, List<ContentMistake> found) => (Path, _found) = (path, found);

    /// <summary>The file, as it is printed.</summary>
    public string Path { get; }

    /// <summary>True when part of the text could not be read as TOML: then a key that is not there proves nothing.</summary>
    public bool TextIsBroken { get; private set; }

    public IReadOnlyList<ContentMistake> Found => _found;

    /// <summary>The same collection, for a second file that belongs to the first.</summary>
    public Mistakes Beside(string other) => new(other, _found);

    public void Add(TomlPosition at, string text) => _found.Add(new ContentMistake(Path, at, text));

    public void AddBrokenText(IEnumerable<TomlError> errors)
    {
        foreach (var error in errors)
        {
            TextIsBroken = true;
            Add(error.Position, error.Message);
        }
    }
}
