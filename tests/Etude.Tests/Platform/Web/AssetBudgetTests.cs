using System.Text.RegularExpressions;
using Etude.Platform.Configuration;
using Etude.Platform.Web;

namespace Etude.Tests.Platform.Web;

/// <summary>What a browser has to load, as it travels: packed with Brotli.</summary>
public sealed partial class AssetBudgetTests
{
    private const int Kilobyte = 1024;
    private static readonly string WebRoot = Path.Combine(RepositoryRoot.Find(), "src", "Etude", "wwwroot");

    [Fact]
    public void A_normal_page_loads_at_most_15_KB_of_script() => Assert.InRange(Packed("shell.js"), 1, 15 * Kilobyte);

    [Fact]
    public void The_studio_loads_at_most_165_KB_of_script_before_one_can_type() =>
        Assert.InRange(Packed("shell.js", "studio.js", "code-editor.js", "javascript.js"), 1, 165 * Kilobyte);

    [Fact]
    public void The_stylesheet_is_at_most_12_KB() => Assert.InRange(Packed("etude.css"), 1, 12 * Kilobyte);

    // With every chunk that one of them needs at once.
    private static long Packed(params string[] names)
    {
        var assets = new Assets();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(names.Select(name => WebRoot + assets.Url(name)));
        while (left.TryDequeue(out var file))
        {
            if (!found.Add(file) || !file.EndsWith(".js", StringComparison.Ordinal))
                continue;
            foreach (Match chunk in Chunk().Matches(File.ReadAllText(file)))
                left.Enqueue(Path.Combine(WebRoot, "assets", chunk.Groups["name"].Value));
        }

        return found.Sum(file => new FileInfo(file + ".br").Length);
    }

    [GeneratedRegex("(from|import)\"/assets/(?<name>chunk-[^\"]+\\.js)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chunk();
}
