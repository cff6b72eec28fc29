namespace Etude.Tests.Support;

/// <summary>
/// A clock that a test sets and moves. Each look at it is a millisecond later than the one before, as no two instants of a real
/// clock are the same.
/// </summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>A Monday morning, in UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private long ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref ticks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public void Moves(TimeSpan forward) => Interlocked.Add(ref ticks, forward.Ticks);

    public void MovesTo(DateTimeOffset instant) => Interlocked.Exchange(ref ticks, instant.UtcTicks);
}
