using Etude.Features.Today;
using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class FollowPlanTests
{
    private static readonly StudyCandidate Book = new("book", "The book", "reading", ["databases"], 10);

    private static StoredPiece Kept(Purpose purpose, string slug, bool moved = false) => new() { Purpose = purpose, Slug = slug, Moved = moved };

    private static FollowedPlan Follow(PlanRequest request, params StoredPiece[] stored) => FollowPlan.For(request, MakePlan.For(request), stored);

    [Fact]
    public void A_library_item_rests_on_a_problem_of_the_plan_and_not_on_one_that_was_put_off()
    {
        var request = Some.Request(Some.Known("a", axis: "databases")) with { Study = [Book] };
        Assert.Equal("It serves databases, as “a” does today. It can wait without cost.", Follow(request, Kept(Purpose.Recall, "a"), Kept(Purpose.Study, "book")).Pieces[1].Why);
        Assert.Equal("It serves databases. It can wait without cost.", Follow(request, Kept(Purpose.Recall, "a", moved: true), Kept(Purpose.Study, "book")).Pieces[0].Why);
    }

    [Fact]
    public void Swapping_an_item_that_is_called_like_a_problem_leaves_the_problem()
    {
        var request = Some.Request(Some.Known("book", axis: "databases")) with { Study = [Book, Book with { Slug = "other" }] };
        var plan = Follow(request, Kept(Purpose.Recall, "book"), Kept(Purpose.Study, "book"));
        var other = SwapPiece.Alternatives(request, plan.Pieces, [])["study:book"]!;
        Assert.Equal("recall:book study:other study:book:moved", plan.WithSwapped("study:book", other));
        Assert.Equal("recall:book:moved study:book", plan.WithoutPiece("book"));
    }

    [Fact]
    public void What_was_retired_meanwhile_is_left_out() =>
        Assert.Empty(Follow(Some.Request(), Kept(Purpose.Study, "gone"), Kept(Purpose.Reflect, ""), Kept(Purpose.New, "gone")).Pieces);

    [Fact]
    public void An_attempt_begun_beside_the_plan_comes_first_and_can_be_put_off()
    {
        var request = Some.Request(Some.Known("a")) with { Open = [new OpenAttempt(Guid.NewGuid(), Some.Problem("b"), "plan", Some.Now)] };
        var plan = Follow(request, Kept(Purpose.Recall, "a"));
        Assert.Equal(["b", "a"], plan.Pieces.Select(p => p.Slug));
        Assert.Equal("recall:a carryon:b:moved", plan.WithoutPiece("b"));
        Assert.Equal(["a"], FollowPlan.For(request, MakePlan.For(request), StoredPlan.Read("recall:a carryon:b:moved")).Pieces.Select(p => p.Slug));
    }

    [Fact]
    public void A_day_with_something_studied_asks_for_nothing_else_of_the_library()
    {
        var request = Some.Request(Some.Known("a", axis: "databases")) with { Study = [Book], Studied = [Book with { Title = "Another" }], Reflected = true };
        var plan = Follow(request);
        Assert.Equal("a", Assert.Single(plan.Pieces).Slug);
        Assert.Equal(["Another", "Look back"], plan.Done);
    }

    [Theory]
    [InlineData(10, 50, "algorithms is your lowest axis, at 10 of 100")]
    [InlineData(60, 50, "algorithms is your second-lowest axis, at 60 of 100")]
    public void A_new_problem_says_where_its_axis_stands_among_all(double algorithms, double databases, string expected)
    {
        var request = Some.Request() with { Levels = Some.Levels(algorithms, databases, 90), Unseen = [Some.Problem("a")] };
        Assert.StartsWith(expected, Assert.Single(MakePlan.For(request).Pieces).Why, StringComparison.Ordinal);
    }
}
