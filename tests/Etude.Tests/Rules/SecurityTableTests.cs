using System.Reflection;
using System.Text.RegularExpressions;

namespace Etude.Tests.Rules;

/// <summary>The table of docs/security.md names every point, and only tests that exist.</summary>
public sealed partial class SecurityTableTests
{
    private const int Points = 48;

    private static readonly IReadOnlyList<(int Number, string Proof)> Table = [.. Sources.All.Single(f => f.Path == "docs/security.md").Lines
        .Select(l => Row().Match(l)).Where(m => m.Success)
        .Select(m => (int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups["proof"].Value))];

    private static readonly ILookup<string, Type> Classes = typeof(SecurityTableTests).Assembly.GetTypes().Where(t => !t.IsNested).ToLookup(t => t.Name, StringComparer.Ordinal);

    [Fact]
    public void Every_point_stands_there_once() => Assert.Equal(Enumerable.Range(1, Points), Table.Select(r => r.Number));

    [Fact]
    public void Every_point_names_a_test_or_says_why_there_is_none() => Assert.All(
        Table, r => Assert.True(Test().IsMatch(r.Proof) || r.Proof.StartsWith("Does not apply: ", StringComparison.Ordinal), $"{r.Number}"));

    [Fact]
    public void Every_test_that_is_named_exists() => Assert.Empty(
        from row in Table
        from test in Test().Matches(row.Proof)
        where !Exists(test.Groups["class"].Value, test.Groups["method"].Value)
        select $"{row.Number}: {test.Value}");

    private static bool Exists(string name, string method) =>
        Classes[name].Any(t => method.Length == 0 ? IsTests(t) : t.GetMethod(method) is { } one && IsTest(one));

    private static bool IsTests(Type type) => type.GetMethods().Any(IsTest);

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    [GeneratedRegex(@"^\| (?<number>\d+) \|.*\| (?<proof>[^|]+) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();
}
