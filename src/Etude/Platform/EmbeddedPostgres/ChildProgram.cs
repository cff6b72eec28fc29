using System.Diagnostics;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Runs a short program to its end.</summary>
internal static class ChildProgram
{
    /// <summary>What it said on both streams, and its exit code.</summary>
    internal sealed record Outcome(int ExitCode, string Said);

    /// <summary>A program as this process' own user, its streams at hand.</summary>
    public static ProcessStartInfo Words(params string[] words) => new(words[0], words[1..])
    {
        UseShellExecute = false,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
    };

    /// <summary>
    /// Runs it and waits on this very thread: a death signal is tied to the thread that starts the child, so the thread must outlive it.
    /// </summary>
    public static Outcome Run(ProcessStartInfo info)
    {
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start.");
        process.StandardInput.Close();
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text) lock (errors) errors.Add(text);
        };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        lock (errors) return new Outcome(process.ExitCode, output + string.Join('\n', errors));
    }
}
