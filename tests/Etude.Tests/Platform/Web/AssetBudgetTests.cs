using Etude.Platform.Configuration;
using Etude.Platform.Web;

namespace Etude.Tests.Platform.Web;

/// <summary>What a browser has to load, as it travels: packed with Brotli.</summary>
public sealed class AssetBudgetTests
{
    private const int Kilobyte = 1024;
    private static readonly string WebRoot = Path.Combine(RepositoryRoot.Find(), "src", "Etude", "wwwroot");

    [Fact]
    public void A_normal_page_loads_at_most_15_KB_of_script() => Assert.InRange(Packed("shell.js"), 1, 15 * Kilobyte);

    [Fact]
    public void The_studio_loads_at_most_165_KB_of_script_before_one_can_type() =>
        Assert.InRange(Packed("shell.js", "studio.js", "code-editor.js"), 1, 165 * Kilobyte);

    [Fact]
    public void The_stylesheet_is_at_most_12_KB() => Assert.InRange(Packed("etude.css"), 1, 12 * Kilobyte);

    // With every chunk, since a chunk belongs to at least one of the scripts.
    private static long Packed(params string[] names)
    {
        var assets = new Assets();
        var scripts = names.Any(name => name.EndsWith(".js", StringComparison.Ordinal));
        var chunks = scripts ? Directory.GetFiles(Path.Combine(WebRoot, "assets"), "chunk-*.js.br").Sum(file => new FileInfo(file).Length) : 0;
        return chunks + names.Sum(name => new FileInfo(WebRoot + assets.Url(name) + ".br").Length);
    }
}
