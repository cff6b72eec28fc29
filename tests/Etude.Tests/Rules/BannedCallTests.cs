using System.Text.RegularExpressions;

namespace Etude.Tests.Rules;

/// <summary>Clock, chance, environment and SQL come from the places that own them.</summary>
public sealed partial class BannedCallTests
{
    /// <summary>What may not be called, and where it may all the same, with the reason.</summary>
    private static readonly (string Call, string[] Places, string Reason)[] Banned =
    [
        (@"\bDateTime\.(Now|UtcNow|Today)\b", [], "the clock is a TimeProvider"),
        (@"\bDateTimeOffset\.(Now|UtcNow)\b", [], "the clock is a TimeProvider"),
        (@"\bRandom\.Shared\b|\bnew Random\(", [], "chance is an argument"),
        (@"\bEnvironment\.GetEnvironmentVariable", ["src/Etude/Platform/Configuration/"], "settings are read once, in one place"),
        (@"\bConsole\.", ["src/Etude/Program.cs"], "only the command line speaks to the console"),
        (@"\.GetAwaiter\(\)\.GetResult\(\)", ["src/Etude/Platform/Keys/StoredKeys.cs"], "nothing waits for a task by blocking, but what the framework asks for without awaiting"),
        (@"(=|<|(?<!>)>|\bbetween|\band) etude\.day\(@now\)", [], "a filter asks for the day in a query of its own, (select etude.day(@now)), or it is asked for every row"),
        (@"\.As\(\w+\.Id\b", ["src/Etude/Platform/Web/AsMe.cs"], "a request's batch is opened from Me, so that the sign-in is proved"),
        (@"#pragma warning disable|SuppressMessage", [], "causes are mended, not hidden"),
    ];

    /// <summary>Where SQL is put together from parts that are no constants, each with its reason.</summary>
    private static readonly Dictionary<string, string> BuiltSql = new()
    {
        ["src/Etude/Platform/Postgres/RolePassword.cs"] = "neither a role's name nor its password can be a parameter; both are our own",
    };

    [Fact]
    public void What_is_banned_is_called_nowhere_else() => Assert.Empty(
        from ban in Banned
        let call = new Regex(ban.Call, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
        from file in Sources.App
        where !ban.Places.Any(p => file.Path.StartsWith(p, StringComparison.Ordinal)) && call.IsMatch(file.Text)
        select $"{file.Path}: {call.Match(file.Text).Value} ({ban.Reason})");

    [Fact]
    public void SQL_is_put_together_of_constants_only() => Assert.Empty(
        from file in Sources.App
        where !BuiltSql.ContainsKey(file.Path)
        from text in Interpolated().Matches(file.Text).Select(m => m.Value)
        where IsSql().IsMatch(text)
        from hole in Hole().Matches(text).Select(m => m.Groups["name"].Value)
        where !Regex.IsMatch(file.Text, $@"const string {Regex.Escape(hole)}\b", RegexOptions.None, TimeSpan.FromSeconds(5))
        select $"{file.Path}: {{{hole}}} in {text[..Math.Min(80, text.Length)]}");

    [Fact]
    public void No_SQL_is_joined_with_a_plus() => Assert.Empty(
        from file in Sources.App
        where !BuiltSql.ContainsKey(file.Path)
        from joined in Joined().Matches(file.Text).Select(m => m.Value)
        where IsSql().IsMatch(joined)
        select $"{file.Path}: {joined}");

    [Fact]
    public void Nothing_on_the_list_is_there_in_vain() => Assert.Empty(
        BuiltSql.Keys.Where(path => Sources.App.All(f => f.Path != path || !Interpolated().Matches(f.Text).Any(m => IsSql().IsMatch(m.Value)))).ToList());

    [GeneratedRegex("\\$\"\"\".*?\"\"\"|\\$\"(?!\")[^\"\\n]*\"", RegexOptions.Singleline, 5000)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\b(select .* from|insert into|update \w+ set|delete from|alter role|create database|drop database|create role)\b", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex IsSql();

    [GeneratedRegex(@"(?<!\{)\{(?<name>[^{}:]+)[^{}]*\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Hole();

    [GeneratedRegex("\"[^\"\\n]*\"\\s*\\+\\s*\\w+", RegexOptions.None, 5000)]
    private static partial Regex Joined();
}
