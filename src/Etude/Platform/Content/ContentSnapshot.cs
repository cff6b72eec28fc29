using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>A piece of content, the file it came from and its hash.</summary>
/// <param name="Path">The file, as it is printed.</param>
/// <param name="Place">Where its name stands in the file.</param>
/// <param name="Value">What it says.</param>
/// <param name="Hash">SHA-256 of its canonical form, lower-case hex.</param>
public sealed record Authored<T>(string Path, TomlPosition Place, T Value, string Hash);

/// <summary>Everything that a content folder says at one moment, with every mistake in it.</summary>
public sealed record ContentSnapshot
{
    /// <summary>Axes, voices and shares; null when one of their files has a mistake.</summary>
    public ContentFiles? Files { get; init; }

    /// <summary>False when <c>axes.toml</c> cannot be used: then nothing else could be judged, and the lists below are empty.</summary>
    public required bool AxesAreKnown { get; init; }

    /// <summary>The problems without a mistake.</summary>
    public IReadOnlyList<Authored<ProblemFile>> Problems { get; init; } = [];

    /// <summary>The items of the library files without a mistake.</summary>
    public IReadOnlyList<Authored<LibraryItem>> Items { get; init; } = [];

    /// <summary>Slugs of the problems whose files have a mistake; their rows stay as they are.</summary>
    public IReadOnlySet<string> BrokenProblems { get; init; } = new HashSet<string>();

    /// <summary>Axes whose library file has a mistake; the rows with that main axis stay as they are.</summary>
    public IReadOnlySet<string> BrokenLibraries { get; init; } = new HashSet<string>();

    /// <summary>Slugs that a library file with a mistake speaks of; their rows stay as they are.</summary>
    public IReadOnlySet<string> BrokenItems { get; init; } = new HashSet<string>();

    /// <summary>How many files have a mistake.</summary>
    public required int FailedFiles { get; init; }

    /// <summary>Every mistake, sorted by file and place.</summary>
    public required IReadOnlyList<ContentMistake> Mistakes { get; init; }
}
