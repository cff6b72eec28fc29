using System.Diagnostics;
using Etude.Tests.Support;

namespace Etude.Tests.Scripts;

/// <summary>A clone with the real scripts, a handful of sources, and stand-ins for npm, node and dotnet that note how they were called.</summary>
internal sealed class FakeClone
{
    private readonly string root = ThrowawayFolder.Make("clone");
    private readonly string programs = ThrowawayFolder.Make("programs");

    public FakeClone()
    {
        foreach (var folder in (string[])["bin", "tools", "src/Etude/Shell", "tests/One.Tests", "tests/Two.Tests", "bench"])
            Directory.CreateDirectory(Path.Combine(root, folder));
        foreach (var script in (string[])["bin/etude", "bin/test", "bin/bench", "tools/setup.sh", "tools/packages.sh", "tools/chromium.sh", "tools/pgbouncer.sh", "tools/postgres.sh"])
            File.Copy(Path.Combine(TestPostgres.Root, script), Path.Combine(root, script));
        foreach (var source in (string[])["package-lock.json", "global.json", ".editorconfig", "Directory.Build.props", "Directory.Build.targets",
            "src/Etude/Program.cs", "src/Etude/Shell/etude.css", "tests/One.Tests/One.Tests.csproj", "tests/Two.Tests/Two.Tests.csproj"])
            Write(source, "");
        Program("node", "echo ${FAKE_NODE:-v20.1.0}");
        Program("npm", """
            [ -z "${FAKE_NPM_FAULT-}" ] || { echo "$FAKE_NPM_FAULT"; exit 1; }
            case "$1" in
              ci) mkdir -p node_modules ;;
              run) mkdir -p src/Etude/wwwroot/assets && touch src/Etude/wwwroot/assets/manifest.json ;;
            esac
            """);
        Program("dotnet", """
            case "$1" in
              --version) exit "${FAKE_SDK_CODE:-0}" ;;
              --list-sdks) echo "8.0.404 [/usr/share/dotnet/sdk]" ;;
              build) [ -z "${FAKE_BUILD_FAULT-}" ] || { echo "$FAKE_BUILD_FAULT"; exit 1; } ;;
              *Tests.dll) name="$(basename "$1" .dll)"; cat "$FAKE_ROOT/$name.says"; exit "$(cat "$FAKE_ROOT/$name.code" 2>/dev/null || echo 0)" ;;
              *) echo "ran: $*" ;;
            esac
            """);
        Program("chromium", "");
        Program("pgbouncer", "");
    }

    /// <summary>What the stand-ins were asked to do since the last look: <c>npm ci …</c>, <c>dotnet build …</c>.</summary>
    public string[] Calls()
    {
        var path = Path.Combine(root, "calls");
        var calls = File.Exists(path) ? File.ReadAllLines(path) : [];
        File.Delete(path);
        return calls;
    }

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(root, path), text);

    public void Delete(string path) => File.Delete(Path.Combine(root, path));

    /// <summary>The outcome of a test project's run.</summary>
    public void TestsSay(string project, int passed, int failed, int skipped, int code)
    {
        Write($"{project}.says", $"Test run summary\n  total: {passed + failed + skipped}\n  failed: {failed}\n  succeeded: {passed}\n  skipped: {skipped}\n  duration: 1s\n");
        Write($"{project}.code", $"{code}");
    }

    public (int Code, string Output, string Errors) Run(string script, string[] words, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo("bash", [Path.Combine(root, script), .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["PATH"] = $"{programs}:/usr/bin:/bin";
        info.Environment["FAKE_ROOT"] = root;
        info.Environment.Remove("CI");
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private void Program(string name, string body)
    {
        var path = Path.Combine(programs, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\ncase \"$*\" in *--version|*--list-sdks) ;; *) echo \"{name} $*\" >> \"$FAKE_ROOT/calls\" ;; esac\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
