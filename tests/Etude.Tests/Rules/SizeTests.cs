using System.Text.RegularExpressions;

namespace Etude.Tests.Rules;

/// <summary>Files and methods stay short enough to be read at once.</summary>
public sealed partial class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestMethod = 60;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["tests/Etude.Tests/Platform/Content/ContentSyncTests.cs"] = "one table of what a sync does, read from top to bottom",
        ["src/Etude/runners/python/etude.py"] = "loaded as one module by the browser's Python and by the check",
    };

    /// <summary>Methods that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongMethods = new()
    {
        ["tests/Etude.Tests/Rules/DependencyTests.cs new"] = "no method, but a list of one line a call",
    };

    [Fact]
    public void No_source_file_is_too_long() => Assert.Empty(
        from file in Sources.Code
        let lines = file.Lines.Length - 1
        where lines > LongestFile && !LongFiles.ContainsKey(file.Path)
        select $"{file.Path}: {lines} lines");

    [Fact]
    public void No_method_is_too_long() => Assert.Empty(
        from file in Sources.Code
        where file.Path.EndsWith(".cs", StringComparison.Ordinal)
        from method in Methods(file)
        where method.Length > LongestMethod && !LongMethods.ContainsKey($"{file.Path} {method.Name}")
        select $"{file.Path} {method.Name}: {method.Length} lines");

    [Fact]
    public void Nothing_on_the_lists_is_there_in_vain()
    {
        Assert.Empty(LongFiles.Keys.Where(path => Sources.Code.All(f => f.Path != path || f.Lines.Length - 1 <= LongestFile)).ToList());
        Assert.Empty(LongMethods.Keys.Where(key => Sources.Code.All(f => Methods(f).All(m => $"{f.Path} {m.Name}" != key || m.Length <= LongestMethod))).ToList());
    }

    [Fact]
    public void Half_of_the_files_are_short()
    {
        var lengths = Sources.App.Select(f => f.Lines.Length).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 20, 80);
    }

    /// <summary>Blocks that stand where members stand, by the house's layout: a brace alone on its line, under a line that is no type's.</summary>
    private static IEnumerable<(string Name, int Length)> Methods(SourceFile file)
    {
        var lines = file.Lines;
        for (var i = 1; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (lines[i].Trim() != "{" || indent is not (4 or 8) || Types().IsMatch(lines[i - 1]))
                continue;
            var end = Array.FindIndex(lines, i, l => l.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal));
            if (end > i && Called().Match(lines[i - 1]) is { Success: true } call)
                yield return (call.Groups["name"].Value, end - i + 2);
        }
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace|if|else|for|foreach|while|switch|try|catch|finally|using|lock|do)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Types();

    [GeneratedRegex(@"(?<name>\w+)(<[^>]*>)?\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();
}
