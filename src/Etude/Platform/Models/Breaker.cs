namespace Etude.Platform.Models;

/// <summary>
/// Leaves a server alone that keeps failing: after a number of failures in a row nothing is asked for a while, then one call may try.
/// One for the process.
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    public const int Failures = 5;
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private int failed;
    private DateTimeOffset? openUntil;

    /// <summary>May a call be made now? After a rest, the first who asks may, and the rest begins anew for everybody else.</summary>
    /// <exception cref="ModelException">Not now; says for how long.</exception>
    public void Pass()
    {
        lock (gate)
        {
            if (openUntil is not { } until)
                return;
            var now = clock.GetUtcNow();
            if (now < until)
                throw new ModelException(ModelFault.Down, "The model's server failed several times in a row, so it is left alone for a minute.", until - now);
            openUntil = now + Rest;
        }
    }

    /// <summary>Says how a call went.</summary>
    public void Heard(bool answered)
    {
        lock (gate)
        {
            (failed, openUntil) = answered ? (0, null) : (failed + 1, failed + 1 >= Failures ? clock.GetUtcNow() + Rest : openUntil);
        }
    }
}
