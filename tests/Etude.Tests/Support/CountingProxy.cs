using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Etude.Tests.Support;

/// <summary>
/// Stands between the app and its database and counts turns: how often the app spoke after the database had answered. What
/// crosses the wire in one turn is one round trip, whatever anybody reports.
/// </summary>
public sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Task<Stream>> dial;
    private readonly Task accepting;
    private readonly List<TcpClient> clients = [];
    private readonly (byte[] Said, byte[] Instead)? lie;
    private int turns;

    /// <param name="lie">What the database says, and what is said instead: as many bytes, in one piece.</param>
    public CountingProxy(Func<Task<Stream>> dial, (string Said, string Instead)? lie = null)
    {
        this.dial = dial;
        this.lie = lie is { } words ? (Encoding.UTF8.GetBytes(words.Said), Encoding.UTF8.GetBytes(words.Instead)) : null;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>A proxy in front of the server of a connection string, be it reached by TCP or by a Unix socket.</summary>
    public static CountingProxy Before(string connectionString, (string Said, string Instead)? lie = null)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        EndPoint server = to.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint(Path.Combine(to.Host, $".s.PGSQL.{to.Port}"))
            : new IPEndPoint(IPAddress.Loopback, to.Port);
        return new CountingProxy(async () =>
        {
            var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(server);
            return new NetworkStream(socket, ownsSocket: true);
        }, lie);
    }

    /// <summary>The connection string that leads through here.</summary>
    public string Through(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Turns so far, over all connections.</summary>
    public int Turns => Volatile.Read(ref turns);

    /// <summary>Cuts every connection; new ones are refused. As a database that has gone away.</summary>
    public void Cuts()
    {
        listener.Stop();
        lock (clients)
            clients.ForEach(c => c.Dispose());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Cuts();
        await accepting;
        stop.Dispose();
        listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                client.NoDelay = true;
                lock (clients)
                    clients.Add(client);
                _ = Pump(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The proxy has been closed.
        }
    }

    private async Task Pump(TcpClient client)
    {
        try
        {
            await using var server = await dial();
            await using var app = client.GetStream();
            var answered = new StrongBox { Value = 1 };
            await Task.WhenAny(
                Copy(app, server, _ => { if (Interlocked.Exchange(ref answered.Value, 0) == 1) Interlocked.Increment(ref turns); }),
                Copy(server, app, bytes =>
                {
                    Interlocked.Exchange(ref answered.Value, 1);
                    if (lie is { } words && bytes.Span.IndexOf(words.Said) is >= 0 and var at)
                        words.Instead.CopyTo(bytes.Span[at..]);
                }));
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One side has hung up.
        }
    }

    private async Task Copy(Stream from, Stream to, Action<Memory<byte>> passing)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, stop.Token) is > 0 and var read)
        {
            passing(buffer.AsMemory(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
        }
    }

    private sealed class StrongBox
    {
        public int Value;
    }
}
