using System.Buffers.Binary;

namespace Etude.Bench;

/// <summary>
/// Reads the frames of what a Postgres server says (a letter, then a length of four bytes that counts itself) to know when it is the
/// client's turn again: after ReadyForQuery, and after each question of the sign-in.
/// </summary>
internal sealed class ServerMessages
{
    private const byte ReadyForQuery = (byte)'Z';
    private const byte Authentication = (byte)'R';
    private const int HeaderLength = 5;

    private readonly byte[] header = new byte[HeaderLength];
    private int headerRead;
    private int bodyLeft;

    /// <summary>True when these bytes hold a message that gives the client its turn.</summary>
    public bool GiveTheTurn(ReadOnlySpan<byte> said)
    {
        var gives = false;
        while (said.Length > 0)
        {
            if (bodyLeft > 0)
            {
                var body = Math.Min(bodyLeft, said.Length);
                bodyLeft -= body;
                said = said[body..];
                continue;
            }

            header[headerRead++] = said[0];
            said = said[1..];
            if (headerRead < HeaderLength)
                continue;
            gives |= header[0] is ReadyForQuery or Authentication;
            bodyLeft = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - 4;
            headerRead = 0;
        }

        return gives;
    }
}
