using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Voices;
using Etude.Tests.Features.Reviews.Model;
using Etude.Tests.Support;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Reviews.Voices;

/// <summary>A model's wording of frozen findings: kept when it says the same, set aside when it says anything else.</summary>
public sealed class WordingTests
{
    private static readonly Finding[] Frozen =
    [
        PhrasingsTests.Some("plan", "Two markers", 1) with { Title = "The cost is open", Claim = "The plan names two markers and no cost for either of them.", Question = "How often does each marker move?" },
        PhrasingsTests.Some("verify", "Tried the empty list", 2) with { Title = "One case of several", Claim = "The checks cover the empty list alone.", Question = "Which other input is unlike the rest?" },
    ];

    [Fact]
    public void The_same_in_other_words_is_kept()
    {
        var (wordings, fault) = CheckWording.Of(Frozen, Answer(
            (2, "A lonely case", "Your checks look at the empty list, and at nothing else.", "Which input is unlike the rest?"),
            (1, "No cost yet", "There are two markers in this plan, and the cost of either is left open.", "How often, would you say, does each marker move?")));

        Assert.Null(fault);
        Assert.Equal(["No cost yet", "A lonely case"], wordings!.Select(w => w.Title));
    }

    [Theory]
    [InlineData("There are two markers in this plan with no cost, which is O(n).", "How often does each marker move?", "held “O(n)”")]
    [InlineData("There are two markers in this plan and no cost; 7 would do.", "How often does each marker move?", "held “7”")]
    [InlineData("There are two markers in this plan and no cost for end_marker.", "How often does each marker move?", "held “end_marker”")]
    [InlineData("The plan has two markers and no cost, so the score is low.", "How often does each marker move?", "spoke of “score”")]
    [InlineData("The plan has two markers and no cost: you should count moves.", "How often does each marker move?", "told what to do")]
    [InlineData("The plan says “both move forward” of the markers, and no cost.", "How often does each marker move?", "quoted something")]
    [InlineData("Your naming is sloppy and the whole function deserves a rewrite.", "Who taught you this?", "was about something else")]
    [InlineData("The plan names two markers and no cost for either of them.", "Think about it.", "did not ask one question")]
    [InlineData("The plan names two markers and no cost for either of them.", "How often? And when? And why?", "did not ask one question")]
    [InlineData("The plan names two markers, see [here](https://evil.example), and no cost.", "How often does each marker move?", "held more than plain words")]
    public void Anything_more_is_set_aside_with_the_reason(string claim, string question, string reason)
    {
        var (wordings, fault) = CheckWording.Of(Frozen, Answer((1, "The cost is open", claim, question), (2, Frozen[1].Title, Frozen[1].Claim, Frozen[1].Question)));

        Assert.Null(wordings);
        Assert.StartsWith($"finding 1 {reason}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_left_out_or_said_twice_is_set_aside()
    {
        var one = (1, Frozen[0].Title, Frozen[0].Claim, Frozen[0].Question);

        Assert.Equal("it did not hold the same findings", CheckWording.Of(Frozen, Answer(one, one)).Fault);
        Assert.Equal("it did not hold the same findings", CheckWording.Of(Frozen, Answer(one)).Fault);
    }

    [Fact]
    public async Task A_second_voice_words_the_frozen_findings_and_moves_no_score()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();

        var page = await Asks(reviewed, practice, "socratic");

        Assert.Contains("Worded by a model, and checked", page.Words, StringComparison.Ordinal);
        Assert.Contains("Look here for a moment.", page.Words, StringComparison.Ordinal);
        Assert.Equal(1L, await reviewed.Etude.Asks<long>("""
            select count(*) from attempt_reviews w join attempt_reviews r on r.id = w.findings_of
            where w.voice_key = 'socratic' and w.overall_score = r.overall_score and w.rubric_signals = r.rubric_signals and w.per_phase = r.per_phase
            """));
        Assert.DoesNotContain("Look here for a moment.", (await reviewed.Who.Gets($"{practice.Path}?voice=coach")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wording_that_says_more_is_set_aside_and_the_phrasings_stay()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();
        reviewed.Model.Does(StandInReviewer.Reviewing(changed: answer => answer["findings"]![0]!["claim"] = "This is worth full marks, 100 of 100."));

        var page = await Asks(reviewed, practice, "examiner");

        Assert.Contains("The model's wording was set aside: finding 1 ", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("100 of 100.", page.TextOf(".finding"), StringComparison.Ordinal);
        Assert.True(page.HasForm("/wordings"));
    }

    [Fact]
    public async Task A_wording_sees_the_findings_and_not_the_submission()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();
        await Asks(reviewed, practice, "hamming");

        Assert.All(reviewed.Model.Seen[1].Written.Keys, name => Assert.StartsWith("finding_", name, StringComparison.Ordinal));
        Assert.DoesNotContain("return None", reviewed.Model.Seen[1].Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_model_leaves_the_phrasings_and_a_button()
    {
        await using var reviewed = await Reviewed.Start();
        var practice = await reviewed.Reviews();
        reviewed.Model.Otherwise = new Reply.Refuses();

        var page = await Asks(reviewed, practice, "coach");

        Assert.Contains("The model's wording could not be made. The model would not answer this.", page.Words, StringComparison.Ordinal);
        Assert.True(page.HasForm("/retry"));
    }

    private static async Task<Page> Asks(Reviewed reviewed, Support.Practice practice, string voice)
    {
        var form = (await reviewed.Who.Gets($"{practice.Path}?voice={voice}")).Form("/wordings");
        var answer = await reviewed.Who.Sends(form);
        await reviewed.Etude.WorksOff();
        return await reviewed.Who.Gets(answer.Location!.Split('#')[0]);
    }

    private static JsonElement Answer(params (int Number, string Title, string Claim, string Question)[] findings) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["findings"] = new JsonArray([.. findings.Select(f => (JsonNode)new JsonObject { ["number"] = f.Number, ["title"] = f.Title, ["claim"] = f.Claim, ["question"] = f.Question })]),
    });
}
