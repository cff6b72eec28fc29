using Etude.Features.Direction.Fit;
using Etude.Features.Direction.Reading;

namespace Etude.Tests.Features.Direction.Fit;

public sealed class MatchFitTests
{
    private const string Job = "Backend Engineer\n\nMust have\n- PostgreSQL\n- Kafka\n- Kubernetes\n- PyTorch\n- hiring";
    private const string Cv = "Experience\n2020 - now Engineer\n- idempotency keys";
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Work_and_unaided_practice_is_shown() => Assert.Equal(FitState.Shown, StateOf("PostgreSQL", "Experience\n2020 - now Engineer\n- PostgreSQL", Proof("databases")));

    [Theory]
    [InlineData("Experience\n2020 - now Engineer\n- PostgreSQL", null, 0)]
    [InlineData("Experience\n2020 - now Engineer\n- PostgreSQL", "databases", 2)]
    [InlineData("Skills\nPostgreSQL", "databases", 0)]
    [InlineData("Gardener", "databases", 0)]
    [InlineData(null, "databases", 0)]
    public void One_of_the_two_is_partly(string? cv, string? practised, int hints) =>
        Assert.Equal(FitState.Partly, StateOf("PostgreSQL", cv, practised is null ? [] : Proof(practised, hints)));

    [Theory]
    [InlineData("Skills\nPostgreSQL", null, 0)]
    [InlineData("Gardener", "databases", 1)]
    [InlineData(null, null, 0)]
    public void What_nobody_can_tell_is_unknown(string? cv, string? practised, int hints) =>
        Assert.Equal(FitState.Unknown, StateOf("PostgreSQL", cv, practised is null ? [] : Proof(practised, hints)));

    [Fact]
    public void What_was_looked_for_in_both_and_found_in_neither_is_missing() => Assert.Equal(FitState.Missing, StateOf("PostgreSQL", "Gardener for ten years", Proof("leadership")));

    [Theory]
    [InlineData("Experience\n2020 - now Engineer\n- MySQL", false, FitState.Partly, "A line of work names MySQL, of the same kind as PostgreSQL.")]
    [InlineData("Experience\n2020 - now Engineer\n- MySQL", true, FitState.Partly, "and you have done such a problem without help")]
    [InlineData("Skills\nMySQL", true, FitState.Partly, "the CV only lists MySQL")]
    [InlineData("Skills\nMySQL", false, FitState.Unknown, "does not say how much")]
    [InlineData("Experience\n2020 - now Engineer\n- MySQL\n\nSkills\nPostgreSQL", false, FitState.Partly, "A line of work names MySQL")]
    [InlineData("Experience\n2020 - now Engineer\n- MySQL\n- PostgreSQL", false, FitState.Partly, "A line of work says it; practice has not shown it yet.")]
    public void A_tool_of_the_same_kind_is_partly_at_most_and_named(string cv, bool practised, FitState state, string why)
    {
        var line = Match(cv, practised ? Proof("databases") : []).First(l => l.Tags.Contains("PostgreSQL"));

        Assert.Equal(state, line.State);
        Assert.Contains(why, line.Why, StringComparison.Ordinal);
        Assert.NotNull(line.Cv);
    }

    [Fact]
    public void What_else_the_line_names_and_the_CV_does_not_is_said()
    {
        const string job = "Engineer\n\nMust have\n- replication, failover, idempotency";
        var line = MatchFit.Of(job, Read.Job(job).Asks, [], Cv, Read.Cv(Cv).Skills, [], Read.Lexicon.FamilyOf).Single();

        Assert.Equal("A line of work says it; practice has not shown it yet. Of the same line the CV does not name replication, failover.", line.Why);
    }

    [Fact]
    public void A_failed_attempt_and_one_with_the_solution_open_are_no_unaided_proof() => Assert.All(
        new[] { Proof("databases", grade: 1), Proof("databases", solution: true) }, proof => Assert.Equal(FitState.Unknown, StateOf("PostgreSQL", "Gardener", proof)));

    [Fact]
    public void The_newest_unaided_attempt_is_the_proof()
    {
        Proof[] proofs = [Proof("databases", 2)[0], Proof("databases", title: "Lost update")[0], Proof("databases", title: "Older")[0]];

        Assert.Equal("Lost update", Match(null, proofs).First(l => l.Tags.Contains("PostgreSQL")).Proof?.Title);
    }

    [Fact]
    public void A_signal_that_the_person_took_away_is_not_asked() => Assert.DoesNotContain(
        MatchFit.Of(Job, Read.Job(Job).Asks, ["PostgreSQL"], null, null, [], Read.Lexicon.FamilyOf), l => l.Tags.Contains("PostgreSQL"));

    [Fact]
    public void Gaps_are_one_an_axis_by_weight_and_at_most_three()
    {
        var lines = Match("Gardener", []);
        var weights = new Dictionary<string, double> { ["databases"] = 0.1, ["distributed_systems"] = 0.2, ["tooling_and_delivery"] = 0.3, ["machine_learning"] = 0.05, ["leadership"] = 0.35 };

        var gaps = MatchFit.Gaps(lines, weights, axis => $"about {axis}");

        Assert.Equal(["leadership", "tooling_and_delivery", "distributed_systems"], gaps.Select(g => g.Line.Axis));
        Assert.Equal("about leadership", gaps[0].Will);
    }

    [Fact]
    public void What_is_shown_is_no_gap() =>
        Assert.Empty(MatchFit.Gaps([.. Match("Experience\n2020 - now Engineer\n- PostgreSQL", Proof("databases")).Where(l => l.Tags.Contains("PostgreSQL"))], new Dictionary<string, double> { ["databases"] = 1 }, _ => ""));

    /// <summary>Every job of the corpus beside every CV: whatever is quoted stands in its source, word for word.</summary>
    [Fact]
    public void Nothing_is_ever_invented()
    {
        var quotes = 0;
        foreach (var job in Corpus.Jobs)
            foreach (var cv in Corpus.Cvs)
            {
                var (asked, shown) = (Read.Job(job.Text), Read.Cv(cv.Text));
                foreach (var line in MatchFit.Of(job.Text, asked.Asks, [], cv.Text, shown.Skills, [], Read.Lexicon.FamilyOf))
                {
                    Assert.Contains(line.Job.Words, job.Text.Split('\n')[line.Job.Line - 1], StringComparison.Ordinal);
                    Assert.True(line.Cv is null || cv.Text.Split('\n')[line.Cv.Line - 1].Contains(line.Cv.Words, StringComparison.Ordinal), line.Cv?.Words);
                    quotes += line.Cv is null ? 1 : 2;
                }
            }

        Assert.True(quotes > 1000, $"{quotes}");
    }

    private static FitState StateOf(string tag, string? cv, params Proof[] proofs) => Match(cv, proofs).First(l => l.Tags.Contains(tag)).State;

    private static IReadOnlyList<FitLine> Match(string? cv, Proof[] proofs)
    {
        var read = Read.Job(Job);
        return MatchFit.Of(Job, read.Asks, [], cv, cv is null ? null : Read.Cv(cv).Skills, proofs, Read.Lexicon.FamilyOf);
    }

    private static Proof[] Proof(string axis, int hints = 0, bool solution = false, int grade = 3, string title = "A problem") =>
        [new Proof { Id = Guid.Empty, Title = title, Axis = axis, Hints = hints, SawSolution = solution, Grade = grade, SubmittedAt = Then }];
}
