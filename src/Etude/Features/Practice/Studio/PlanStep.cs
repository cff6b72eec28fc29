using System.Text.RegularExpressions;

namespace Etude.Features.Practice.Studio;

/// <summary>One line of the plan's notes; "[x]" before its words says that it is done. The same rule as in islands/studio/plan.ts.</summary>
public sealed partial record PlanStep(string Words, bool Done)
{
    public static IEnumerable<PlanStep> Read(string notes) =>
        from line in notes.Split('\n')
        let match = Line().Match(line)
        where match.Groups["words"].Value.Trim().Length > 0
        select new PlanStep(match.Groups["words"].Value.Trim(), match.Groups["box"].Value.Contains('x', StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^\s*(?:[-*+]|\d+[.)])?\s*(?<box>\[[ xX]\])?\s*(?<words>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
