namespace Etude.Features.Progress.Charts;

/// <summary>A point of a line over time.</summary>
/// <param name="Name">Its place in time, in a word or two.</param>
/// <param name="Value">0 to 1.</param>
/// <param name="Low">The lower end of its interval; null for none.</param>
public sealed record LinePoint(string Name, double Value, double? Low = null, double? High = null);
