using Etude.Platform.Models;

namespace Etude.Tests.Platform.Models;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1, ModelFault.Down, null, 1)]
    [InlineData(2, ModelFault.Down, null, 2)]
    [InlineData(1, ModelFault.Busy, 7, 7)]
    [InlineData(2, ModelFault.Busy, 30, 30)]
    public void It_waits_as_long_as_the_server_asked_or_twice_as_long_each_time(int made, ModelFault fault, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(made, fault, asked is { } s ? TimeSpan.FromSeconds(s) : null, First));

    [Theory]
    [InlineData(3, ModelFault.Down, null)]
    [InlineData(1, ModelFault.Busy, 31)]
    [InlineData(1, ModelFault.TimedOut, null)]
    [InlineData(1, ModelFault.Rejected, null)]
    [InlineData(1, ModelFault.Refused, null)]
    [InlineData(1, ModelFault.Endless, null)]
    [InlineData(1, ModelFault.OverBudget, null)]
    public void It_does_not_wait_where_waiting_here_would_not_help(int made, ModelFault fault, int? asked) =>
        Assert.Null(Backoff.After(made, fault, asked is { } s ? TimeSpan.FromSeconds(s) : null, First));
}
