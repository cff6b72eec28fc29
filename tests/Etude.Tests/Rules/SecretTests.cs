using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Etude.Tests.Support;

namespace Etude.Tests.Rules;

/// <summary>No key of anything lies in the repository, and what comes from others is named with its version.</summary>
public sealed partial class SecretTests
{
    [Fact]
    public void No_file_holds_a_secret() => Assert.Empty(
        from file in Sources.All
        from line in file.Lines.Select((text, i) => (text, number: i + 1))
        where Secret().IsMatch(line.text)
        select $"{file.Path}:{line.number}");

    [Theory]
    [InlineData("sk-ant-", "api03-")]
    [InlineData("gh", "p_")]
    [InlineData("AK", "IA")]
    [InlineData("sb_se", "cret_")]
    [InlineData("eyJhbGciOi", "JIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.")]
    public void A_key_would_be_found(string begins, string goesOn) => Assert.Matches(Secret(), $"key = {begins}{goesOn}{string.Concat(Enumerable.Repeat("Ab3dEf6h", 6)).ToUpperInvariant()}");

    [Fact]
    public void A_private_key_would_be_found() => Assert.Matches(Secret(), "-----BEGIN RSA PRIV" + "ATE KEY-----");

    [Fact]
    public void Every_part_of_others_is_listed_with_its_version()
    {
        var packages = XDocument.Load(Path.Combine(TestPostgres.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Version")!.Value);
        var modules = JsonNode.Parse(File.ReadAllText(Path.Combine(TestPostgres.Root, "package.json")))!;
        var npm = new[] { "dependencies", "devDependencies", "optionalDependencies" }.SelectMany(k => modules[k]!.AsObject()).Select(m => m.Value!.GetValue<string>());

        // One version each, and not a range of them.
        Assert.All(packages.Concat(npm), version => Assert.Matches(Exact(), version));
        Assert.True(File.Exists(Path.Combine(TestPostgres.Root, "package-lock.json")));
        Assert.All(Directory.EnumerateFiles(Path.Combine(TestPostgres.Root, "src"), "*.csproj", SearchOption.AllDirectories),
            project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project));
    }

    [GeneratedRegex(@"\bsk-ant-[\w-]{20,}|\bsk-(proj-)?[A-Za-z0-9]{32,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}|\bsb_secret_\w{20,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^\d+\.\d+\.\d+[\w.-]*$", RegexOptions.None, 1000)]
    private static partial Regex Exact();
}
