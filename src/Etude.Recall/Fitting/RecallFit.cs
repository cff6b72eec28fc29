namespace Etude.Recall.Fitting;

/// <summary>
/// Fits the weights to one person's own log. A log of fewer than 8 countable reviews fits nothing, one of fewer than 64 only
/// the four first stabilities. Whether the fit is worth keeping is judged on reviews that it had not seen.
/// </summary>
public static class RecallFit
{
    /// <summary>Fewer countable reviews than this fit nothing.</summary>
    public const int FewestForAny = 8;

    /// <summary>Fewer than this fit only w0 to w3.</summary>
    public const int FewestForAll = 64;

    private const int Folds = 5;

    /// <summary>
    /// Fits and judges. The log is cut in time into six parts; each of the last five is predicted by weights fitted to all
    /// before it, and the log losses are pooled. The weights returned have then seen the whole log.
    /// </summary>
    /// <param name="cards">The reviews of each card; any order.</param>
    /// <param name="shortTerm">The variant that the weights are for.</param>
    /// <param name="cancel">Stops between two rounds.</param>
    /// <exception cref="RecallException">A rating is none of the four.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FitResult Fit(IEnumerable<IEnumerable<LoggedReview>> cards, bool shortTerm, CancellationToken cancel = default)
    {
        var log = TrainingLog.Of(cards);
        var part = PartFor(log.Countable);
        var defaults = RecallWeights.Defaults.ToArray();
        if (part == FittedPart.None)
            return new() { Weights = defaults, Part = part, CountableReviews = log.Countable, HeldOutReviews = 0 };

        var loss = new Loss(log, shortTerm);
        var size = log.Countable / (Folds + 1);
        var (fitted, usual, constant) = (0.0, 0.0, 0.0);
        for (var from = log.Countable - (Folds * size); from < log.Countable; from += size)
        {
            var weights = Descent.Run(loss, from, PartFor(from), shortTerm, cancel);
            fitted += loss.HeldOut(weights, from, from + size);
            usual += loss.HeldOut(defaults, from, from + size);
            constant += loss.Baseline(from, from + size);
        }

        var heldOut = Folds * size;
        var result = new FitResult
        {
            Weights = defaults,
            Part = part,
            CountableReviews = log.Countable,
            HeldOutReviews = heldOut,
            LogLoss = fitted / heldOut,
            DefaultLogLoss = usual / heldOut,
            BaselineLogLoss = constant / heldOut,
        };
        return result.Kept ? result with { Weights = Descent.Run(loss, log.Countable, part, shortTerm, cancel) } : result;
    }

    /// <summary>What a log of so many countable reviews is long enough for.</summary>
    public static FittedPart PartFor(int countableReviews) => countableReviews switch
    {
        < FewestForAny => FittedPart.None,
        < FewestForAll => FittedPart.FirstStabilities,
        _ => FittedPart.All,
    };
}
