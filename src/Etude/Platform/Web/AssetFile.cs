namespace Etude.Platform.Web;

/// <summary>One built file, with its Brotli copy where there is one.</summary>
internal sealed record AssetFile
{
    private static readonly string[] Folders = ["assets", "engines"];

    /// <summary>The request's path, such as <c>/assets/shell-AB12CD34.js</c>.</summary>
    public required string Address { get; init; }

    public required string Path { get; init; }

    public required string ContentType { get; init; }

    /// <summary>The version of the bytes, without quotes; the Brotli copy adds <c>-br</c>.</summary>
    public required string Version { get; init; }

    public required long Length { get; init; }

    /// <summary>The length of the Brotli copy in bytes, or null when there is none.</summary>
    public required long? PackedLength { get; init; }

    public string PackedPath => Path + ".br";

    /// <summary>True for what a worker runs: it carries a policy of its own.</summary>
    public bool IsEngine => Address.StartsWith("/engines/", StringComparison.Ordinal);

    /// <summary>True for the worker that makes a person's text a module by way of a blob, and fetches nothing.</summary>
    public bool RunsBlobs => Address.StartsWith("/engines/javascript-worker-", StringComparison.Ordinal);

    /// <summary>Every file that may be served from the two folders below <paramref name="webRoot"/>.</summary>
    public static IEnumerable<AssetFile> Below(string webRoot) =>
        from folder in Folders
        let root = System.IO.Path.Combine(webRoot, folder)
        where Directory.Exists(root)
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        let type = TypeOf(file.Extension)
        where type is not null && file.Name != "manifest.json"
        select Read(webRoot, file, type);

    private static AssetFile Read(string webRoot, FileInfo file, string type)
    {
        var packed = new FileInfo(file.FullName + ".br");
        return new AssetFile
        {
            Address = "/" + System.IO.Path.GetRelativePath(webRoot, file.FullName).Replace('\\', '/'),
            Path = file.FullName,
            ContentType = type,
            Version = $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}",
            Length = file.Length,
            PackedLength = packed.Exists ? packed.Length : null,
        };
    }

    private static string? TypeOf(string extension) => extension switch
    {
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".wasm" => "application/wasm",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        ".zip" => "application/zip",
        ".bin" or ".data" => "application/octet-stream",
        ".gz" => "application/gzip",
        _ => null,
    };
}
