using System.Diagnostics;
using Etude.Tests.Support;

namespace Etude.Tests.Deploy;

/// <summary>The unit for systemd: it starts what is there, as nobody special, and systemd understands every line.</summary>
public sealed class ServiceTests
{
    private const string Analyze = "/usr/bin/systemd-analyze";

    private static readonly string Text = File.ReadAllText(Path.Combine(TestPostgres.Root, "deploy", "etude.service"));

    private static readonly ILookup<string, string> Lines = Text.Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#'))
        .Select(l => l.Split('=', 2)).ToLookup(l => l[0], l => l[1]);

    [Fact]
    public void It_starts_the_clones_own_program_as_an_ordinary_user_that_may_write_to_two_places()
    {
        var (program, verb) = (Lines["ExecStart"].Single().Split(' ')[0], Lines["ExecStart"].Single().Split(' ')[1]);
        var clone = Lines["WorkingDirectory"].Single();

        Assert.Equal("serve", verb);
        Assert.True(File.Exists(program.Replace(clone, TestPostgres.Root, StringComparison.Ordinal)), program);
        Assert.Equal("etude", Lines["User"].Single());
        Assert.Equal(("strict", clone, "yes", ""), (Lines["ProtectSystem"].Single(), Lines["ReadWritePaths"].Single(), Lines["NoNewPrivileges"].Single(), Lines["CapabilityBoundingSet"].Single()));
        Assert.Contains($"ETUDE_HOME=/var/lib/{Lines["StateDirectory"].Single()}", Lines["Environment"]);
        // A setting that makes no sense does not mend itself.
        Assert.Equal(("on-failure", "2"), (Lines["Restart"].Single(), Lines["RestartPreventExitStatus"].Single()));
        // The just-in-time compiler makes memory that it then runs, and Node asks the kernel for more than systemd's list of services allows.
        Assert.Empty(Lines["MemoryDenyWriteExecute"].Concat(Lines["SystemCallFilter"]));
    }

    [Fact]
    public async Task Systemd_understands_every_line_where_it_is_installed()
    {
        if (!File.Exists(Analyze))
            return;
        var unit = Path.Combine(ThrowawayFolder.Make("unit"), "etude.service");
        await File.WriteAllTextAsync(unit, Text.Replace("/opt/etude", TestPostgres.Root, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, said) = await Runs("verify", unit);
        Assert.True(code == 0 && said.Length == 0, said);
        await File.AppendAllTextAsync(unit, "[Service]\nColour=blue\n", TestContext.Current.CancellationToken);
        Assert.Contains("Colour", (await Runs("verify", unit)).Said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Runs(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(Analyze, words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
