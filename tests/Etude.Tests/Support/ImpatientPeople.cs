namespace Etude.Tests.Support;

/// <summary>Browsers of one person that ask for pages and hang up a moment later, before or while the answer comes, again and again.</summary>
public sealed class ImpatientPeople : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private int left;

    public ImpatientPeople(Uri app, Browser signedIn)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = app };
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", signedIn.Cookies.Select(c => $"{c.Key}={c.Value}")));
    }

    /// <summary>How many requests were left unanswered.</summary>
    public int Left => Volatile.Read(ref left);

    /// <summary>Lets so many browsers ask until they are stopped.</summary>
    public Task Ask(int browsers) => Task.WhenAll(Enumerable.Range(0, browsers).Select(one => Task.Run(() => AskOn(one))));

    public Task Stop() => stop.CancelAsync();

    public void Dispose()
    {
        http.Dispose();
        stop.Dispose();
    }

    private async Task AskOn(int one)
    {
        for (var turn = one; !stop.IsCancellationRequested; turn++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(turn % 40));
            try
            {
                await http.GetStringAsync("/settings", patience.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or HttpRequestException)
            {
                Interlocked.Increment(ref left);
            }
        }
    }
}
