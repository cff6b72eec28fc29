using Etude.Features.Reviews;
using Etude.Features.Reviews.Conversation;
using Etude.Platform.Postgres;

namespace Etude.Tests.Features.Reviews;

public class SinceLastTimeTests
{
    private static readonly Dictionary<string, FindingAnswer> Unanswered = [];

    [Fact]
    public void What_was_missing_and_is_there_now_is_fixed()
    {
        var since = Since([Weak("plan.edges", 0), Weak("plan.cost", 1)], [], ("plan.edges", 3), ("plan.cost", 2));

        Assert.Equal(["plan.edges", "plan.cost"], since.Fixed.Select(f => f.Signal));
        Assert.Empty(since.StillOpen);
        Assert.Empty(since.New);
    }

    [Fact]
    public void What_is_still_missing_is_still_open_whether_or_not_a_finding_says_so_again()
    {
        var since = Since([Weak("plan.edges", 0), Weak("plan.cost", 1)], [Weak("plan.cost", 1)], ("plan.edges", 0), ("plan.cost", 1));

        Assert.Equal(["plan.edges", "plan.cost"], since.StillOpen.Select(f => f.Signal));
        Assert.Empty(since.New);
    }

    [Fact]
    public void What_was_not_said_last_time_is_new() =>
        Assert.Equal(["verify.own_case"], Since([Weak("plan.edges", 0)], [Weak("verify.own_case", 0)], ("plan.edges", 3), ("verify.own_case", 0)).New.Select(f => f.Signal));

    [Fact]
    public void A_strength_is_neither_fixed_nor_new_nor_open() =>
        Assert.True(Since([Weak("plan.steps", 3)], [Weak("plan.approach", 3)], ("plan.steps", 0), ("plan.approach", 3)).IsEmpty);

    [Fact]
    public void What_the_person_disagreed_with_is_not_held_against_them_again()
    {
        var answers = new Dictionary<string, FindingAnswer> { ["0"] = new() { Answer = "disagreed", Reason = "It is there.", At = default }, ["1"] = new() { Answer = "accepted", At = default } };

        var since = SinceLastTime.Between([Weak("plan.edges", 0), Weak("plan.cost", 0)], answers, [Weak("plan.edges", 0)], Phases(("plan.edges", 0), ("plan.cost", 0)));

        Assert.Equal(["plan.cost"], since.StillOpen.Select(f => f.Signal));
        Assert.Empty(since.New);
    }

    [Fact]
    public void What_is_not_asked_any_more_is_left_out() =>
        Assert.True(Since([Weak("code.shape", 0)], [], ("plan.edges", 3)).IsEmpty);

    [Fact]
    public void The_same_signal_twice_is_said_once() =>
        Assert.Single(Since([Weak("plan.edges", 0), Weak("plan.edges", 0)], [], ("plan.edges", 3)).Fixed);

    [Fact]
    public void A_review_held_against_itself_has_nothing_fixed_and_nothing_new()
    {
        var review = Engine.Review(Samples.Hurried());

        var since = SinceLastTime.Between(review.Findings, Unanswered, review.Findings, review.PerPhase);

        Assert.Empty(since.Fixed);
        Assert.Empty(since.New);
        Assert.NotEmpty(since.StillOpen);
    }

    private static SinceLastTime Since(Finding[] before, Finding[] now, params (string Signal, int Level)[] levels) =>
        SinceLastTime.Between(before, Unanswered, now, Phases(levels));

    private static Dictionary<string, PhaseReview> Phases(params (string Signal, int Level)[] levels) => new()
    {
        ["plan"] = new() { Score = 0, Signals = [.. levels.Select(l => new SignalLevel(l.Signal, l.Level, "."))] },
    };

    private static Finding Weak(string signal, int level) => new()
    {
        Source = "plan", Span = new Span(0, 1, ""), Quote = "x", Signal = signal, Level = level, Title = "t", Claim = "c.", Question = "q?",
    };
}
