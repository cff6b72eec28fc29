namespace Etude.Features.Demo;

/// <summary>The clock of a story: where it is set, and a millisecond later at each look, as no two instants of a real clock are the same.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now;

    public override DateTimeOffset GetUtcNow() => now += TimeSpan.FromMilliseconds(1);

    public void MovesTo(DateTimeOffset instant) => now = instant.ToUniversalTime();

    public void Moves(TimeSpan on) => now += on;
}
