using Etude.Features.Reviews;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Signals;

namespace Etude.Tests.Features.Reviews;

/// <summary>Single signals, each on a few words: what raises a level and what does not.</summary>
public class SignalTests
{
    [Theory]
    [InlineData("explore", "Sure.", "explore.restated", 0)]
    [InlineData("explore", "I should look at windows of requests.", "explore.restated", 1)]
    [InlineData("explore", "For example a list.", "explore.example", 1)]
    [InlineData("explore", "For [0, 40, 90] and width 51 the answer is (0, 2).", "explore.example", 3)]
    [InlineData("explore", "With [0, 40, 91] and 51: start 40, count 2.", "explore.example", 3)]
    [InlineData("explore", "[1, 2, 9] with width 5 -> (1, 2)", "explore.example", 3)]
    [InlineData("explore", "[0, 40, 90, 100, 180] and 100 gives (0, 3), I followed it through", "explore.example", 2)]
    [InlineData("explore", "Are the times unique within a day?", "explore.question", 2)]
    [InlineData("explore", "I assume they are unique, because ids are.", "explore.question", 3)]
    [InlineData("plan", "Two pointers.", "plan.approach", 2)]
    [InlineData("plan", "Two pointers, because the end never moves back.", "plan.approach", 3)]
    [InlineData("plan", "Look at the windows.", "plan.approach", 1)]
    [InlineData("plan", "- read\n- move\n- compare", "plan.steps", 3)]
    [InlineData("plan", "Runs in linear time.", "plan.cost", 1)]
    [InlineData("plan", "It is O(n^2) in all.", "plan.cost", 1)]
    [InlineData("plan", "It is O(n) in all.", "plan.cost", 3)]
    [InlineData("plan", "Naive O(n²), with markers O(n).", "plan.cost", 3)]
    [InlineData("plan", "Empty list.", "plan.edges", 1)]
    [InlineData("plan", "Empty list, ties, and a request at exactly the end.", "plan.edges", 3)]
    [InlineData("plan", "Nothing unusual.", "plan.edges", 0)]
    [InlineData("plan", "Instead of a queue I keep two indexes, since it needs less space.", "plan.alternatives", 3)]
    [InlineData("verify", "All tests pass.", "verify.own_case", 1)]
    [InlineData("verify", "Looks nice.", "verify.own_case", 0)]
    [InlineData("verify", "Tried the empty list.", "verify.own_case", 2)]
    [InlineData("verify", "The empty list gives None.", "verify.own_case", 3)]
    [InlineData("verify", "Still O(n), since each marker moves n times.", "verify.cost", 3)]
    [InlineData("reflect", "It was fun.", "reflect.lesson", 1)]
    [InlineData("reflect", "I learned that an end which never moves back makes one pass enough.", "reflect.lesson", 3)]
    [InlineData("reflect", "Next time I will write the invariant first.", "reflect.next", 3)]
    [InlineData("reflect", "n/a", "reflect.lesson", 0)]
    public void A_note_reaches_its_level(string phase, string note, string key, int level)
    {
        var review = Engine.Review(Samples.Empty() with { Notes = new Dictionary<string, string> { [phase] = note } });
        Assert.Equal(level, review.Level(key));
    }

    [Theory]
    [InlineData("explore", "463 requests a second, 9 million rows a day.", "plan.edges", 0)]
    [InlineData("explore", "The largest merchant sends 18 % of 2,315.", "plan.edges", 0)]
    [InlineData("plan", "Each is charged exactly once before the deadline.", "plan.edges", 0)]
    [InlineData("plan", "A very large input must not be copied.", "plan.edges", 1)]
    [InlineData("plan", "## Edge cases\n\nEdge cases:", "plan.edges", 0)]
    public void A_big_figure_or_a_heading_is_no_special_case(string phase, string note, string key, int level) =>
        Assert.Equal(level, Engine.Review(Samples.Empty() with { Notes = new Dictionary<string, string> { [phase] = note } }).Level(key));

    [Fact]
    public void What_is_not_there_is_never_said_of_a_bare_heading()
    {
        var notes = Samples.Notes("# Explore\n\nWindows of requests.", "**Plan:**\n## Steps\nI will think about it.", "", "## Verify", "# Reflect\nFine so far, I suppose.");

        var review = Engine.Review(Samples.Empty() with { Notes = notes });

        Assert.NotEmpty(review.Findings);
        Assert.All(review.Findings, f => Assert.DoesNotContain(f.Quote, (string[])["Explore", "**Plan:**", "Steps", "Verify", "Reflect"]));
        Assert.DoesNotContain(review.Findings, f => f.Source == "verify");
    }

