using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Reflect: what stays when the problem is gone?</summary>
internal static class ReflectRules
{
    private const int Substance = 5;

    public static Seen Lesson(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => s.Has(Cue.Lesson)).ToList();
        var full = found.Where(s => s.Terms.Count >= Substance || s.Has(Cue.Reason)).ToList();
        return new Seen(full.Count > 0 ? 3 : found.Count > 0 ? 2 : material.Reflect.IsEmpty ? 0 : 1, Seen.Best(full.Count > 0 ? full : found));
    }

    /// <summary>The words of the key insight come up, in whatever sentence.</summary>
    public static Seen Insight(Material material)
    {
        var insight = material.Statement.Insight;
        var touched = insight.Touched(material.Reflect.Sentences.SelectMany(s => s.Terms));
        var level = touched switch { >= 2.5 => 3, >= 1.5 => 2, >= 0.5 => 1, _ => 0 };
        return new Seen(level, material.Reflect.Sentences.Where(s => insight.Touched(s.Terms) > 0)
            .OrderByDescending(s => insight.Touched(s.Terms)).ThenBy(s => s.Place.Start).FirstOrDefault()?.Place);
    }

    public static Seen Trouble(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => s.Has(Cue.Trouble)).ToList();
        var reasoned = found.Where(s => s.Has(Cue.Reason) || s.Terms.Count >= Substance).ToList();
        return new Seen(reasoned.Count > 0 ? 3 : found.Count > 0 ? 2 : 0, Seen.Best(reasoned.Count > 0 ? reasoned : found));
    }

    public static Seen Next(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => s.Has(Cue.NextTime)).ToList();
        var concrete = found.Where(s => s.Terms.Count >= 3).ToList();
        return new Seen(concrete.Count > 0 ? 3 : found.Count > 0 ? 2 : 0, Seen.Best(concrete.Count > 0 ? concrete : found));
    }
}
