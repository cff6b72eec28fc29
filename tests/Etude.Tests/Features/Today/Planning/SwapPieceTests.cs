using Etude.Features.Today;
using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class SwapPieceTests
{
    private static PlannedPiece? Swap(PlanRequest request, string slug, params string[] refused) =>
        SwapPiece.Alternatives(request, MakePlan.For(request).Pieces, refused).GetValueOrDefault(slug);

    [Fact]
    public void A_recall_is_swapped_for_the_next_recall()
    {
        var request = Some.Request(Some.Known("a", 1), Some.Known("b", 2), Some.Known("c", 3), Some.Known("d", 4)) with { Minutes = 20 };
        Assert.Equal(("c", Purpose.Recall), (Swap(request, "a")!.Slug, Swap(request, "a")!.Purpose));
        Assert.Equal("d", Swap(request, "a", "c")!.Slug);
        Assert.Null(Swap(request, "a", "c", "d"));
    }

    [Fact]
    public void A_new_problem_is_swapped_for_one_on_the_same_axis()
    {
        var request = Some.Request() with { Levels = Some.Levels(10, 20, 30), Unseen = [Some.Problem("a"), Some.Problem("b"), Some.Problem("d", "databases")] };
        Assert.Equal("b", Swap(request, "a")!.Slug);
        Assert.Equal("d", Swap(request, "a", "b")!.Slug);
    }

    [Fact]
    public void A_library_item_is_swapped_on_its_axis()
    {
        var request = Some.Request(Some.Known("a")) with { Study = [new("x", "X", "reading", ["algorithms"], 5), new("y", "Y", "video", ["databases"], 5), new("z", "Z", "reading", ["algorithms"], 5)] };
        Assert.Equal(("z", Purpose.Study), (Swap(request, "study:x")!.Slug, Swap(request, "study:x")!.Purpose));
    }

    [Fact]
    public void An_alternative_fits_into_the_day()
    {
        var request = Some.Request(Some.Known("a", 1, minutes: 20), Some.Known("b", 2, minutes: 45), Some.Known("c", 3, minutes: 30)) with { Minutes = 35 };
        Assert.Equal("c", Swap(request, "a")!.Slug);
    }

    [Fact]
    public void Nothing_stands_for_an_open_attempt_a_reflection_or_a_piece_that_is_not_there()
    {
        var request = Some.Request(Some.Known("a")) with
        {
            Open = [new OpenAttempt(Guid.NewGuid(), Some.Problem("open"), "plan", Some.Now)],
            Reflection = new ReflectionWish(Some.Today.AddDays(-30), First: false),
        };
        Assert.Null(Swap(request, "open"));
        Assert.Null(Swap(request, "reflect:"));
        Assert.Null(Swap(request, "elsewhere"));
    }
}
