namespace Etude.Features.Today;

/// <summary>A problem that the plan may choose.</summary>
public sealed record PlanProblem(string Slug, string Title, string Type, string Difficulty, IReadOnlyList<string> Axes, int Minutes);

/// <summary>An attempt that was begun and not submitted.</summary>
public sealed record OpenAttempt(Guid Id, PlanProblem Problem, string Phase, DateTimeOffset SavedAt);
