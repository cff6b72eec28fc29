using System.Text.RegularExpressions;
using Etude.Tests.Support;

namespace Etude.Tests.Deploy;

/// <summary>docs/operating.md against what is there: every setting, verb and path that it names, and none that it forgets.</summary>
public sealed partial class ManualTests
{
    /// <summary>Read by nobody but the place that finds the clone, and so only from the environment.</summary>
    private const string EnvironmentOnly = "ETUDE_ROOT";

    /// <summary>Names that others rely on; none of them may change.</summary>
    private static readonly string[] Fixed =
    [
        "DATABASE_URL", "ETUDE_HOME", "ETUDE_URL", "ETUDE_CONTENT", "ETUDE_AUTH", "SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEY", "SUPABASE_JWT_SECRET", "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET",
        "ETUDE_OWNER_EMAILS", "LLM_PROVIDER", "LLM_MODEL", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "LLM_TIMEOUT_SECONDS", "LLM_DAILY_TOKENS",
    ];

    private static readonly string Manual = Read("docs/operating.md");

    private static readonly string[] Documented =
        [.. Manual.Split('\n').Where(l => SettingRow().IsMatch(l)).SelectMany(l => Name().Matches(l.Split('|')[1]).Select(m => m.Value)).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_setting_is_in_the_manual_in_the_example_and_in_the_code()
    {
        var example = Read(".env.example").Split('\n').Select(l => ExampleLine().Match(l)).Where(m => m.Success).Select(m => m.Groups["name"].Value).Append(EnvironmentOnly);
        var code = Directory.EnumerateFiles(Path.Combine(TestPostgres.Root, "src", "Etude", "Platform", "Configuration"), "*.cs")
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).Where(n => n != "HOME").Distinct();

        Assert.Equal(Documented, example.Order(StringComparer.Ordinal));
        Assert.Equal(Documented, code.Order(StringComparer.Ordinal));
        Assert.Empty(Fixed.Except(Documented));
    }

    [Fact]
    public void Every_verb_that_it_names_is_one()
    {
        var verbs = Verb().Matches(Read("src/Etude/Program.cs")).Select(m => m.Groups["verb"].Value).ToList();
        var named = NamedVerb().Matches(Manual).Select(m => m.Groups["verb"].Value).Distinct().ToList();

        Assert.Contains("doctor", named);
        Assert.Empty(named.Except(verbs));
    }

    [Fact]
    public void Every_path_of_the_clone_that_it_names_is_there()
    {
        var named = ClonePath().Matches(Manual).Select(m => m.Groups["path"].Value).Where(p => p != ".env.local").Distinct().ToList();

        Assert.Contains("deploy/etude.service", named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(TestPostgres.Root, path)), path));
    }

    [Fact]
    public void No_command_of_it_runs_Etude_as_root() => Assert.DoesNotContain(
        Manual.Split('\n'), l => l.Contains("/opt/etude/bin/", StringComparison.Ordinal) && !l.Contains("sudo -u etude", StringComparison.Ordinal));

    private static string Read(string path) => File.ReadAllText(Path.Combine(TestPostgres.Root, path));

    [GeneratedRegex(@"^\| `[A-Z][A-Z0-9]*_[A-Z0-9_]+`", RegexOptions.None, 1000)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"(?<=`)[A-Z][A-Z0-9_]+(?=`)", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^#(?<name>[A-Z][A-Z0-9_]+)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExampleLine();

    [GeneratedRegex(@"""(?<name>[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_[A-Z0-9]+|HOME)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"Verb\(""(?<verb>[a-z]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?<=[`/])(bin/etude|dotnet Etude\.dll) (?<verb>[a-z]+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedVerb();

    [GeneratedRegex(@"/opt/etude/(?<path>[A-Za-z0-9_./-]*[A-Za-z0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClonePath();
}
