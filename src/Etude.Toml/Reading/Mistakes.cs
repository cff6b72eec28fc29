namespace Etude.Toml.Reading;

/// <summary>Collects what is wrong with a document.</summary>
internal sealed class Mistakes
{
    private readonly List<TomlError> found = [];

    public int Count => found.Count;

    public void Add(TomlPosition position, string message) => found.Add(new TomlError(position, message));

    /// <summary>The mistakes from the top of the text to its end; of two at the same place only the one found first, since
    /// the second would be its consequence.</summary>
    public IReadOnlyList<TomlError> InTextOrder() =>
        [.. found.OrderBy(e => e.Position).DistinctBy(e => e.Position)];
}
