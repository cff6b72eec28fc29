using System.Diagnostics;

namespace Etude.Tests.Support;

/// <summary>Runs the built program as a person would: words, an environment of its own, an exit code and two streams.</summary>
public static class EtudeCommand
{
    /// <summary>What a run that ended left behind.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    /// <summary>Runs it to its end.</summary>
    public static async Task<Outcome> Run(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        using var process = Start(environment, words);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it. Whoever starts it ends it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Etude.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }
}
