using Etude.Platform.Hosting;

namespace Etude.Features.YourData.Import;

/// <summary>Once a day, forgets the archives that were brought and neither taken in nor dropped: each holds all that somebody has.</summary>
public sealed class SweepArchives(ImportDesk desk, TimeProvider clock, ILogger<SweepArchives> log) : DailyWork(clock, log)
{
    public override Task<int> Run(CancellationToken cancel) => Task.FromResult(desk.Sweep());
}
