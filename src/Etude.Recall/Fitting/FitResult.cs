namespace Etude.Recall.Fitting;

/// <summary>How many of the weights a log is long enough for.</summary>
public enum FittedPart
{
    /// <summary>None: fewer than 8 countable reviews.</summary>
    None,

    /// <summary>The four first stabilities, w0 to w3: fewer than 64.</summary>
    FirstStabilities,

    /// <summary>All 21.</summary>
    All,
}

/// <summary>What came of a fit. Log losses are means per held-out review, in nats; lower is better.</summary>
public sealed record FitResult
{
    /// <summary>The 21 weights to use: the fitted ones when <see cref="Kept"/>, else the defaults.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Which weights were fitted.</summary>
    public required FittedPart Part { get; init; }

    /// <summary>Reviews that say something about forgetting: those a day or more after the one before.</summary>
    public required int CountableReviews { get; init; }

    /// <summary>Reviews predicted by weights that had seen only earlier ones.</summary>
    public required int HeldOutReviews { get; init; }

    /// <summary>Log loss of the fitted weights; null when nothing was fitted.</summary>
    public double? LogLoss { get; init; }

    /// <summary>Log loss of the default weights on the same reviews.</summary>
    public double? DefaultLogLoss { get; init; }

    /// <summary>Log loss of always predicting the share recalled so far.</summary>
    public double? BaselineLogLoss { get; init; }

    /// <summary>True when the fitted weights beat both the defaults and the constant.</summary>
    public bool Kept => LogLoss < DefaultLogLoss && LogLoss < BaselineLogLoss;
}
