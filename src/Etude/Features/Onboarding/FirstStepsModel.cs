using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Onboarding;

/// <summary>A short problem to begin with.</summary>
public sealed record FirstProblem
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required JsonMap<int> PhaseMinutes { get; init; }
}

/// <summary>What the page of the first steps shows.</summary>
public sealed record FirstStepsModel
{
    public required IReadOnlyList<OnboardingStep> Steps { get; init; }
    public required IReadOnlyList<string> Skipped { get; init; }
    public required bool Assessing { get; init; }
    public required FirstProblem? First { get; init; }

    /// <summary>What the first problem takes, as target times count for this person; 0 where none is wanted.</summary>
    public required int Minutes { get; init; }

    public required string Name { get; init; }
    public required string DisplayName { get; init; }
    public required string Tz { get; init; }
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    public bool IsFinished => Steps.All(s => s.State != StepState.Open);

    /// <summary>The list of skipped steps with this one added, as its button sends it.</summary>
    public string With(string step) => string.Join(',', Skipped.Append(step).Distinct(StringComparer.Ordinal));

    /// <summary>The list without it.</summary>
    public string Without(string step) => string.Join(',', Skipped.Where(s => s != step));

    /// <summary>The list with every step that is still open.</summary>
    public string WithAll => string.Join(',', Skipped.Concat(Steps.Where(s => s.State == StepState.Open).Select(s => s.Key)).Distinct(StringComparer.Ordinal));

    /// <summary>Adds the page's queries to a batch; what comes back makes the model once the batch has run.</summary>
    internal static Func<FirstStepsModel> Query(Batch batch, RouteTable routes)
    {
        var facts = OnboardingFacts.Query(batch);
        var first = batch.One<FirstProblem>("""
            select slug, title, phase_minutes from problems p
            where retired_at is null and difficulty = 'intro' and em_mode <> 'only' and type in ('coding', 'debugging')
                and not exists (select from attempts a where a.user_id = @me and a.problem_id = p.id)
            order by (select sum(value::int) from jsonb_each_text(phase_minutes)), slug limit 1
            """);
        return () =>
        {
            var settings = batch.Person!.Settings;
            return new()
            {
                Steps = OnboardingSteps.Of(settings, facts.Value!, routes),
                Skipped = OnboardingSteps.Listed(settings, OnboardingSteps.Skipped),
                Assessing = facts.Value!.Assessing,
                First = first.Value,
                Minutes = first.Value is { } problem ? TimeSettings.Targets(settings.Time?.LimitScale, problem.PhaseMinutes).Values.Sum() : 0,
                Name = settings.DisplayName ?? "",
                DisplayName = settings.DisplayName ?? "",
                Tz = settings.Tz ?? "",
            };
        };
    }
}
