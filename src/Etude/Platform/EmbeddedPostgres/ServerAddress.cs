using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Where the server listens.</summary>
/// <param name="Host">A folder (Unix socket) or <c>127.0.0.1</c>.</param>
/// <param name="Port">The TCP port; for a socket only a part of its name.</param>
internal sealed record ServerAddress(string Host, int Port)
{
    // sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL among them.
    private static readonly int LongestSocketPath = OperatingSystem.IsLinux() ? 107 : 103;

    public bool IsSocket => Host.StartsWith('/');

    /// <summary>A socket in the folder, or loopback TCP where the path is too long or the file system has no sockets.</summary>
    public static ServerAddress In(string socketFolder, Func<int> pickPort) =>
        SocketWorks(socketFolder) ? new(socketFolder, 5432) : new("127.0.0.1", pickPort());

    /// <summary>The server's options for listening there, and nowhere else.</summary>
    public IEnumerable<string> ServerOptions() => IsSocket
        ? ["-c", "listen_addresses=", "-c", $"unix_socket_directories=\"{Host.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", "-c", "unix_socket_permissions=0700", "-p", $"{Port}"]
        : ["-c", $"listen_addresses={Host}", "-c", "unix_socket_directories=", "-p", $"{Port}"];

    /// <summary>The connection string of a user there. No TLS and no Kerberos: nothing leaves this machine.</summary>
    public string ConnectionString(string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Username = user,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        NoResetOnClose = true,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
        MaxPoolSize = 20,
        Timeout = 15,
        ApplicationName = "etude",
    }.ConnectionString;

    private static bool SocketWorks(string folder)
    {
        var path = Path.Combine(folder, ".s.PGSQL.5432");
        // Npgsql reads a comma as a list of hosts.
        if (Encoding.UTF8.GetByteCount(path + ".lock") > LongestSocketPath || folder.Contains(',', StringComparison.Ordinal)) return false;
        var probe = Path.Combine(folder, "probe");
        try
        {
            File.Delete(probe);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(probe));
            return true;
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
