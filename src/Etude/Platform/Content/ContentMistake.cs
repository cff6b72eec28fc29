using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>One mistake of one content file: where it stands and what is wrong, in one sentence with its remedy.</summary>
/// <param name="Path">The file, as it should be printed.</param>
/// <param name="Position">Line and column, both counted from 1.</param>
/// <param name="Text">What is wrong.</param>
public sealed record ContentMistake(string Path, TomlPosition Position, string Text) : IComparable<ContentMistake>
{
    /// <summary>By path (ordinal), then by place, then by text: the order in which mistakes are printed.</summary>
    public int CompareTo(ContentMistake? other)
    {
        if (other is null) return 1;
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0) return byPath;
        var byPlace = Position.CompareTo(other.Position);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(Text, other.Text);
    }

    public static bool operator <(ContentMistake left, ContentMistake right) => left.CompareTo(right) < 0;
    public static bool operator >(ContentMistake left, ContentMistake right) => left.CompareTo(right) > 0;
    public static bool operator <=(ContentMistake left, ContentMistake right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ContentMistake left, ContentMistake right) => left.CompareTo(right) >= 0;

    /// <summary>The line that editors and build tools can jump to: <c>path(line,column): error: text</c>.</summary>
    public override string ToString() => $"{Path}({Position.Line},{Position.Column}): error: {Text}";
}
