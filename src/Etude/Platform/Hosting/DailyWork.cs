namespace Etude.Platform.Hosting;

/// <summary>Something small that an instance does when it starts and once a day from then on. When it fails, that is logged, and it is tried again the next day.</summary>
public abstract class DailyWork(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>False: another instance does it.</summary>
    protected virtual bool IsMine => true;

    /// <summary>Does it once; answers how much there was to do.</summary>
    public abstract Task<int> Run(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (IsMine && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The daily work of {Name} was not done, and is tried again tomorrow", GetType().Name);
            }

            await Task.Delay(Every, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
