namespace Etude.Recall.Tests;

public sealed class WeightsTests
{
    private static readonly double[] Older =
        [0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61, 0.5, 0.6];

    [Fact]
    public void Without_weights_the_defaults_hold() =>
        Assert.Equal(RecallWeights.Defaults.ToArray(), new RecallModel(new()).Weights.ToArray());

    [Fact]
    public void Nineteen_weights_get_the_decay_of_their_time() =>
        Assert.Equal([.. Older, 0, 0.5], RecallWeights.Prepare(Older, shortTerm: false, relearningSteps: 1));

    [Fact]
    public void Seventeen_weights_also_have_their_difficulty_rewritten()
    {
        var expected = (double[])[.. Older[..17], 0, 0, 0.01, 0.5];
        (expected[4], expected[5], expected[6]) = (6.81, 0.44675014, 1.36);

        Assert.Equal(expected, RecallWeights.Prepare(Older.AsSpan(0, 17), shortTerm: true, relearningSteps: 1));
    }

    [Fact]
    public void Several_relearning_steps_lower_the_ceiling_of_the_same_day_weights()
    {
        var bold = RecallWeights.Defaults.ToArray();
        bold[17] = bold[18] = 2;

        Assert.Equal([0.49027301, 0.49027301], RecallWeights.Prepare(bold, shortTerm: true, relearningSteps: 3)[17..19]);
        Assert.Equal([2, 2], RecallWeights.Prepare(bold, shortTerm: true, relearningSteps: 1)[17..19]);
    }

    [Theory]
    [InlineData(-1e300)]
    [InlineData(1e300)]
    public void A_weight_beyond_its_bounds_is_pulled_to_the_nearest(double extreme)
    {
        var prepared = RecallWeights.Prepare(Enumerable.Repeat(extreme, 21).ToArray(), shortTerm: true, relearningSteps: 1);

        for (var i = 0; i < prepared.Length; i++)
            Assert.Equal(extreme < 0 ? RecallWeights.Low(i, shortTerm: true) : RecallWeights.High(i), prepared[i]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_weight_that_is_not_a_number_is_refused_by_its_name(double bad)
    {
        var weights = RecallWeights.Defaults.ToArray();
        weights[13] = bad;

        var refusal = Assert.Throws<RecallException>(() => new RecallModel(new() { Weights = weights }));

        Assert.Equal("Weight w13 is not a finite number: give 21 numbers, or none for the defaults.", refusal.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(18)]
    [InlineData(20)]
    [InlineData(22)]
    [InlineData(35)]
    public void A_vector_of_another_length_is_refused(int count) =>
        Assert.Contains($"not {count}", Assert.Throws<RecallException>(() => new RecallModel(new() { Weights = new double[count] })).Message);
}
