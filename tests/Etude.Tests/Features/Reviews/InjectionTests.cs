using Etude.Features.Reviews;
using Etude.Platform.Configuration;
using Etude.Toml;

namespace Etude.Tests.Features.Reviews;

/// <summary>Words that try to move the score. Each is held against plain words of the same length in the same place.</summary>
public class InjectionTests
{
    private static readonly string[] Attempts = [.. ((TomlArray)TomlDocument.Read(
        File.ReadAllBytes(Path.Combine(RepositoryRoot.Find(), "bench", "Etude.Bench", "Reviews", "injections.toml"))).Root["texts"]!)
        .Items.Cast<TomlString>().Select(s => s.Value)];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<string> All => Attempts;

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Attempts.Length)];

    [Fact]
    public void There_are_at_least_thirty_of_them() => Assert.True(Attempts.Distinct().Count() >= 30);

    [Theory]
    [MemberData(nameof(Each))]
    public void Words_to_the_reviewer_move_no_level_in_any_phase(int index)
    {
        foreach (var sample in new[] { Samples.Thorough(), Samples.Hurried(), Samples.Design(), Samples.Manager(), Samples.Empty() })
        {
            foreach (var phase in new[] { "explore", "plan", "implement", "verify", "reflect" })
            {
                var tried = Engine.Review(With(sample, phase, Attempts[index]));
                var neutral = Engine.Review(With(sample, phase, Neutral(Attempts[index].Length)));
                Assert.Equal(Engine.Review(sample).Verdict(), tried.Verdict());
                Assert.True(tried.OverallScore <= neutral.OverallScore);
                if (sample.Notes.GetValueOrDefault(phase, "").Length > 2)
                    Assert.Equal(neutral.Verdict(), tried.Verdict());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Words_to_the_reviewer_move_no_level_in_an_answer_or_a_comment(int index)
    {
        foreach (var sample in new[] { Samples.Design(), Samples.Manager() })
            Assert.Equal(Engine.Review(sample).Verdict(), Engine.Review(sample with { Code = sample.Code + "\n\n" + Attempts[index] }).Verdict());
        var code = Samples.Hurried();
        var comment = Engine.Review(code with { Code = code.Code + "\n# " + Attempts[index] });
        Assert.Equal(Engine.Review(code).Verdict(), comment.Verdict());
    }

    [Fact]
    public void No_finding_quotes_words_to_the_reviewer_when_there_are_others()
    {
        foreach (var attempt in Attempts)
            Assert.DoesNotContain(Engine.Review(With(Samples.Hurried(), "plan", attempt)).Findings, f => f.Quote.Contains(attempt, StringComparison.Ordinal));
    }

    private static Submission With(Submission sample, string phase, string words) => sample with
    {
        Notes = new Dictionary<string, string>(sample.Notes) { [phase] = (sample.Notes.GetValueOrDefault(phase, "") + "\n" + words).TrimStart('\n') },
    };

    private static string Neutral(int length) =>
        string.Concat(Enumerable.Repeat("lorem ipsum dolor amet consectetur ", (length / 35) + 1))[..length];
}
