using Etude.Platform.Postgres;

namespace Etude.Features.Reflection;

/// <summary>One question of a set, with the facts of the person's own rows that it rests on.</summary>
/// <param name="Key">The question's key in the content; the reply is kept under it.</param>
/// <param name="About">What it rests on; see <c>content/reflection.toml</c>.</param>
public sealed record Prompt(string Key, string About, string Text, IReadOnlyList<string> Facts)
{
    /// <summary>True where a model worded the question. Its facts are the server's in any case.</summary>
    public bool ByModel { get; init; }
}

/// <summary>A set of prompts as a page shows it before it is begun, and as the form brings it back.</summary>
public sealed record PromptSet : IJsonColumn
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required JsonList<Prompt> Prompts { get; init; }
}
