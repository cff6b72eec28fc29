using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;

namespace Etude.Bench;

/// <summary>
/// Stands between app and Postgres, makes every byte late by half the round-trip time, and counts the turns of the talk: a turn is
/// when the app speaks after the server has said that it is ready. So round trips are measured on the wire and not declared.
/// </summary>
internal sealed class DelayProxy : IAsyncDisposable
{
    private const int Largest = 64 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly EndPoint server;
    private readonly TimeSpan oneWay;
    private readonly Task accepting;
    private long turns;

    /// <param name="connection">How to reach the server; without TLS.</param>
    /// <param name="rtt">Milliseconds to add to a round trip.</param>
    public DelayProxy(string connection, int rtt)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        server = given.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{given.Host}/.s.PGSQL.{given.Port}")
            : new IPEndPoint(IPAddress.Parse(given.Host), given.Port);
        oneWay = TimeSpan.FromMilliseconds(rtt / 2.0);
        listener.Start();
        (given.Host, given.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        ConnectionString = given.ConnectionString;
        accepting = Accept();
    }

    /// <summary>The same database through this proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Turns so far, over all connections.</summary>
    public long Turns => Interlocked.Read(ref turns);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(Carry(await listener.AcceptSocketAsync(ending.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Carry(Socket app)
    {
        using var both = app;
        using var behind = new Socket(server.AddressFamily, SocketType.Stream, server is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        await behind.ConnectAsync(server, ending.Token);
        app.NoDelay = true;
        var answers = new ServerMessages();
        var appsTurn = 1;
        // The flag is set before the answer is passed on, so that the app's next word always finds it.
        var up = Pump(app, behind, said => Interlocked.Add(ref turns, Interlocked.Exchange(ref appsTurn, 0)), _ => { });
        var down = Pump(behind, app, _ => { }, said =>
        {
            if (answers.GiveTheTurn(said.Span))
                Volatile.Write(ref appsTurn, 1);
        });
        await Task.WhenAny(up, down);
        app.Close();
        behind.Close();
        await Task.WhenAll(up, down);
    }

    private async Task Pump(Socket from, Socket to, Action<ReadOnlyMemory<byte>> heard, Action<ReadOnlyMemory<byte>> passingOn)
    {
        var way = Channel.CreateUnbounded<(long At, byte[] Said)>();
        var writing = Write();
        try
        {
            var buffer = new byte[Largest];
            while (await from.ReceiveAsync(buffer, ending.Token) is > 0 and var count)
            {
                var said = buffer[..count];
                heard(said);
                way.Writer.TryWrite((Stopwatch.GetTimestamp(), said));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either side hung up.
        }

        way.Writer.Complete();
        await writing;

        async Task Write()
        {
            try
            {
                await foreach (var (at, said) in way.Reader.ReadAllAsync(ending.Token))
                {
                    var left = oneWay - Stopwatch.GetElapsedTime(at);
                    if (left > TimeSpan.Zero)
                        await Task.Delay(left, ending.Token);
                    passingOn(said);
                    await to.SendAsync(said, ending.Token);
                }
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Either side hung up.
            }
        }
    }
}
