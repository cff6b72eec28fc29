using System.Text;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Findings;

/// <summary>Fills the blanks of a claim with what the rule saw, each kept short.</summary>
internal static class Blanks
{
    private const int Longest = 160;

    /// <summary>The claim with its blanks filled; null when the rule saw less than the claim speaks of.</summary>
    public static string? Fill(string claim, IReadOnlyList<string> details)
    {
        var filled = new StringBuilder(claim.Length);
        for (var at = 0; at < claim.Length; at++)
        {
            if (claim[at] != '{' || at + 2 >= claim.Length || !char.IsAsciiDigit(claim[at + 1]) || claim[at + 2] != '}')
                filled.Append(claim[at]);
            else if (claim[at + 1] - '0' is var blank && blank < details.Count)
            {
                filled.Append(Short(details[blank], Longest));
                at += 2;
            }
            else
                return null;
        }

        return filled.ToString();
    }

    /// <summary>A text cut to a length, between two of what the reader sees as characters.</summary>
    public static string Short(string text, int longest) =>
        text.Length <= longest ? text : text[..Graphemes.AtOrBefore(text, longest)] + "…";
}
