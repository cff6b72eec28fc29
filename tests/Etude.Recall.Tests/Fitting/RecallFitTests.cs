using Etude.Recall.Fitting;

namespace Etude.Recall.Tests.Fitting;

public sealed class RecallFitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_forgetful_person_gets_weights_that_predict_better_than_the_defaults_and_a_constant()
    {
        var fit = RecallFit.Fit(Learner.Logs(Forgetful(), 150, 10, 1), shortTerm: false);

        Assert.Equal(FittedPart.All, fit.Part);
        Assert.True(fit.Kept);
        Assert.True(fit.DefaultLogLoss - fit.LogLoss > 0.02, $"{fit.LogLoss} against {fit.DefaultLogLoss}");
        Assert.True(fit.BaselineLogLoss > fit.LogLoss);
    }

    [Fact]
    public void Fitted_weights_predict_another_log_of_the_same_person_nearly_as_well_as_the_true_ones()
    {
        var fit = RecallFit.Fit(Learner.Logs(Forgetful(), 300, 10, 2), shortTerm: false);
        var other = TrainingLog.Of(Learner.Logs(Forgetful(), 300, 10, 3));
        var loss = new Loss(other, shortTerm: false);

        var (fitted, truth) = (Mean([.. fit.Weights]), Mean(Forgetful()));

        Assert.InRange(fitted, truth, truth + 0.01);
        double Mean(double[] weights) => loss.HeldOut(weights, 0, other.Countable) / other.Countable;
    }

    [Fact]
    public void A_person_like_the_defaults_loses_next_to_nothing()
    {
        var fit = RecallFit.Fit(Learner.Logs(RecallWeights.Defaults.ToArray(), 150, 10, 4), shortTerm: false);

        Assert.InRange(fit.LogLoss!.Value, 0, fit.DefaultLogLoss!.Value + 0.01);
    }

    [Fact]
    public void A_person_whose_recall_does_not_hang_on_time_keeps_the_defaults()
    {
        var fit = RecallFit.Fit(Learner.Guesses(0.55, 60, 8, 5), shortTerm: false);

        Assert.False(fit.Kept);
        Assert.Equal(RecallWeights.Defaults.ToArray(), fit.Weights);
        Assert.True(fit.BaselineLogLoss < fit.LogLoss);
    }

    [Theory]
    [InlineData(7, FittedPart.None)]
    [InlineData(8, FittedPart.FirstStabilities)]
    [InlineData(63, FittedPart.FirstStabilities)]
    [InlineData(64, FittedPart.All)]
    public void The_length_of_the_log_decides_what_is_fitted(int countable, FittedPart part)
    {
        var fit = RecallFit.Fit(Learner.Logs(Forgetful(), countable, 2, 6), shortTerm: false);

        Assert.Equal((countable, part), (fit.CountableReviews, fit.Part));
    }

    [Fact]
    public void A_short_log_moves_only_the_first_stabilities_and_keeps_them_in_order()
    {
        var loss = new Loss(TrainingLog.Of(Learner.Logs(Forgetful(), 50, 2, 7)), shortTerm: false);

        var weights = Descent.Run(loss, 50, FittedPart.FirstStabilities, shortTerm: false, default);

        Assert.Equal(RecallWeights.Defaults[4..].ToArray(), weights[4..]);
        Assert.NotEqual(RecallWeights.Defaults[..4].ToArray(), weights[..4]);
        Assert.Equal(weights[..4].Order(), weights[..4]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_log_of_one_rating_alone_keeps_every_weight_within_its_bounds(int rating)
    {
        var log = Enumerable.Range(0, 30).Select(card =>
            Enumerable.Range(0, 8).Select(i => new LoggedReview(Start.AddDays((card * 3) + (i * i)), (Rating)rating)));
        var training = TrainingLog.Of(log);

        var weights = Descent.Run(new Loss(training, shortTerm: true), training.Countable, FittedPart.All, shortTerm: true, default);

        Assert.All(weights.Index(), weight => Assert.InRange(
            weight.Item, RecallWeights.Low(weight.Index, shortTerm: true), RecallWeights.High(weight.Index)));
        Assert.True(double.IsFinite(new RecallModel(new() { Weights = weights }).Formulas.IntervalModifier(0.9)));
    }

    [Fact]
    public void The_same_log_in_any_order_gives_the_same_weights()
    {
        // All of one hour, so that reviews of different cards share their instant.
        var logs = Learner.Logs(Forgetful(), 40, 6, 8).Select(card => card.Select(review => review with { At = new(review.At.Date, TimeSpan.Zero) }).ToArray()).ToArray();

        var fit = RecallFit.Fit(logs, shortTerm: false);
        var again = RecallFit.Fit(logs.Reverse().Select(card => card.Reverse()), shortTerm: false);

        Assert.Equal(fit.Weights, again.Weights);
        Assert.Equal(fit.LogLoss, again.LogLoss);
    }

    [Fact]
    public void An_empty_log_fits_nothing()
    {
        var fit = RecallFit.Fit([[], []], shortTerm: false);

        Assert.Equal((FittedPart.None, 0, false), (fit.Part, fit.CountableReviews, fit.Kept));
        Assert.Null(fit.LogLoss);
        Assert.Equal(RecallWeights.Defaults.ToArray(), fit.Weights);
    }

    [Fact]
    public void Reviews_of_the_same_day_or_of_a_clock_set_back_are_not_countable()
    {
        LoggedReview[] card = [new(Start, Rating.Good), new(Start.AddHours(2), Rating.Good), new(Start.AddDays(3), Rating.Good, -3)];

        Assert.Equal(0, RecallFit.Fit([card], shortTerm: false).CountableReviews);
    }

    [Fact]
    public void A_rating_that_is_none_of_the_four_is_refused() =>
        Assert.Throws<RecallException>(() => RecallFit.Fit([[new(Start, (Rating)9)]], shortTerm: false));

    [Fact]
    public void A_cancelled_fit_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => RecallFit.Fit(Learner.Logs(Forgetful(), 40, 6, 8), shortTerm: false, source.Token));
    }

    [Fact]
    public void Ten_thousand_reviews_take_less_than_two_hundred_megabytes()
    {
        var logs = Learner.Logs(Forgetful(), 1000, 10, 9);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fit = RecallFit.Fit(logs, shortTerm: false);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        Assert.Equal(9000, fit.CountableReviews);
    }

    /// <summary>First stabilities a quarter of the usual, slower growth, steeper forgetting.</summary>
    private static double[] Forgetful()
    {
        var weights = RecallWeights.Defaults.ToArray();
        for (var k = 0; k < 4; k++)
            weights[k] *= 0.25;
        weights[0] = 0.1;
        (weights[8], weights[20]) = (1.1, 0.4);
        return weights;
    }
}
