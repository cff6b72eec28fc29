using System.Text.Json;
using Etude.Platform.Postgres;

namespace Etude.Platform.Models;

/// <summary>What a feature asks of the model: its own words, what a person wrote, and the shape that the answer must have.</summary>
public sealed record ModelQuestion
{
    /// <summary>What it is for, a word or two, as Settings shows it.</summary>
    public required string Purpose { get; init; }

    /// <summary>Changes whenever the words or the shape change.</summary>
    public required string PromptVersion { get; init; }

    public required Guid Person { get; init; }

    /// <summary>Says whether the person wants a model at all, and which name and address are to be covered.</summary>
    public required PersonSettings Settings { get; init; }

    /// <summary>Who the model is to be. Ours.</summary>
    public required string Role { get; init; }

    /// <summary>What it is to do, with all that is not the person's. Ours: never the reference solution, never anything of other people.</summary>
    public required string Task { get; init; }

    /// <summary>What the person wrote, by name. Covered by <see cref="Mask"/> and fenced before it leaves.</summary>
    public required IReadOnlyList<(string Name, string Text)> Written { get; init; }

    /// <summary>A word for the shape, <c>[a-z_]</c>.</summary>
    public required string SchemaName { get; init; }

    /// <summary>The shape of the answer; see <see cref="JsonShape"/> for what it may ask.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>The most tokens that an answer may have.</summary>
    public required int MaxOutputTokens { get; init; }
}
