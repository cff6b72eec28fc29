using System.Text;
using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Postgres;

namespace Etude.Tests.Features.Reviews;

/// <summary>What holds for every submission, whatever was typed.</summary>
public class EngineTests
{
    private static readonly string[] Scraps =
    [
        "window ", "the empty list ", "O(n) ", "O(", "-> ", "because ", "\n", "\n- ", "1. ", "# ", "```\n", "\"\"\"", "'", "def f(x=[]):\n", "    if x:\n", "except:\n",
        "\ud83d", "\ude00", "😀", "👩‍👩‍👧", "e\u0301\u0301\u0301", "\u200b", "\u202e", "שלום ", "\0", "\u0007", "\t", "? ", "! ", ". ", "1,140 ", "(((", ")))", "#", "\\", "。",
        "next time ", "**", "__:", "I decided ", "week 4 ", "{0}", "{", "at most ", "²", "print(1)\n", "\r\n", "ﷺ", "🇬", "🇧",
    ];

    [Fact]
    public void Whatever_is_typed_the_review_is_sound()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 200; round++)
        {
            var submission = Random(random, round);
            var review = Engine.Review(submission);
            Assert.InRange(review.OverallScore, 0, 100);
            Assert.All(review.PerPhase.Values, p => Assert.InRange(p.Score, 0, 100));
            Assert.All(review.PerPhase.Values.SelectMany(p => p.Signals), s => Assert.InRange(s.Level, 0, 3));
            Assert.True(review.Findings.Count <= 7);
            Assert.NotEmpty(review.SummaryMd);
            HearsOneToFive(submission, review);
            foreach (var finding in review.Findings)
            {
                var text = finding.Source == "code" ? submission.Code : submission.Notes[finding.Source];
                Assert.Equal(finding.Quote, Quotes.Cut(text, finding.Span));
                Assert.NotEmpty(finding.Anchor);
                Assert.DoesNotContain("{0}", finding.Title + finding.Question);
            }
        }
    }

    /// <summary>Every phase that was written in, none that was not.</summary>
    private static void HearsOneToFive(Submission submission, Review review)
    {
        var material = Material.Of(submission, Engine.Rubrics.Words);
        foreach (var phase in Phases.All)
        {
            var heard = review.Findings.Count(f => review.PerPhase.GetValueOrDefault(phase)?.Signals.Any(s => s.Signal == f.Signal) ?? false);
            Assert.InRange(heard, material.IsTouched(phase) ? 1 : 0, 5);
        }
    }

    [Fact]
    public void The_same_submission_gives_the_same_review()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var submission = Random(random, round);
            Assert.Equal(Json.Write(Engine.Review(submission)), Json.Write(Engine.Review(submission)));
        }
    }

    [Theory]
    [InlineData("An empty list gives None, as it should.")]
    [InlineData("Tried a single request, [5] with width 1 -> (5, 1).")]
    [InlineData("Two requests at exactly the same time: equal values both count.")]
    public void A_good_case_more_never_lowers_verify(string note)
    {
        var random = new Random(11);
        for (var round = 0; round < 100; round++)
        {
            var submission = round < 3 ? new[] { Samples.Empty(), Samples.Hurried(), Samples.Thorough() }[round] : Random(random, round);
            var more = submission with { Notes = new Dictionary<string, string>(submission.Notes) { ["verify"] = submission.Notes.GetValueOrDefault("verify", "") + "\n\n" + note } };
            Assert.True(Engine.Review(more).PerPhase["verify"].Score >= Engine.Review(submission).PerPhase.GetValueOrDefault("verify", None).Score);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("((((")]
    [InlineData("O(")]
    [InlineData("a. ")]
    [InlineData("- x\n")]
    [InlineData("e\u0301")]
    [InlineData("\u0301")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("\"\"\" ' # \n")]
    [InlineData("def f():\n if x:\n")]
    [InlineData("window window window window window window ")]
    [InlineData("an empty list at most once because 12 -> 3, instead of next week if it fails. ")]
    public void Two_hundred_kilobytes_of_anything_are_reviewed(string scrap)
    {
        var text = string.Concat(Enumerable.Repeat(scrap, (200_000 / scrap.Length) + 1))[..200_000];
        var review = Engine.Review(Samples.Thorough() with { Notes = Samples.Notes("", text, "", text, ""), Code = text });
        Assert.InRange(review.OverallScore, 0, 100);
        Assert.All(review.Findings, f => Assert.Equal(f.Quote, Quotes.Cut(text, f.Span)));
        Assert.All(review.Findings, f => Assert.InRange(f.Quote.Length, 1, 600));
    }

    private static readonly PhaseReview None = new() { Score = 0, Signals = [] };

    private static Submission Random(Random random, int round)
    {
        var basis = new[] { Samples.Thorough(), Samples.Hurried(), Samples.Design(), Samples.Manager() }[round % 4];
        return basis with
        {
            Notes = Samples.Notes(Text(random), Text(random), Text(random), Text(random), Text(random)),
            Code = Text(random),
            Prediction = Text(random),
            Confidence = random.Next(1, 6),
            Tests = random.Next(2) == 0 ? null : new TestOutcome(random.Next(0, 4), 4, [Text(random)], random.Next(0, 9)),
            HintsUsed = new Dictionary<string, int> { ["plan"] = random.Next(-1, 9) },
            Seconds = new Dictionary<string, int> { ["plan"] = random.Next(-5, 90_000) },
        };
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(0, 60); i > 0; i--)
            text.Append(Scraps[random.Next(Scraps.Length)]);
        return text.ToString();
    }
}
