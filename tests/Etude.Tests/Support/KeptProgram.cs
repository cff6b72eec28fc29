using System.Diagnostics;

namespace Etude.Tests.Support;

/// <summary>
/// A program that runs beside a test until the test ends it. Its thread lives as long: a program started by <c>setpriv --pdeathsig</c> ends with
/// the thread that started it, and a thread of the pool ends when it has been idle for a while.
/// </summary>
internal sealed class KeptProgram : IDisposable
{
    private readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim over = new();
    private readonly Thread keeper;

    private KeptProgram(ProcessStartInfo info)
    {
        keeper = new Thread(() => Keep(info)) { IsBackground = true, Name = "program beside a test" };
        keeper.Start();
    }

    /// <summary>The program; it is killed with this object.</summary>
    public Process Process => started.Task.Result;

    public static async Task<KeptProgram> Start(ProcessStartInfo info)
    {
        var program = new KeptProgram(info);
        await program.started.Task;
        return program;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        over.Set();
        keeper.Join();
        over.Dispose();
        Process.Dispose();
    }

    private void Keep(ProcessStartInfo info)
    {
        try
        {
            started.SetResult(Process.Start(info)!);
        }
        catch (Exception fault)
        {
            started.SetException(fault);
            return;
        }

        over.Wait();
    }
}
