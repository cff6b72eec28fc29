using Etude.Platform;

namespace Etude.Features.YourData.Export;

/// <summary>
/// Who is being sent an archive by this instance at the moment. Each holds a connection to the database for as long as its reader takes, so that a
/// few who read slowly on purpose would leave none for pages.
/// </summary>
public sealed class ExportsUnderWay
{
    /// <summary>Fewer than the smallest number of connections that an address leads to; see docs/decisions/0003.</summary>
    public const int MostAtOnce = 3;

    private readonly HashSet<Guid> people = [];
    private readonly Lock door = new();

    /// <summary>Begins one; whoever asks ends it by disposing of what is returned.</summary>
    /// <exception cref="PlainException">The person has one under way, or there are too many.</exception>
    public IDisposable Begin(Guid me)
    {
        lock (door)
        {
            if (people.Contains(me))
                throw new PlainException("An archive of yours is on its way already. Wait until it has come, or stop that download, then ask again.", 1);
            if (people.Count >= MostAtOnce)
                throw new PlainException("Several people are taking their archives just now. Ask again in a few minutes; nothing is lost meanwhile.", 1);
            people.Add(me);
        }

        return new Stay(this, me);
    }

    private sealed class Stay(ExportsUnderWay house, Guid me) : IDisposable
    {
        public void Dispose()
        {
            lock (house.door)
                house.people.Remove(me);
        }
    }
}
