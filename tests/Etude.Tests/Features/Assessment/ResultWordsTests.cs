using Etude.Features.Assessment;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Assessment;

public sealed class ResultWordsTests
{
    [Fact]
    public void Three_sentences_name_the_strongest_the_narrowest_and_the_calibration_with_what_they_rest_on()
    {
        GivenAnswer[] answers =
        [
            new("a", "databases", "stretch", true, 5), new("b", "databases", "stretch", true, 5), new("c", "leadership", "intro", false, 2),
            new("d", "algorithms", "core", true, 3), new("e", "communication", "core", false, null),
        ];

        var sentences = ResultWords.Sentences(AssessmentLevels.From(answers), answers, Bank.Content);

        Assert.Equal(3, sentences.Count);
        Assert.Matches(@"^Lean on databases, at about \d\d: both of its questions were right\.$", sentences[0]);
        Assert.Matches(@"^Leadership is the narrowest place, at about \d\d: its one question, an introductory one, went another way\.$", sentences[1]);
        Assert.Equal("How sure you were fits: by what you said, about 3 of 4 answers would be right, and 3 are.", sentences[2]);
    }

    [Fact]
    public void When_all_is_the_same_no_axis_is_called_strong_or_narrow()
    {
        GivenAnswer[] answers = [new("a", "databases", "core", true, 3), new("b", "leadership", "core", true, 3)];

        var sentences = ResultWords.Sentences(AssessmentLevels.From(answers), answers, Bank.Content);

        Assert.StartsWith("No axis stands out: all of them lie between", sentences[0], StringComparison.Ordinal);
        Assert.StartsWith("None of them holds the others back", sentences[1], StringComparison.Ordinal);
        Assert.Equal("All axes lie close together", ResultWords.Finding(AssessmentLevels.From(answers), Bank.Content));
    }

    [Fact]
    public void An_axis_without_a_right_answer_is_nothing_to_lean_on()
    {
        GivenAnswer[] answers = [new("a", "databases", "stretch", false, 3), new("b", "leadership", "intro", false, 3)];

        Assert.StartsWith("No axis stands out yet; the highest, databases, lies at about", ResultWords.Sentences(AssessmentLevels.From(answers), answers, Bank.Content)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_whose_questions_left_the_bank_is_spoken_of_by_its_figures()
    {
        GivenAnswer[] answers = [new("a", "databases", "stretch", true, 3), new("b", "leadership", "intro", false, 3)];

        var sentences = ResultWords.Sentences(AssessmentLevels.From(answers), [answers[0]], Bank.Content);

        Assert.EndsWith(": 0 of 1 question right.", sentences[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 5, "You were surer than the answers bear out: by what you said, about 10 of 10 answers would be right, and 5 are.")]
    [InlineData(1, 5, "You know more than you trusted yourself to: by what you said, about 3 of 10 answers would be right, and 5 are.")]
    [InlineData(3, 5, "How sure you were fits: by what you said, about 6 of 10 answers would be right, and 5 are.")]
    public void Calibration_compares_what_was_said_with_what_was_so(int confidence, int right, string sentence)
    {
        var answers = Enumerable.Range(0, 10).Select(i => new GivenAnswer($"q{i}", "databases", "core", i < right, confidence)).ToList();

        Assert.Equal(sentence, Calibration.Sentence(answers));
        Assert.Equal((confidence, 10, right), Calibration.Steps(answers).Select(s => (s.Confidence, s.Answers, s.Right)).Single());
    }

    [Fact]
    public void Not_knowing_is_left_out_of_calibration()
    {
        GivenAnswer[] answers = [new("a", "databases", "core", false, null)];

        Assert.Empty(Calibration.Steps(answers));
        Assert.Equal("There is no answer with a confidence, so there is nothing to compare yet.", Calibration.Sentence(answers));
    }
}
