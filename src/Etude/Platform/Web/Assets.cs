using System.Collections.Frozen;
using System.Text.Json;
using Etude.Platform.Configuration;

namespace Etude.Platform.Web;

/// <summary>
/// The scripts, styles, fonts and engines that <c>npm run build</c> made: found by plain name, served under names that
/// change with their content. The list is read once, when the app starts.
/// </summary>
public sealed class Assets
{
    private readonly FrozenDictionary<string, string> addresses;
    private readonly FrozenDictionary<string, AssetFile> files;

    /// <summary>Reads what was built in the clone that this program came from.</summary>
    /// <exception cref="PlainException">Nothing was built yet; exit code 2.</exception>
    public Assets() : this(Path.Combine(RepositoryRoot.Find(), "src", "Etude", "wwwroot")) { }

    /// <param name="webRoot">The folder that holds <c>assets/manifest.json</c>, <c>assets/</c> and <c>engines/</c>.</param>
    /// <exception cref="PlainException">The manifest is missing or damaged; exit code 2.</exception>
    public Assets(string webRoot)
    {
        addresses = ReadManifest(Path.Combine(webRoot, "assets", "manifest.json")).ToFrozenDictionary(StringComparer.Ordinal);
        files = AssetFile.Below(webRoot).ToFrozenDictionary(f => f.Address, StringComparer.Ordinal);
    }

    /// <summary>The address of an asset by its plain name, such as <c>studio.js</c>.</summary>
    /// <exception cref="PlainException">The build did not make it; exit code 2.</exception>
    public string Url(string name) => addresses.TryGetValue(name, out var address)
        ? address
        : throw new PlainException($"The asset {name} was not built; run `npm run build` in Etude's folder and start again.", 2);

    /// <summary>The file behind a request's path, or null. Only what lay there at the start is ever served.</summary>
    internal AssetFile? Find(string path) => files.GetValueOrDefault(path);

    private static Dictionary<string, string> ReadManifest(string path)
    {
        const string remedy = "run `npm run build` in Etude's folder and start again.";
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlainException($"The browser's files were not built ({path} is missing); {remedy}", 2);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PlainException($"The list of the browser's files cannot be read ({path}: {e.Message.TrimEnd('.')}); {remedy}", 2);
        }
    }
}
