using Etude.Features.Reviews;

namespace Etude.Tests.Features.Reviews;

/// <summary>Whole submissions, and what a person gets to read about them.</summary>
public class SampleTests
{
    [Fact]
    public void A_thorough_attempt_is_seen_as_one()
    {
        var review = Engine.Review(Samples.Thorough());
        Assert.InRange(review.OverallScore, 90, 100);
        foreach (var key in new[]
        {
            "explore.restated", "explore.limits", "explore.example", "plan.steps", "plan.approach", "plan.cost", "plan.edges", "plan.pitfalls",
            "plan.alternatives", "implement.tests", "implement.prediction", "implement.follows", "verify.own_case", "verify.edges", "verify.cost",
            "reflect.lesson", "reflect.insight", "reflect.trouble", "reflect.next",
        })
            Assert.Equal((key, 3), (key, review.Level(key)));
        Assert.All(review.Findings, f => Assert.Equal(3, f.Level));
        Assert.Equal(
            "“By hand: times [1, 2, 2, 9], width 2: window from 1 holds 1, 2, 2 -> (1, 3).”",
            $"“{review.Findings.Single(f => f.Signal == "explore.example").Quote}”");
        Assert.Contains("No phase lags behind the others.", review.SummaryMd);
    }

    [Fact]
    public void A_hurried_attempt_hears_what_matters_most_on_its_own_words()
    {
        var review = Engine.Review(Samples.Hurried());
        Assert.InRange(review.OverallScore, 15, 45);
        Assert.Equal(0, review.Level("explore.example"));
        Assert.Equal(0, review.Level("plan.edges"));
        Assert.Equal(1, review.Level("implement.tests"));
        Assert.Equal(0, review.Level("implement.confidence"));
        Assert.Equal(0, review.Level("code.hazards"));
        Assert.Equal(1, review.Level("code.names"));
        Assert.Equal(1, review.Level("implement.unaided"));
        Assert.Equal(0, review.PerPhase["reflect"].Score);
        Assert.Equal(
            ["explore.example", "plan.edges", "implement.tests", "code.hazards", "verify.own_case"], review.Findings.Select(f => f.Signal));
        var failing = review.Findings.Single(f => f.Signal == "implement.tests");
        Assert.Equal("            r = self.gateway.charge(key, account, cents)", failing.Quote);
        Assert.StartsWith("7 of 11 tests fail in the last run, the first being “A lost answer does not charge twice”", failing.Claim);
        Assert.Equal("code", failing.Source);
        Assert.Contains("Reflect says too little to be reviewed.", review.SummaryMd);
        Assert.Contains("**Explore** is the next to work on", review.SummaryMd);
    }

    [Fact]
    public void An_empty_attempt_scores_nothing_and_claims_nothing()
    {
        var review = Engine.Review(Samples.Empty());
        Assert.Equal(0, review.OverallScore);
        Assert.Empty(review.Findings);
        Assert.Equal(0, review.DroppedClaims);
        Assert.Equal(["explore", "plan", "implement", "verify", "reflect"], review.PerPhase.Keys);
        Assert.StartsWith("Nothing was written or changed in this attempt", review.SummaryMd);
    }

    [Fact]
    public void A_design_is_asked_for_numbers_decisions_and_failures()
    {
        var review = Engine.Review(Samples.Design());
        Assert.InRange(review.OverallScore, 80, 100);
        foreach (var key in new[]
        {
            "explore.estimate", "explore.question", "plan.failures", "plan.alternatives", "plan.pitfalls", "answer.structure", "answer.numbers",
            "answer.decision", "answer.risks", "answer.measure", "answer.way_back", "verify.own_case", "verify.weakness", "reflect.insight",
        })
            Assert.Equal((key, 3), (key, review.Level(key)));
        Assert.DoesNotContain(review.PerPhase["implement"].Signals, s => s.Signal is "implement.tests" or "code.names");
        Assert.Equal("code", review.Findings.Single(f => f.Signal == "answer.decision").Source);
        Assert.Equal(0, review.Findings.Single(f => f.Signal == "reflect.trouble").Level);
    }

    [Fact]
    public void A_manager_is_asked_for_people_order_and_signs()
    {
        var review = Engine.Review(Samples.Manager());
        Assert.InRange(review.OverallScore, 75, 95);
        foreach (var key in new[]
        {
            "explore.stakeholders", "explore.estimate", "plan.sequence", "plan.owners", "memo.people", "memo.not_doing", "answer.decision",
            "verify.measures", "verify.stop", "reflect.manager",
        })
            Assert.Equal((key, 3), (key, review.Level(key)));
        Assert.Equal(0, review.Level("answer.tradeoffs"));
        Assert.Equal(0, review.Level("plan.pitfalls"));
        Assert.Contains(review.Findings, f => f.Signal == "answer.tradeoffs");
        Assert.Contains("**Reflect** is the one to work on", review.SummaryMd);
    }

    [Fact]
    public void A_cost_that_is_too_high_and_the_test_that_shows_it_come_first()
    {
        var review = Engine.Review(Samples.Empty() with
        {
            Notes = Samples.Notes("We need the window with most requests.", "For every start count how many are inside, O(n^2).", "", "", ""),
            Code = """
                def busiest_window(times, width):
                    best = None
                    for start in times:
                        count = sum(start <= time < start + width for time in times)
                        if best is None or count > best[1]:
                            best = (start, count)
                    return best
                """,
            Tests = new TestOutcome(9, 10, ["The list is not walked again for each window"], 4),
        });
        Assert.Equal(2, review.Level("implement.tests"));
        var cost = review.Findings.Single(f => f.Signal == "plan.cost");
        Assert.Equal((1, "For every start count how many are inside, O(n^2)."), (cost.Level, cost.Quote));
        Assert.StartsWith("1 of 10 tests fails", review.Findings.Single(f => f.Signal == "implement.tests").Claim);
    }

    [Fact]
    public void A_message_to_people_is_not_asked_for_techniques()
    {
        var review = Engine.Review(Samples.Empty("communication/the-date-will-slip") with { Code = "Dear Britt,\n\nwe decided to wait for April, because the import is late." });
        Assert.Equal(3, review.Level("answer.decision"));
        Assert.All(new[] { "plan.approach", "plan.failures", "explore.estimate", "answer.numbers", "answer.measure" }, key => Assert.Equal(-1, review.Level(key)));
    }

    [Fact]
    public void A_phase_left_empty_is_named_and_scored_low_but_never_quoted()
    {
        var thorough = Samples.Thorough();
        var review = Engine.Review(thorough with { Notes = new Dictionary<string, string>(thorough.Notes) { ["verify"] = "  \n" } });
        Assert.Contains("Verify is empty, so nothing there could be reviewed.", review.SummaryMd);
        Assert.Equal(0, review.PerPhase["verify"].Score);
        Assert.DoesNotContain(review.Findings, f => f.Source == "verify");
    }

    [Fact]
    public void A_statement_pasted_into_the_notes_is_not_a_thought()
    {
        var problem = ProblemFiles.Read("algorithms/busiest-window");
        var review = Engine.Review(Samples.Empty() with { Notes = Samples.Notes(problem.Prompt, "", "", "", "") });
        Assert.Equal(1, review.Level("explore.restated"));
        Assert.Equal(0, review.Level("explore.limits"));
        Assert.Equal(0, review.Level("plan.edges"));
    }
}
