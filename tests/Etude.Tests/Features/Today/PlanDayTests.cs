using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Today;

namespace Etude.Tests.Features.Today;

public sealed class PlanDayTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_nothing_there_is_no_plan() => Assert.Empty(Plan());

    [Fact]
    public void What_is_open_comes_first_then_what_is_due_then_one_new_problem() => Assert.Equal(
        ["CarryOn open", "Recall due", "New new-a"],
        Names(Plan(open: [Open("open")], due: [Due("due", 10)], unseen: [Problem("new-a"), Problem("new-b")])));

    [Fact]
    public void What_is_closest_to_being_forgotten_comes_first() => Assert.Equal(
        ["Recall month", "Recall week", "Recall day"],
        Names(Plan(due: [Due("day", 1), Due("month", 30), Due("week", 7)])));

    [Fact]
    public void An_open_attempt_at_a_due_problem_is_offered_once() => Assert.Equal(
        ["CarryOn both"],
        Names(Plan(open: [Open("both")], due: [Due("both", 9)])));

    [Theory]
    [InlineData(10, "big")]
    [InlineData(30, "big")]
    [InlineData(39, "big")]
    [InlineData(40, "big small")]
    [InlineData(60, "big small middle")]
    public void The_first_piece_always_stands_and_the_others_fit_into_the_minutes(int minutes, string plan) => Assert.Equal(
        plan, string.Join(' ', Plan(minutes: minutes, due: [Due("big", 30, 30), Due("middle", 20, 20), Due("small", 10, 10)])
            .Select(i => i.Problem.Slug).OrderBy(s => s == "big" ? 0 : s == "small" ? 1 : 2)));

    [Fact]
    public void The_new_problem_is_for_the_weakest_axis()
    {
        var item = Assert.Single(Plan(unseen: [Problem("strong", axis: "a"), Problem("weak", axis: "b")], levels: [Level("a", 70, 3), Level("b", 20, 2)]));

        Assert.Equal("weak", item.Problem.Slug);
        Assert.Equal("B is your lowest axis, at 20 of 100, give or take 10. Skipping it leaves it there.", item.Reason);
    }

    [Theory]
    [InlineData(30, "intro")]
    [InlineData(55, "core")]
    [InlineData(80, "stretch")]
    public void The_new_problem_asks_a_little_more_than_the_person_shows(int level, string difficulty) => Assert.Equal(
        difficulty,
        Assert.Single(Plan(unseen: [.. Etude.Shell.Names.Difficulties.Select(d => Problem(d, difficulty: d))], levels: [Level("a", level, 4)])).Problem.Slug);

    [Fact]
    public void A_problem_whose_axis_is_gone_is_not_chosen() => Assert.Empty(Plan(unseen: [Problem("p", axis: "gone")]));

    [Theory]
    [InlineData(1, 0, "Last time it did not work out, so this is the day to try it again.")]
    [InlineData(1, 4, "Last time it did not work out, so this is the day to try it again.")]
    [InlineData(3, 0, "Last time you needed no hint; this keeps it so.")]
    [InlineData(2, 1, "Last time you needed 1 hint, so this is the day to try it without.")]
    [InlineData(2, 3, "Last time you needed 3 hints, so this is the day to try it without.")]
    public void A_recall_says_what_happened_the_last_time(int grade, int hints, string says) =>
        Assert.EndsWith(says, Assert.Single(Plan(due: [Due("due", 10) with { LastGrade = grade, LastHints = hints }])).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_recall_says_truly_what_waiting_costs()
    {
        var due = Due("due", 10);

        var reason = Assert.Single(Plan(due: [due])).Reason;

        Assert.StartsWith($"Recall {due.Memory.ChanceAt(Now) * 100:0} % today, {due.Memory.ChanceAt(Now.AddDays(3)) * 100:0} % if you wait three days.", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "yesterday")]
    [InlineData(12, "12 days ago")]
    public void What_is_open_says_when_it_was_saved(int days, string when) =>
        Assert.Contains($"last saved {when}, in plan", Assert.Single(Plan(open: [Open("open") with { SavedAt = Now.AddDays(-days) }])).Reason, StringComparison.Ordinal);

    private static IReadOnlyList<PlanItem> Plan(OpenAttempt[]? open = null, DueProblem[]? due = null, PlanProblem[]? unseen = null, AxisLevel[]? levels = null, int minutes = 120) =>
        PlanDay.Make(open ?? [], due ?? [], unseen ?? [], levels ?? [Level("a", 30, 0)], axis => axis.ToUpperInvariant(), minutes, Now);

    private static IEnumerable<string> Names(IEnumerable<PlanItem> plan) => plan.Select(i => $"{i.Kind} {i.Problem.Slug}");

    private static PlanProblem Problem(string slug, int minutes = 18, string axis = "a", string difficulty = "core") => new(slug, slug, "coding", difficulty, [axis], minutes);

    private static OpenAttempt Open(string slug) => new(Guid.Empty, Problem(slug), "plan", Now.AddHours(-1));

    private static AxisLevel Level(string axis, double level, int observations) => new(axis, level, 10, observations);

    private static DueProblem Due(string slug, int daysSince, int minutes = 18) => new(Problem(slug, minutes), new Remembered
    {
        Stability = 5, Difficulty = 5, DueAt = Now.AddDays(-1), LastReviewedAt = Now.AddDays(-daysSince), Reps = 2, Lapses = 0,
    }, 3, 0);
}
