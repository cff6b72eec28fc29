using Etude.Features.Library;

namespace Etude.Tests.Features.Library;

public sealed class StudyTimeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(1, "1 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(90, "1 h 30 min")]
    [InlineData(240, "4 h")]
    [InlineData(900, "15 h")]
    public void Minutes_are_said_in_words(int minutes, string words) => Assert.Equal(words, StudyTime.Words(minutes));

    [Theory]
    [InlineData(null, false)]
    [InlineData(240, false)]
    [InlineData(241, true)]
    public void Above_four_hours_it_is_a_project(int? minutes, bool project) => Assert.Equal(project, StudyTime.IsProject(minutes));

    [Fact]
    public void Without_a_sitting_the_estimate_says_what_two_hours_a_week_would_do() =>
        Assert.Equal("About 10 h. At two hours a week that is 5 weeks.", StudyTime.Estimate(600, [], Today));

    [Fact]
    public void The_pace_of_the_last_four_weeks_says_when_it_ends() =>
        Assert.Equal("4 h of about 10 h. At the pace of the last four weeks, 30 min a week, 12 weeks are left.",
            StudyTime.Estimate(600, [At(-100, 120), At(-10, 60), At(0, 60)], Today));

    [Fact]
    public void Without_a_recent_sitting_nothing_is_promised() =>
        Assert.Equal("2 h of about 10 h. No sitting in the last four weeks.", StudyTime.Estimate(600, [At(-28, 120)], Today));

    [Fact]
    public void More_than_was_estimated_is_said_plainly() =>
        Assert.Equal("12 h so far, and it was estimated at 10 h.", StudyTime.Estimate(600, [At(-1, 720)], Today));

    private static Sitting At(int days, int minutes) => new() { Id = Guid.NewGuid(), Day = Today.AddDays(days), Minutes = minutes };
}
