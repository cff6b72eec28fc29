using System.Diagnostics;
using System.Globalization;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;

namespace Etude.Bench;

/// <summary>The app as a process of its own, started as <c>bin/etude</c> starts it.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string ReadyWords = "Etude is ready";
    private static readonly string Program = Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", "Etude", "release", "Etude.dll");

    private readonly Process process;

    private AppProcess(Process process, Uri url, double readyMs) => (this.process, Url, ReadyMs) = (process, url, readyMs);

    public Uri Url { get; }

    /// <summary>Milliseconds from the start of the process to the line that says that it is ready.</summary>
    public double ReadyMs { get; }

    /// <summary>Milliseconds of processor time that the process has used: unlike the time on the wall, other programs do not change it.</summary>
    public double CpuMs
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>What the process holds of real memory now, in MB. The database's processes are not in it.</summary>
    public double ResidentMb => Memory("VmRSS");

    /// <summary>The most it has held.</summary>
    public double PeakMb => Memory("VmHWM");

    /// <exception cref="PlainException">It ended, or was not ready within two minutes.</exception>
    public static async Task<AppProcess> Serve(IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var began = Stopwatch.GetTimestamp();
        var started = Start(["serve"], new Dictionary<string, string>(environment) { ["ETUDE_URL"] = url.GetLeftPart(UriPartial.Authority) });
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith(ReadyWords, StringComparison.Ordinal))
                return new AppProcess(started, url, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        throw new PlainException("The app ended before it was ready; its words are above.", 1);
    }

    /// <summary>Runs a verb to its end and gives what it printed.</summary>
    public static async Task<string> Verb(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var verb = Start(words, environment);
        var printed = await verb.StandardOutput.ReadToEndAsync(cancel);
        await verb.WaitForExitAsync(cancel);
        return verb.ExitCode == 0 ? printed : throw new PlainException($"etude {words[0]} ended with {verb.ExitCode}.", 1);
    }

    /// <summary>Stops it as Ctrl-C does.</summary>
    public async ValueTask DisposeAsync()
    {
        NativeCalls.Send(process.Id, NativeCalls.Interrupt);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Start(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> environment)
    {
        if (!File.Exists(Program))
            throw new PlainException($"{Program} is not there. Start the benchmark with bin/bench, which builds it.", 2);
        var start = new ProcessStartInfo("dotnet", [Program, .. words]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private double Memory(string what)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(what, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
