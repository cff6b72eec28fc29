using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Etude.Recall.Tests;

/// <summary>Histories with the answers of ts-fsrs, from one start of tools/fsrs-oracle.mjs.</summary>
public sealed class Oracle
{
    private const int Histories = 6000;
    private const int Seed = 20261122;
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Oracle() => All = [.. Ask().Select(line => JsonSerializer.Deserialize<OracleHistory>(line, Snake)!)];

    public IReadOnlyList<OracleHistory> All { get; }

    private static string[] Ask()
    {
        var root = Root();
        if (!Directory.Exists(Path.Combine(root, "node_modules", "ts-fsrs")))
            throw new InvalidOperationException("The oracle is missing: run `npm ci` in the root of the clone, then test again.");
        var start = new ProcessStartInfo("node") { WorkingDirectory = root, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["tools/fsrs-oracle.mjs", "generate", .. new[] { Histories, Seed }.Select(n => n.ToString(CultureInfo.InvariantCulture))])
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        return node.ExitCode == 0 ? lines : throw new InvalidOperationException("tools/fsrs-oracle.mjs ended with an error.");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Etude.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Etude.slnx is in no folder above the tests.");
        return folder;
    }
}

public sealed record OracleHistory
{
    public required string Id { get; init; }
    public required double RequestRetention { get; init; }
    public required int MaximumInterval { get; init; }
    public required bool EnableShortTerm { get; init; }
    public required bool EnableFuzz { get; init; }
    public required string[] LearningSteps { get; init; }
    public required string[] RelearningSteps { get; init; }
    public required double[]? W { get; init; }

    /// <summary>Weights from anywhere within or beyond the bounds, which magnify the oracle's own rounding.</summary>
    public required bool Wild { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required OracleReview[] Reviews { get; init; }
    public required OracleCard[] Expected { get; init; }

    public RecallOptions Options => new()
    {
        Weights = W ?? [],
        DesiredRetention = RequestRetention,
        MaximumInterval = MaximumInterval,
        ShortTerm = EnableShortTerm,
        Fuzz = EnableFuzz,
        LearningSteps = [.. LearningSteps.Select(RecallOptions.ParseStep)],
        RelearningSteps = [.. RelearningSteps.Select(RecallOptions.ParseStep)],
    };
}

public sealed record OracleReview(DateTimeOffset At, int Rating);

public sealed record OracleCard
{
    public required int State { get; init; }
    public required double Stability { get; init; }
    public required double Difficulty { get; init; }
    public required int ElapsedDays { get; init; }
    public required int ScheduledDays { get; init; }
    public required DateTimeOffset Due { get; init; }
    public required int Reps { get; init; }
    public required int Lapses { get; init; }
    public required int Step { get; init; }
    public required double RecallLater { get; init; }
}
