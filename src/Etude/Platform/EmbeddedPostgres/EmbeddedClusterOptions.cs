using System.Net;
using System.Net.Sockets;
using Etude.Platform.Configuration;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Where an embedded cluster lives and what it is for.</summary>
public sealed record EmbeddedClusterOptions
{
    /// <summary>The folder of the cluster, its password, its log and its lock; made when missing. Absolute.</summary>
    public required string Home { get; init; }

    /// <summary>The <c>node_modules</c> folder that holds the server's programs.</summary>
    public required string PackagesFolder { get; init; }

    /// <summary>The verb that needs the cluster, told to whoever finds it taken.</summary>
    public string Purpose { get; init; } = "serve";

    /// <summary>The address that this process listens on, told to whoever finds the cluster taken; null for a verb that does not listen.</summary>
    public string? Address { get; init; }

    /// <summary>Trade all safety for speed: for tests, whose data may be lost with the power.</summary>
    public bool Throwaway { get; init; }

    /// <summary>Where to put the cluster when the caller is root and the unprivileged user cannot reach <see cref="Home"/>.</summary>
    public string ReachableFolder { get; init; } = "/var/lib/etude";

    /// <summary>Names a TCP port to try, where a Unix socket cannot be used.</summary>
    internal Func<int> PickPort { get; init; } = FreePort;

    /// <summary>The cluster of these settings.</summary>
    public static EmbeddedClusterOptions From(EtudeSettings settings, string purpose) => new()
    {
        Home = settings.Home,
        PackagesFolder = settings.PackagesFolder,
        Purpose = purpose,
        Address = purpose == "serve" ? settings.Url.GetLeftPart(UriPartial.Authority) : null,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
