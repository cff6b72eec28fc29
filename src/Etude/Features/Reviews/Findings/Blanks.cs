using System.Globalization;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Findings;

/// <summary>Fills the blanks of a claim with what the rule saw, each kept short.</summary>
internal static class Blanks
{
    private const int Longest = 80;

    public static string Fill(string claim, IReadOnlyList<string> details)
    {
        for (var i = 0; i < details.Count; i++)
            claim = claim.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Short(details[i]), StringComparison.Ordinal);
        return claim;
    }

    private static string Short(string detail) =>
        detail.Length <= Longest ? detail : detail[..Graphemes.AtOrBefore(detail, Longest)] + "…";
}