    [Fact]
    public void Tests_that_were_not_run_are_said_so_and_nothing_else_of_them()
    {
        var review = Engine.Review(Samples.Hurried() with { Tests = null, Notes = Samples.Notes("", "", "It should work like this.", "", "") });

        Assert.Equal("code", review.Findings.Single(f => f.Signal == "implement.ran").Source);
        Assert.DoesNotContain(review.Findings, f => f.Signal is "implement.tests");
        Assert.All(review.Findings, f => Assert.DoesNotContain("{", f.Claim));
    }

    [Fact]
    public void A_run_that_names_no_failing_test_is_told_without_one()
    {
        var review = Engine.Review(Samples.Hurried() with { Tests = new TestOutcome(0, 9, [], 2) });

        Assert.StartsWith("9 of 9 tests fail in the last run, and", review.Findings.Single(f => f.Signal == "implement.tests").Claim);
    }

    [Theory]
    [InlineData("def f(a, seen=[]):\n    return a", "code.hazards", 1)]
    [InlineData("def f(a):\n    try:\n        return a\n    except:\n        return 1", "code.hazards", 1)]
    [InlineData("def f(a):\n    return \"except: == None\"", "code.hazards", 3)]
    [InlineData("def f(a):\n    print(a)\n    return a", "code.leftovers", 2)]
    [InlineData("def f(a):\n    # total = a + 1\n    return a", "code.leftovers", 2)]
    [InlineData("def f(a):\n    # The end is outside, so it is not counted.\n    return a", "code.leftovers", 3)]
    [InlineData("def f(data, tmp):\n    res = data\n    val = tmp\n    return res", "code.names", 0)]
    [InlineData("def f(times, width):\n    best = times\n    count = width\n    return best", "code.names", 3)]
    [InlineData("def f(a):\n  if a:\n    for b in a:\n      while b:\n        if b:\n          with b:\n            if a:\n              return 1", "code.shape", 0)]
    public void Code_is_read_by_its_lines_and_not_by_its_strings(string code, string key, int level) =>
        Assert.Equal(level, Engine.Review(Samples.Empty() with { Code = code }).Level(key));

    [Fact]
    public void Lines_of_the_starter_are_nobodys_fault()
    {
        var sample = Samples.Empty();
        var starter = "def f(data=[]):\n    print(data)\n";
        var review = Engine.Review(sample with { Problem = sample.Problem with { StarterCode = starter }, Code = starter + "    return 1\n" });
        Assert.Equal(3, review.Level("code.hazards"));
        Assert.Equal(3, review.Level("code.leftovers"));
    }

    [Fact]
    public void No_reference_solution_is_found_fault_with()
    {
        foreach (var place in ProblemFiles.All.Where(p => ProblemFiles.Read(p).HasTests))
        {
            var review = Engine.Review(Samples.Empty(place) with { Code = ProblemFiles.Reference(place), Tests = new TestOutcome(9, 9, [], 1) });
            Assert.All(review.Findings, f => Assert.Equal((place, 3), (place, f.Level)));
        }
    }

    [Theory]
    [InlineData("O(n)", "O(targets + needs)", true)]
    [InlineData("O(n log n)", "O(N * log(N))", true)]
    [InlineData("O(nlogn)", "O(n log n)", true)]
    [InlineData("O(rows × columns)", "O(n*d)", true)]
    [InlineData("O(segments of the path)", "O(n)", true)]
    [InlineData("O(1) for each call", "o(1)", true)]
    [InlineData("O(log n) tests", "O(n)", false)]
    [InlineData("O(n²)", "O(n^2 + n)", true)]
    [InlineData("O(2^n)", "O(n^2)", false)]
    public void Costs_are_compared_by_how_they_grow(string one, string other, bool same) => Assert.Equal(same, BigO.Of(one)!.Equals(BigO.Of(other)));

    [Theory]
    [InlineData("O(")]
    [InlineData("foo(n)")]
    [InlineData("O()")]
    [InlineData("")]
    public void What_is_not_a_cost_is_none(string text) => Assert.Null(BigO.Of(text));

    [Theory]
    [InlineData("All green", "all pass")]
    [InlineData("nothing fails", "all pass")]
    [InlineData("8 of 8", "all pass")]
    [InlineData("6 of 8", "some fail")]
    [InlineData("the tie will fail", "some fail")]
    [InlineData("hm", "unclear")]
    [InlineData("   ", "none")]
    [InlineData(null, "none")]
    public void A_prediction_is_read_from_its_words(string? words, string meaning) => Assert.Equal(meaning, Predicted.From(words, 8));

    [Theory]
    [InlineData("charged", "charge")]
    [InlineData("planning", "plan")]
    [InlineData("entries", "entry")]
    [InlineData("caches", "cache")]
    [InlineData("passes", "pass")]
    public void Forms_of_a_word_share_a_stem(string form, string word) => Assert.Equal(Stems.Of(word), Stems.Of(form));
}
