namespace Etude.Shell.Charts;

/// <summary>Shares of one whole, as a picture and its table show them.</summary>
/// <param name="Name">Whose they are.</param>
/// <param name="Percents">They add up to 100, in the order of the names beside them.</param>
public sealed record ShareMark(string Name, IReadOnlyList<int> Percents);
