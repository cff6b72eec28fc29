using System.Globalization;
using System.Text.Json;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Iac;

/// <summary>
/// The shape of a role, or of a wish: each share of <c>iac.toml</c> with a number from 0 to 1, in steps of a hundredth; together they
/// make exactly 1. People and jobs have one.
/// </summary>
public sealed record IacProfile
{
    /// <summary>The key of a person's settings.</summary>
    public const string Setting = "iac_profile";

    private IacProfile(IReadOnlyList<int> percents) => Percents = percents;

    /// <summary>Per cent by share, in the order of the content file; they add up to 100.</summary>
    public IReadOnlyList<int> Percents { get; }

    /// <summary>
    /// Numbers of any size in their proportion, in whole per cent: rounded down, and what is missing to 100 goes to those that lost
    /// most. Null when there are none, when one is below zero or no number at all, or when all are zero.
    /// </summary>
    /// <param name="numbers">One a share, in the order of the content file.</param>
    public static IacProfile? From(IReadOnlyList<double> numbers)
    {
        if (numbers.Count == 0 || numbers.Any(n => !double.IsFinite(n) || n < 0) || numbers.Max() <= 0)
            return null;
        // Divided by the largest first, so that no sum is infinite.
        var scaled = numbers.Select(n => n / numbers.Max()).ToList();
        var exact = scaled.Select(n => 100 * n / scaled.Sum()).ToList();
        var percents = exact.Select(e => (int)Math.Floor(e)).ToList();
        foreach (var i in Enumerable.Range(0, exact.Count).OrderByDescending(i => exact[i] - percents[i]).Take(100 - percents.Sum()))
            percents[i]++;
        return new(percents);
    }

    /// <summary>A stored profile, as far as its shares still exist; null when nothing of it does.</summary>
    /// <param name="stored">By key of a share, 0 to 1.</param>
    public static IacProfile? From(IReadOnlyDictionary<string, double>? stored, IReadOnlyList<IacFile> shares) =>
        stored is null ? null : From([.. shares.Select(s => stored.GetValueOrDefault(s.Key))]);

    /// <summary>What the person wants; null when they have not said it.</summary>
    public static IacProfile? Of(PersonSettings settings, IReadOnlyList<IacFile> shares)
    {
        if (settings.Others?.GetValueOrDefault(Setting) is not { ValueKind: JsonValueKind.Object } bag)
            return null;
        var numbers = bag.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).DistinctBy(p => p.Name)
            .ToDictionary(p => p.Name, p => p.Value.TryGetDouble(out var number) ? number : -1, StringComparer.Ordinal);
        return From(numbers, shares);
    }

    /// <summary>As it is stored: by key, 0 to 1.</summary>
    public JsonMap<double> ToStored(IReadOnlyList<IacFile> shares) =>
        new(shares.Select((s, i) => KeyValuePair.Create(s.Key, Percents[i] / 100.0)));

    /// <summary>"60 % individual contributor, 25 % architect, 15 % coach".</summary>
    public string Said(IReadOnlyList<IacFile> shares) =>
        string.Join(", ", shares.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{Percents[i]} % {IacFit.Small(s.Name)}")));
}
