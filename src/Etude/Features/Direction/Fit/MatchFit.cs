using Etude.Features.Direction.Reading;

namespace Etude.Features.Direction.Fit;

/// <summary>
/// Lays the lines of a job beside the lines of a CV and the practice on their axes. A CV line counts where it names the same signal, and
/// partly where it names one of its family; practice counts where it was submitted on the axis. A pure function.
/// </summary>
public static class MatchFit
{
    private const int MostLines = 40;

    /// <param name="removed">Signals that the person took out of the reading: they are not asked.</param>
    /// <param name="skills">What the CV names; null while there is no CV.</param>
    /// <param name="proofs">Submitted attempts, the newest first.</param>
    /// <param name="familyOf">The family of a signal: other tools for the same work.</param>
    public static IReadOnlyList<FitLine> Of(
        string jobText, IReadOnlyList<AskingLine> asks, IReadOnlyCollection<string> removed, string? cvText, IReadOnlyList<CvSkill>? skills, IReadOnlyList<Proof> proofs, Func<string, string> familyOf)
    {
        var gone = removed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = (skills ?? []).Where(s => s.Spans.Count > 0).Select(s => (Skill: s, Family: familyOf(s.Skill))).ToList();
        return [.. asks.Where(a => a.Tags.Count == 0 || !a.Tags.All(gone.Contains)).Where(a => a.Axes.Count > 0).Take(MostLines).Select(ask =>
        {
            string[] named = [.. ask.Tags.Where(t => !gone.Contains(t))];
            var axis = ask.Axes.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).First().Key;
            var skill = Found(named, known, familyOf);
            var proof = proofs.Where(p => p.Axis == axis).OrderByDescending(p => p.IsUnaided).FirstOrDefault();
            var (state, why) = skill is { Kin: { } kin } ? OfKin(kin, skill, proof) : Judge(named.Length > 0, skills is not null, skill?.Skill, proof);
            if (skill is not null && named.Where(t => Found([t], known, familyOf) is null).ToArray() is { Length: > 0 } rest)
                why = $"{why} Of the same line the CV does not name {string.Join(", ", rest)}.";
            return new FitLine(Quote.Of(jobText, ask.Span), ask.Asked, named, axis, skill is null || cvText is null ? null : Quote.Of(cvText, skill.Skill.Spans[0]), skill?.Skill.InWork == true, proof, state, why);
        })];
    }

    /// <summary>What the CV names of a line: work before a list, then the same signal before its kin.</summary>
    private static CvMatch? Found(string[] named, List<(CvSkill Skill, string Family)> known, Func<string, string> familyOf)
    {
        var same = named.SelectMany(t => known.Where(k => string.Equals(k.Skill.Skill, t, StringComparison.OrdinalIgnoreCase)).Select(k => new CvMatch(k.Skill, null)));
        var kin = named.SelectMany(t => known.Where(k => string.Equals(k.Family, familyOf(t), StringComparison.OrdinalIgnoreCase)).Select(k => new CvMatch(k.Skill, t)));
        return same.Concat(kin).OrderByDescending(m => m.Skill.InWork).FirstOrDefault();
    }

    /// <param name="Kin">What the job names instead; null where the CV names the same.</param>
    private sealed record CvMatch(CvSkill Skill, string? Kin);

    private static (FitState, string) OfKin(string asked, CvMatch match, Proof? proof) => (match.Skill.InWork, proof) switch
    {
        (true, { IsUnaided: true }) => (FitState.Partly, $"A line of work names {match.Skill.Skill}, of the same kind as {asked}, and you have done such a problem without help."),
        (true, _) => (FitState.Partly, $"A line of work names {match.Skill.Skill}, of the same kind as {asked}."),
        (false, { IsUnaided: true }) => (FitState.Partly, $"Practice shows the axis; the CV only lists {match.Skill.Skill}, of the same kind as {asked}."),
        _ => (FitState.Unknown, $"The CV lists {match.Skill.Skill}, of the same kind as {asked}, and does not say how much."),
    };

    private static (FitState, string) Judge(bool isNamed, bool hasCv, CvSkill? skill, Proof? proof) => (skill, proof) switch
    {
        ({ InWork: true }, { IsUnaided: true }) => (FitState.Shown, "A line of work says it, and you have done such a problem without help."),
        ({ InWork: true }, _) => (FitState.Partly, proof is null ? "A line of work says it; practice has not shown it yet." : "A line of work says it; practice needed help."),
        (not null, { IsUnaided: true }) => (FitState.Partly, "Practice shows the axis; the CV only lists the word."),
        (null, { IsUnaided: true }) => (FitState.Partly, hasCv ? "Practice shows the axis; the CV has no line for it." : "Practice shows the axis; there is no CV to look in."),
        (not null, _) => (FitState.Unknown, "The CV lists the word and does not say how much."),
        (null, not null) => (FitState.Unknown, "Practised with help only, so nobody can tell yet."),
        _ when !hasCv => (FitState.Unknown, "There is no CV to look in, and no practice on this axis."),
        _ when !isNamed => (FitState.Unknown, "It names nothing that could be looked for in a CV, and there is no practice on this axis."),
        _ => (FitState.Missing, "Neither the CV nor practice shows it."),
    };

    /// <summary>The gaps that matter most, one an axis: by the axis' weight, what is missing before what is partly there, a must before a wish.</summary>
    /// <param name="will">What Today will do about an axis.</param>
    public static IReadOnlyList<FitGap> Gaps(IReadOnlyList<FitLine> lines, IReadOnlyDictionary<string, double> weights, Func<string, string> will, int most = 3) => [.. lines
        .Where(l => l.State != FitState.Shown && weights.GetValueOrDefault(l.Axis) > 0)
        .OrderByDescending(l => weights[l.Axis] * Severity(l)).ThenBy(l => l.Job.Line)
        .DistinctBy(l => l.Axis).Take(most)
        .Select(l => new FitGap(l, weights[l.Axis], l.Tags.Count > 0 ? string.Join(", ", l.Tags.Take(3)) : l.Job.Words, l.Why, will(l.Axis)))];

    private static double Severity(FitLine line) =>
        (line.State switch { FitState.Missing => 3, FitState.Partly => 1.5, _ => 2 }) * (line.Asked switch { Asked.Must => 1.3, Asked.Nice => 0.5, _ => 1 });
}
