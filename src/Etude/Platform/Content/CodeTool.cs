using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Etude.Platform.Content;

/// <summary>One program to be run against the tests of its problem.</summary>
internal sealed record CodeCase
{
    public required string Id { get; init; }
    public required string Solution { get; init; }
    public required string Tests { get; init; }
}

/// <summary>What the tests made of one program.</summary>
internal sealed record CodeResult
{
    public IReadOnlyList<CodeTest> Tests { get; init; } = [];
    /// <summary>Why the program could not be tested at all; null when it could.</summary>
    public CodeFault? Error { get; init; }

    public bool Passes => Error is null && Tests.Count > 0 && Tests.All(t => t.Status == "passed");
}

/// <summary>One test's outcome.</summary>
internal sealed record CodeTest
{
    public required string Name { get; init; }
    /// <summary><c>passed</c>, <c>failed</c> or <c>error</c>.</summary>
    public required string Status { get; init; }
    public string? Expected { get; init; }
    public string? Got { get; init; }
    public string? Message { get; init; }
}

/// <summary>A program's own failure, such as a syntax error or an endless loop.</summary>
internal sealed record CodeFault
{
    public required string Type { get; init; }
    public string? Message { get; init; }
    public int? Line { get; init; }
    /// <summary>The line of the tests that is at fault, from 1, where it is the tests and not the program; else null.</summary>
    public int? TestLine { get; init; }
}

/// <summary>Runs programs as the browser will: <c>tools/check-LANGUAGE.mjs</c>, the same engines in Node, JSON lines in and out.</summary>
internal static class CodeTool
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web);

    private const string NoNode = "Node 20 or newer was not found on the path; install it, because the solutions are run with it.";

    /// <summary>Runs the cases one after the other and calls <paramref name="each"/> with every answer.</summary>
    /// <exception cref="PlainException">Node is missing, or the tool stopped before its end.</exception>
    public static async Task Run(string language, string root, string node, IReadOnlyList<CodeCase> cases, Action<string, CodeResult> each, CancellationToken cancel)
    {
        using var process = Start(language, root, node);
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(cancel);
            var feeding = Feed(process.StandardInput, cases, cancel);
            var answered = 0;
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            {
                var answer = JsonSerializer.Deserialize<Answer>(line, Lines)!;
                each(answer.Id, answer.Result);
                answered++;
            }
            await feeding;
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0 && answered == cases.Count) return;
            var last = (await complaints).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            throw new PlainException($"The engine for {language} stopped after {answered} of {cases.Count} programs: {last ?? "it said nothing"}", 1);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string language, string root, string node)
    {
        var start = new ProcessStartInfo(node, [Path.Combine(root, "tools", $"check-{language}.mjs")])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start) ?? throw new PlainException(NoNode, 1);
        }
        catch (Win32Exception)
        {
            throw new PlainException(NoNode, 1);
        }
    }

    private static async Task Feed(StreamWriter input, IReadOnlyList<CodeCase> cases, CancellationToken cancel)
    {
        try
        {
            foreach (var one in cases) await input.WriteLineAsync(JsonSerializer.Serialize(one, Lines).AsMemory(), cancel);
            input.Close();
        }
        catch (IOException)
        {
            // The tool ended early; its exit code and last words say why.
        }
    }

    private sealed record Answer
    {
        public required string Id { get; init; }
        public required CodeResult Result { get; init; }
    }
}
