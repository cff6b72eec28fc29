namespace Etude.Platform.Migrations;

/// <summary>What a run of the migrations did.</summary>
/// <param name="Applied">The files that this run applied, in order; empty when nothing was missing.</param>
/// <param name="Known">How many migrations this Etude has.</param>
public sealed record MigrationReport(IReadOnlyList<string> Applied, int Known)
{
    /// <summary>One line for the person who typed <c>bin/etude migrate</c>.</summary>
    public override string ToString() => Applied.Count == 0
        ? $"Nothing to migrate: all {Known} migrations are applied."
        : $"Applied {string.Join(", ", Applied)}.";
}
