using System.Text.Json;
using Etude.Platform.Postgres;
using Etude.Recall;
using Etude.Recall.Fitting;

namespace Etude.Features.Recall;

/// <summary>
/// What came of the last fit of the memory model to a person's own log, as it lies in their settings under <see cref="Key"/>: so it
/// comes with every batch. Log losses are means per held-out review, in nats; lower is better.
/// </summary>
public sealed record KeptFit : IJsonColumn
{
    public const string Key = "recall_fit";

    /// <summary>The 21 weights in use; null where the fit was not worth keeping, and the defaults are used.</summary>
    public double[]? Weights { get; init; }

    /// <summary>How many of the weights were fitted.</summary>
    public required FittedPart Part { get; init; }

    /// <summary>Reviews after the first of each problem when the log was read: the measure of how much it has grown since.</summary>
    public required int Repeats { get; init; }

    /// <summary>Those of them that say something about forgetting: a day or more after the one before.</summary>
    public required int CountableReviews { get; init; }

    public required int HeldOutReviews { get; init; }
    public double? LogLoss { get; init; }
    public double? DefaultLogLoss { get; init; }
    public double? BaselineLogLoss { get; init; }
    public required DateTimeOffset FittedAt { get; init; }

    public static KeptFit From(FitResult fit, int repeats, DateTimeOffset at) => new()
    {
        Weights = fit.Kept ? [.. fit.Weights] : null, Part = fit.Part, Repeats = repeats, CountableReviews = fit.CountableReviews,
        HeldOutReviews = fit.HeldOutReviews, LogLoss = fit.LogLoss, DefaultLogLoss = fit.DefaultLogLoss, BaselineLogLoss = fit.BaselineLogLoss, FittedAt = at,
    };

    /// <summary>The person's last fit; null when there was none, or what is stored cannot be read.</summary>
    public static KeptFit? Of(PersonSettings settings)
    {
        if (settings.Others?.TryGetValue(Key, out var stored) != true || stored.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            return stored.Deserialize<KeptFit>(Json.Options) is { } fit ? fit with { Weights = Usable(fit.Weights) } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Weights of another number, or that are no numbers, count as none.</summary>
    private static double[]? Usable(double[]? weights) =>
        weights?.Length == RecallWeights.Count && weights.All(double.IsFinite) ? weights : null;
}
