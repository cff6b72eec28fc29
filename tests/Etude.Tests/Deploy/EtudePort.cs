using System.Net;
using System.Net.Sockets;

namespace Etude.Tests.Deploy;

internal static class EtudePort
{
    /// <summary>A port that nobody uses at this moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
