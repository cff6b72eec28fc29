using System.Net;
using System.Net.Sockets;

namespace Etude.Tests.Support;

/// <summary>
/// Ports for programs that open them a while later. They lie below those that the system gives to whoever asks for any (from 32768 on Linux, from
/// 49152 on macOS), so that nothing else takes one in between or after the program has ended. None is handed out twice in a process.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;
    private const int Apart = 100;

    // Two test processes of one machine mostly have neighbouring ids: each begins at another hundred.
    private static readonly int Start = Environment.ProcessId % (Count / Apart) * Apart;
    private static int drawn = -1;

    /// <exception cref="InvalidOperationException">All have been handed out, or are somebody else's.</exception>
    public static int Next()
    {
        int step;
        while ((step = Interlocked.Increment(ref drawn)) < Count)
        {
            var port = First + (Start + step) % Count;
            if (!Answers(port) && Opens(port))
                return port;
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is left.");
    }

    /// <summary>Not every system refuses a port on loopback that somebody has opened on all addresses, but then that one answers.</summary>
    private static bool Answers(int port)
    {
        using var caller = new TcpClient(AddressFamily.InterNetwork);
        try
        {
            caller.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool Opens(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
