using Etude.Features.Assessment;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Assessment;

public sealed class FollowAnswersTests
{
    private static readonly JsonList<string?> Drawn = DrawQuestions.For(Bank.All, Bank.Order(1), new Dictionary<string, double>())!;

    [Fact]
    public void Nothing_is_decided_before_all_drawn_questions_are_answered()
    {
        var nine = Answers(9, (_, _) => (true, 4));

        Assert.Equal(Drawn, Complete(nine));
    }

    [Fact]
    public void The_last_two_go_to_the_most_surprising_axes_a_step_easier_or_harder()
    {
        // Sure of the fifth and wrong, a guess at the sixth and right: both core questions.
        var ten = Answers(10, (i, _) => i switch { 4 => (false, 5), 5 => (true, 1), _ => (true, 5) });

        var keys = Complete(ten);

        Assert.Equal(Drawn.Take(10), keys.Take(10));
        Assert.Equal(12, keys.Distinct().Count());
        Assert.Equal((ten[4].Axis, "intro"), Asked(keys[10]!));
        Assert.Equal((ten[5].Axis, "stretch"), Asked(keys[11]!));
    }

    [Fact]
    public void Other_answers_lead_to_other_questions()
    {
        var one = Complete(Answers(10, (i, _) => (i != 0, 5)));
        var other = Complete(Answers(10, (i, _) => (i != 9, 5)));

        Assert.NotEqual(one[10], other[10]);
    }

    [Fact]
    public void I_do_not_know_is_no_surprise_and_a_wrong_guess_only_a_small_one()
    {
        var ten = Answers(10, (i, _) => i switch { 0 => (false, null), 1 => (false, 1), 2 => (true, 4), _ => (false, null) });

        var keys = Complete(ten);

        Assert.Equal(new[] { ten[1].Axis, ten[2].Axis }.Order(StringComparer.Ordinal), keys.Skip(10).Select(k => Asked(k!).Axis).Order(StringComparer.Ordinal));
        Assert.True(FollowAnswers.Surprise(ten[0]) < FollowAnswers.Surprise(ten[1]));
    }

    [Fact]
    public void What_was_decided_is_the_same_on_every_page_of_the_run()
    {
        var ten = Answers(10, (i, _) => (i % 2 == 0, 3));
        var decided = Complete(ten);

        Assert.Equal(decided, Complete(ten));
        // With the eleventh answered, the twelfth stays what it was.
        Assert.Equal(decided, FollowAnswers.Complete(decided, [.. decided.Take(11)!], [.. ten, Bank.Answer(decided[10]!, true, 5)], Bank.All, Bank.Order(1)));
    }

    [Fact]
    public void An_open_question_that_left_the_bank_is_replaced_by_one_on_the_axis_that_lost_it()
    {
        var gone = Drawn[3]!;
        var bank = Bank.All.Where(q => q.Key != gone).ToList();
        var two = Answers(2, (_, _) => (true, 3));

        var keys = FollowAnswers.Complete(Drawn, [.. two.Select(a => a.Key)], two, bank, Bank.Order(1));

        Assert.Equal(Bank.AxisOf(gone), Bank.AxisOf(keys[3]!));
        Assert.DoesNotContain(gone, keys);
        Assert.Equal(Drawn.Where(k => k != gone), keys.Where((_, i) => i != 3));
    }

    [Fact]
    public void An_answered_question_that_left_the_bank_stays_answered()
    {
        var ten = Answers(10, (_, _) => (true, 3));
        var bank = Bank.All.Where(q => q.Key != ten[0].Key).ToList();

        var keys = FollowAnswers.Complete(Drawn, [.. ten.Select(a => a.Key)], [.. ten.Skip(1)], bank, Bank.Order(1));

        Assert.Equal(ten[0].Key, keys[0]);
        Assert.DoesNotContain(null, keys);
    }

    [Fact]
    public void A_bank_with_nothing_left_leaves_the_places_open()
    {
        var bank = Bank.All.Where(q => Drawn.Contains(q.Key)).ToList();
        var ten = Answers(10, (_, _) => (true, 3));

        Assert.Equal([null, null], FollowAnswers.Complete(Drawn, [.. ten.Select(a => a.Key)], ten, bank, Bank.Order(1)).Skip(10));
    }

    private static List<GivenAnswer> Answers(int count, Func<int, string, (bool Right, int? Confidence)> how) =>
        [.. Drawn.Take(count).Select((key, i) => how(i, key!) is var (right, confidence) ? Bank.Answer(key!, right, confidence) : throw new InvalidOperationException())];

    private static JsonList<string?> Complete(List<GivenAnswer> answers) =>
        FollowAnswers.Complete(Drawn, [.. answers.Select(a => a.Key)], answers, Bank.All, Bank.Order(1));

    private static (string Axis, string Difficulty) Asked(string key) => Bank.All.Single(q => q.Key == key) is var question ? (question.Axis, question.Difficulty) : default;
}
