using System.Text.Json;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Onboarding;

public enum StepState { Open, Done, Skipped }

/// <summary>One of the first steps.</summary>
/// <param name="Key">What settings call it when it is skipped.</param>
/// <param name="Name">Within a sentence.</param>
/// <param name="Path">Where it is done; null for the one that is done on the page itself.</param>
public sealed record OnboardingStep(string Key, string Name, string? Path, StepState State);

/// <summary>What of the first steps the database shows.</summary>
public sealed record OnboardingFacts
{
    public required bool Assessed { get; init; }
    public required bool Assessing { get; init; }
    public required bool HasJob { get; init; }
    public required bool HasCv { get; init; }

    public static Pending<OnboardingFacts?> Query(Batch batch) => batch.One<OnboardingFacts>("""
        select exists (select from assessment_runs where user_id = @me and status = 'completed') as assessed,
            exists (select from assessment_runs where user_id = @me and status = 'in_progress') as assessing,
            exists (select from jds where user_id = @me) as has_job,
            exists (select from credentials where user_id = @me) as has_cv
        """);
}

/// <summary>
/// The first steps in their order: what was done shows in the rows themselves, what was skipped in the settings. A step whose page
/// this app does not have is left out.
/// </summary>
public static class OnboardingSteps
{
    /// <summary>The keys of the settings: steps passed over, and steps done that leave no row.</summary>
    public const string Skipped = "onboarding_skipped";

    public const string Done = "onboarding_done";

    public const string You = "you";
    public const string Assessment = "assessment";
    public const string Job = "job";
    public const string Cv = "cv";

    public static readonly string[] Keys = [You, Assessment, Job, Cv];

    public static IReadOnlyList<OnboardingStep> Of(PersonSettings settings, OnboardingFacts facts, RouteTable routes)
    {
        var (skipped, done) = (Listed(settings, Skipped), Listed(settings, Done));
        OnboardingStep Step(string key, string name, string? path, bool isDone) =>
            new(key, name, path, isDone ? StepState.Done : skipped.Contains(key) ? StepState.Skipped : StepState.Open);
        OnboardingStep[] steps =
        [
            Step(You, "your name and time zone", null, done.Contains(You)),
            Step(Assessment, "the assessment", "/assessment", facts.Assessed),
            Step(Job, "the job you aim at", "/jobs", facts.HasJob),
            Step(Cv, "your CV", "/credentials", facts.HasCv),
        ];
        return [.. steps.Where(s => s.Path is null || routes.Has(s.Path))];
    }

    /// <summary>The sentence that leads back to the first steps; null when none is open.</summary>
    public static string? Unfinished(PersonSettings settings, OnboardingFacts facts, RouteTable routes)
    {
        var open = Of(settings, facts, routes).Where(s => s.State == StepState.Open).Select(s => s.Name).ToList();
        return open.Count switch
        {
            0 => null,
            1 => $"Still open from your first steps: {open[0]}.",
            _ => $"Still open from your first steps: {string.Join(", ", open[..^1])} and {open[^1]}.",
        };
    }

    /// <summary>The steps that a setting lists; anything that is no list of texts is none.</summary>
    public static IReadOnlyList<string> Listed(PersonSettings settings, string key) =>
        settings.Others?.GetValueOrDefault(key) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!).Where(Keys.Contains)]
            : [];
}
