using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class SkipFactsTests
{
    private static readonly DateOnly Due = new(2026, 11, 25);

    [Theory]
    [InlineData(MovedBy.Balance, 1, "It was to come back on Tuesday 24 November and was moved to Wednesday 25 November, 1 day later, to a day with less on it.")]
    [InlineData(MovedBy.EasyDay, -2, "It was to come back on Friday 27 November and was moved to Wednesday 25 November, 2 days earlier, to keep Friday light.")]
    [InlineData(MovedBy.Interview, -30, "It was to come back on Friday 25 December and was moved to Wednesday 25 November, 30 days earlier, to come before your interview.")]
    [InlineData(MovedBy.Fuzz, 1, "It was to come back on Tuesday 24 November and was moved to Wednesday 25 November, 1 day later, so that problems learned together do not come back together.")]
    [InlineData(MovedBy.Nothing, 0, null)]
    public void A_move_is_told_with_its_cause(MovedBy by, int days, string? sentence) =>
        Assert.Equal(sentence, SkipFacts.Moved(new DateMove(by, days), Due));

    [Fact]
    public void A_plan_is_written_and_read_again()
    {
        StoredPiece[] pieces = [new() { Purpose = Purpose.Recall, Slug = "two-sum" }, new() { Purpose = Purpose.New, Slug = "b2", Moved = true }, new() { Purpose = Purpose.Reflect, Slug = "" }];
        Assert.Equal("recall:two-sum new:b2:moved reflect:", StoredPlan.Write(pieces));
        Assert.Equal(pieces, StoredPlan.Read(StoredPlan.Write(pieces)));
        Assert.Empty(StoredPlan.Read(""));
    }
}
