using System.Diagnostics;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// The running <c>postgres</c>. One thread of its own starts it and then copies its log until it ends: on Linux the server gets its
/// death signal when the *thread* that started it ends, so a thread from the pool would take the server with it.
/// </summary>
internal sealed class ServerProcess
{
    private const int RememberedLines = 60;
    private const long LongestLog = 4 * 1024 * 1024;

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();
    private readonly ProcessStartInfo info;
    private readonly string logPath;
    private int processId;

    private ServerProcess(ProcessStartInfo info, string logPath) => (this.info, this.logPath) = (info, logPath);

    /// <summary>Completes when the server has ended, for whatever reason.</summary>
    public Task Ended => ended.Task;

    /// <summary>The last lines of its log.</summary>
    public string Said
    {
        get
        {
            lock (lastLines) return string.Join('\n', lastLines);
        }
    }

    /// <summary>Starts it and waits until it takes connections.</summary>
    /// <returns>The process, or the process and false when it ended instead; <see cref="Said"/> tells why.</returns>
    public static async Task<(ServerProcess Server, bool IsReady)> StartAsync(ProcessStartInfo info, string logPath, CancellationToken cancel)
    {
        var server = new ServerProcess(info, logPath);
        new Thread(server.Run) { IsBackground = true, Name = "embedded postgres" }.Start();
        try
        {
            await Task.WhenAny(server.ready.Task, server.Ended).WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            await server.StopAsync();
            throw;
        }
        return (server, server.ready.Task.IsCompletedSuccessfully);
    }

    /// <summary>Fast shutdown: connections are cut, everything committed is kept. Harsher after ten seconds.</summary>
    public async Task StopAsync()
    {
        foreach (var signal in (int[])[NativeCalls.Interrupt, NativeCalls.Quit, NativeCalls.Kill])
        {
            if (Ended.IsCompleted) return;
            if (processId > 0) NativeCalls.Send(processId, signal);
            await Task.WhenAny(Ended, Task.Delay(TimeSpan.FromSeconds(10)));
        }
    }

    private void Run()
    {
        try
        {
            using var log = OpenLog();
            using var process = Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start.");
            processId = process.Id;
            process.StandardInput.Close();
            while (process.StandardError.ReadLine() is { } line)
                Take(line, log);
            process.WaitForExit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Remember("FATAL: " + e.Message);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private void Take(string line, StreamWriter log)
    {
        Remember(line);
        try
        {
            log.WriteLine(line);
        }
        catch (IOException)
        {
            // A full disk must not end the thread, for the server would end with it.
        }
        if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
    }

    private void Remember(string line)
    {
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > RememberedLines) lastLines.Dequeue();
        }
    }

    private StreamWriter OpenLog()
    {
        var keep = File.Exists(logPath) && new FileInfo(logPath).Length < LongestLog;
        return new StreamWriter(logPath, new FileStreamOptions
        {
            Mode = keep ? FileMode.Append : FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        })
        {
            AutoFlush = true,
        };
    }
}
