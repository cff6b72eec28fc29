namespace Etude.Platform.Web;

/// <summary>Which pages this app has, so that one room can point to another without knowing it.</summary>
public sealed class RouteTable(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<HashSet<string>> pages = new(() => [.. sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))]);

    /// <summary>True when a page answers at exactly this pattern.</summary>
    public bool Has(string path) => pages.Value.Contains(path);
}
