namespace Etude.Recall.Tests;

public sealed class ThriftTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Scheduling_allocates_nothing(bool shortTerm)
    {
        var start = new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);
        var model = new RecallModel(new() { ShortTerm = shortTerm, Fuzz = true });
        var card = Reviewed(model, Memory.Unseen(start), 200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        card = Reviewed(model, card, 1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(1200, card.Reps);
    }

    private static Memory Reviewed(RecallModel model, Memory card, int times)
    {
        for (var i = 0; i < times; i++)
            card = model.Review(card, (Rating)((i % 4) + 1), card.Due > DateTimeOffset.MaxValue.AddYears(-200) ? card.LastReview!.Value : card.Due);
        return card;
    }
}
