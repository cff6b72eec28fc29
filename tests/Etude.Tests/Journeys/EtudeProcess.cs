using System.Diagnostics;
using System.Text;
using Etude.Tests.Support;

namespace Etude.Tests.Journeys;

/// <summary>The real program with a home of its own, as a person starts it; it can be killed and started again on the same home and port.</summary>
internal sealed class EtudeProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly StringBuilder errors = new();
    private Process process;

    private EtudeProcess(Uri address, IReadOnlyDictionary<string, string> settings)
    {
        Address = address;
        environment = new() { ["ETUDE_HOME"] = ThrowawayFolder.Make("journey"), ["ETUDE_URL"] = address.ToString(), ["DATABASE_URL"] = "", ["ETUDE_AUTH"] = "" };
        foreach (var (name, value) in settings)
            environment[name] = value;
        process = Launch();
    }

    public Uri Address { get; }

    /// <summary>Its home.</summary>
    public string Home => environment["ETUDE_HOME"];

    public int ProcessId => process.Id;

    /// <summary>The lines of its log so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (errors)
                return errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Starts it on a free port and waits until it says that it is ready.</summary>
    /// <param name="settings">Variables of its environment besides the usual ones.</param>
    public static async Task<EtudeProcess> Start(IReadOnlyDictionary<string, string>? settings = null)
    {
        var etude = new EtudeProcess(new Uri($"http://127.0.0.1:{FreePort.Next()}"), settings ?? new Dictionary<string, string>());
        try
        {
            await etude.Ready();
            return etude;
        }
        catch
        {
            await etude.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task Dies()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task StartsAgain()
    {
        process.Dispose();
        process = Launch();
        await Ready();
    }

    /// <summary>Ends it as Ctrl-C does; afterwards its log is whole.</summary>
    public Task Stops() => process.Stops();

    public async ValueTask DisposeAsync()
    {
        await Stops();
        process.Dispose();
    }

    private Process Launch()
    {
        var started = EtudeCommand.Start(environment, "serve");
        started.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        started.BeginErrorReadLine();
        return started;
    }

    private async Task Ready()
    {
        var said = await process.StandardOutput.ReadLineAsync();
        Assert.True(said == $"Etude is ready: {Address.ToString().TrimEnd('/')}", $"Etude said \"{said}\" and: {errors}");
    }
}
