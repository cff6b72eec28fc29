using Etude.Platform;
using Etude.Platform.Queue;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Queue;

/// <summary>What a failed try comes to, as a table.</summary>
public sealed class JobOutcomeTests
{
    private static readonly JobKind Kind = new("review", (_, _, _) => Task.CompletedTask);

    [Fact]
    public void A_wait_that_the_other_side_asked_for_is_kept()
    {
        var outcome = JobOutcome.Of(JobException.ForNow("The model is busy.", TimeSpan.FromSeconds(90)), Try(1), Kind, TestClock.Start);

        Assert.Equal(new JobOutcome.Again(TestClock.Start.AddSeconds(90), "The model is busy."), outcome);
    }

    [Theory]
    [InlineData(1, 4, 6)]
    [InlineData(2, 8, 12)]
    [InlineData(5, 64, 96)]
    [InlineData(1000, 720, 1080)]
    public void The_pause_doubles_up_to_a_quarter_of_an_hour_give_or_take_a_fifth(int attempt, double least, double most) =>
        Assert.InRange(JobOutcome.Pause(Try(attempt)).TotalSeconds, least, most);

    [Fact]
    public void What_failed_together_does_not_come_together_again() =>
        Assert.True(Enumerable.Range(0, 20).Select(_ => JobOutcome.Pause(Try(3))).Distinct().Count() > 5);

    [Fact]
    public void The_last_try_fails_for_good() =>
        Assert.Equal(new JobOutcome.Failed("Not yet."), JobOutcome.Of(JobException.ForNow("Not yet."), Try(5), Kind, TestClock.Start));

    [Fact]
    public void Only_a_sentence_that_was_meant_for_the_person_is_shown()
    {
        Assert.Equal("Mend it.", Words(new PlainException("Mend it.", 1)));
        Assert.Equal("The database did not answer.", Words(new NpgsqlException("host=10.0.0.7 password=x")));
        Assert.DoesNotContain("secret", Words(new HttpRequestException("https://key:secret@models.example")), StringComparison.Ordinal);
        Assert.Equal(1000, Words(JobException.ForGood(new string('x', 5000))).Length);
    }

    private static string Words(Exception failure) => JobOutcome.Of(failure, Try(5), Kind, TestClock.Start) is JobOutcome.Failed failed ? failed.Sentence : "";

    private static Job Try(int attempt) => new()
    {
        UserId = Guid.NewGuid(), Id = Guid.NewGuid(), Kind = "review", SubjectId = Guid.NewGuid(), Attempts = attempt,
    };
}
