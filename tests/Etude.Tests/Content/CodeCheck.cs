using System.Diagnostics;
using System.Text.Json;
using Etude.Platform.Configuration;

namespace Etude.Tests.Content;

/// <summary>Drives <c>tools/check-LANGUAGE.mjs</c>: the lines in, the answers out.</summary>
internal static class CodeCheck
{
    private static readonly string Tools = Path.Combine(RepositoryRoot.Find(), "tools");

    /// <summary>What one run of the tool printed.</summary>
    internal sealed record Run(int ExitCode, IReadOnlyList<JsonElement> Answers, string Errors);

    internal static string Line(string id, string solution, string tests) => JsonSerializer.Serialize(new { id, solution, tests });

    internal static async Task<Run> Start(string language, IEnumerable<string> lines, params string[] options)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Tools, $"check-{language}.mjs"), .. options])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var answers = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await Feed(node, lines);
        await node.WaitForExitAsync();
        var parsed = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(answer => JsonDocument.Parse(answer).RootElement).ToList();
        return new Run(node.ExitCode, parsed, await errors);
    }

    private static async Task Feed(Process node, IEnumerable<string> lines)
    {
        try
        {
            foreach (var line in lines) await node.StandardInput.WriteLineAsync(line);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool refused its options and left without reading; its exit code says so.
        }
    }
}
