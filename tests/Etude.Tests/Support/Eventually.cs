namespace Etude.Tests.Support;

/// <summary>Waits for what comes sooner or later: for five minutes, which no busy machine needs. After that a test has failed, instead of a run that hangs.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="there">Looks again every ten milliseconds.</param>
    /// <exception cref="OperationCanceledException">It did not come.</exception>
    public static async Task Is(Func<Task<bool>> there)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Patience);
        while (!await there())
            await Task.Delay(10, limited.Token);
    }
}
