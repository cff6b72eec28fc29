using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>The accessibility rules of axe-core, asked of a page as it stands.</summary>
internal static class Axe
{
    /// <summary>The script; where a page already has it, it is not brought again.</summary>
    public static readonly string Source = File.ReadAllText(Path.Combine(TestPostgres.Root, "node_modules", "axe-core", "axe.min.js"));

    // Named tags, because target-size runs only when wcag22aa is asked for.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string[] OfColour = ["color-contrast", "link-in-text-block"];

    private const string Run = """
        async ([type, values]) => {
          const { violations } = await axe.run(document, { runOnly: { type, values }, resultTypes: ["violations"], preload: false });
          return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`));
        }
        """;

    /// <summary>Every rule, as the page looks now; a page that is still being loaded is waited for.</summary>
    public static Task<string[]> Faults(this IPage page) => Faults(page, "tag", Tags);

    /// <summary>Only the rules that a change of theme can break.</summary>
    public static Task<string[]> FaultsOfColour(this IPage page) => Faults(page, "rule", OfColour);

    public static async Task IsAccessible(this IPage page) => Found.Nothing((await page.Faults()).Select(fault => $"{page.Url}: {fault}"));

    private static async Task<string[]> Faults(IPage page, string type, string[] values)
    {
        await page.WaitForLoadStateAsync();
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Source);
        return await page.EvaluateAsync<string[]>(Run, new object[] { type, values });
    }
}
