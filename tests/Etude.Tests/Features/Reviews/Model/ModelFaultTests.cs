using Etude.Platform.Configuration;
using Etude.Tests.Support.Models;

namespace Etude.Tests.Features.Reviews.Model;

/// <summary>Everything a model's server may do wrong, as the person sees it: the rules' review stands, the fault is said, and another try is a button.</summary>
public sealed class ModelFaultTests
{
    public static TheoryData<ModelProvider, string, string> ForGood
    {
        get
        {
            var cases = new TheoryData<ModelProvider, string, string>();
            foreach (var provider in new[] { ModelProvider.Anthropic, ModelProvider.OpenAi })
            {
                cases.Add(provider, "refusal", "The model would not answer this.");
                cases.Add(provider, "endless", "The model wrote without an end");
                cases.Add(provider, "not JSON", "not of the shape that was asked for");
                cases.Add(provider, "wrong schema", "not of the shape that was asked for");
                cases.Add(provider, "wrong key", "does not take the key (401)");
            }

            return cases;
        }
    }

    public static TheoryData<ModelProvider, string, string> ForNow
    {
        get
        {
            var cases = new TheoryData<ModelProvider, string, string>();
            foreach (var provider in new[] { ModelProvider.Anthropic, ModelProvider.OpenAi })
            {
                cases.Add(provider, "slow", "took longer than");
                cases.Add(provider, "cut", "broke off in the middle");
                cases.Add(provider, "429", "too much to do at the moment (429)");
                cases.Add(provider, "500", "failed (500)");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(ForGood))]
    public async Task A_fault_that_stays_is_said_and_another_try_is_a_button(ModelProvider provider, string fault, string sentence)
    {
        await using var reviewed = await Reviewed.Start(provider);
        reviewed.Model.Otherwise = Fault(fault);

        var practice = await reviewed.Reviews();
        var page = await practice.Shows();

        Assert.Contains("The model's review could not be made.", page.Words, StringComparison.Ordinal);
        Assert.Contains(sentence, page.Words, StringComparison.Ordinal);
        Assert.Contains("Read by fixed rules, no AI.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(StandInModel.Key, page.Text, StringComparison.Ordinal);
        reviewed.Model.Otherwise = StandInReviewer.Reviewing();
        await reviewed.Who.Sends(page.Form("/retry"));
        await reviewed.Etude.WorksOff();
        Assert.Contains("Read by a model", (await practice.Shows()).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ForNow))]
    public async Task A_fault_that_passes_is_said_and_tried_again_by_itself(ModelProvider provider, string fault, string sentence)
    {
        await using var reviewed = await Reviewed.Start(provider);
        reviewed.Model.Otherwise = Fault(fault);

        var practice = await reviewed.Submits();
        await (fault == "slow" ? reviewed.Etude.WorksOff(reviewed.Model.Speaking(provider, seconds: 2)) : reviewed.Etude.WorksOff());
        var page = await practice.Shows();

        Assert.Contains("The model's review could not be made yet.", page.Words, StringComparison.Ordinal);
        Assert.Contains(sentence, page.Words, StringComparison.Ordinal);
        reviewed.Model.Otherwise = StandInReviewer.Reviewing();
        reviewed.Etude.Clock.Moves(TimeSpan.FromMinutes(10));
        await reviewed.Etude.WorksOff();
        Assert.Contains("Read by a model", (await practice.Shows()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_day_is_said_and_the_rules_go_on()
    {
        await using var model = await StandInModel.Start();
        await using var etude = await Etude.Tests.Support.TestEtude.Start(model: model.Speaking(ModelProvider.OpenAi, dailyTokens: 100));
        var ada = await etude.Somebody();

        var practice = await ada.Solves(Reviewed.Slug);
        await etude.WorksOff();

        Assert.Contains("Today's 100 tokens of the model are used up", (await practice.Shows()).Words, StringComparison.Ordinal);
        Assert.Empty(model.Seen);
    }

    private static Reply Fault(string name) => name switch
    {
        "refusal" => new Reply.Refuses(),
        "endless" => new Reply.NeverEnds(),
        "not JSON" => Reply.Saying("Great work overall."),
        "wrong schema" => StandInReviewer.Reviewing(changed: answer => answer["levels"]!["plan.steps"] = 7),
        "wrong key" => new Reply.Status(401, StandInModel.Key),
        "slow" => new Reply.Silence(),
        "cut" => new Reply.BreaksOff(_ => "{\"findings\": []"),
        "429" => new Reply.Status(429, RetryAfter: "60"),
        _ => new Reply.Status(500),
    };
}
