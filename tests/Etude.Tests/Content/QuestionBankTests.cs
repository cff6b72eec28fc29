using Etude.Platform.Content;
using Etude.Tests.Support;

namespace Etude.Tests.Content;

/// <summary>The bank of this repository as a whole: enough of everything, and nothing that gives the answer away.</summary>
public sealed class QuestionBankTests
{
    private static readonly ContentFiles Content = ContentFiles.Read(Path.Combine(TestPostgres.Root, "content"));

    [Fact]
    public void Every_axis_has_at_least_six_questions_of_all_three_difficulties_and_there_are_seventy()
    {
        Assert.True(Content.Questions.Count >= 70, $"{Content.Questions.Count} questions");
        Assert.All(Content.Axes, axis =>
        {
            var own = Content.Questions.Where(q => q.Axis == axis.Key).ToList();
            Assert.True(own.Count >= 6, $"{axis.Key} has {own.Count}");
            Assert.All(ClosedSet.ProblemDifficulties.Members, d => Assert.True(own.Count(q => q.Difficulty == d) >= 2, $"{axis.Key} has too few {d}"));
        });
    }

    [Fact]
    public void Code_and_SQL_are_among_them()
    {
        foreach (var language in new[] { "```python", "```sql", "```text", "```dockerfile" })
            Assert.Contains(Content.Questions, q => q.Ask.Contains(language, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_place_is_right_about_equally_often() => Assert.All(
        ClosedSet.OptionLetters.Members,
        letter => Assert.InRange(Content.Questions.Count(q => q.Right == letter) * 4.0 / Content.Questions.Count, 0.85, 1.15));

    [Fact]
    public void The_length_of_an_option_does_not_tell_that_it_is_right()
    {
        var longest = Content.Questions.Count(q => q.Options.Where(o => o.Letter != q.Right).All(o => o.Text.Length < q.Option(q.Right)!.Text.Length));
        var shortest = Content.Questions.Count(q => q.Options.Where(o => o.Letter != q.Right).All(o => o.Text.Length > q.Option(q.Right)!.Text.Length));

        Assert.InRange(longest * 1.0 / Content.Questions.Count, 0.1, 0.33);
        Assert.InRange(shortest * 1.0 / Content.Questions.Count, 0.1, 0.33);
    }
}
