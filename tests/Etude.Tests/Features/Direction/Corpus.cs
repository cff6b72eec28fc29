using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Toml;

namespace Etude.Tests.Features.Direction;

/// <summary>A job description with what a careful reader sees in it. Shares are per cent.</summary>
public sealed record LabelledJob(
    string Name, bool IsHeldOut, string Title, string Company, string Text,
    IReadOnlyDictionary<string, double> Weights, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, double> Shape);

/// <summary>A CV with what a careful reader sees in it.</summary>
/// <param name="Roles">Years such as <c>2019-2022</c> or <c>2021-now</c>.</param>
public sealed record LabelledCv(
    string Name, bool IsHeldOut, string Text,
    IReadOnlyDictionary<string, double> Levels, IReadOnlyList<string> Skills, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, double> Shape);

/// <summary>The labelled texts beside this file.</summary>
public static class Corpus
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "tests", "Etude.Tests", "Features", "Direction", "corpus");

    public static IReadOnlyList<LabelledJob> Jobs { get; } = [.. Directory.EnumerateFiles(Folder, "jobs-*.toml").Order(StringComparer.Ordinal).SelectMany(f => Tables(f, "job"))
        .Select(t => new LabelledJob(Text(t, "name"), IsHeldOut(t), Text(t, "title"), Text(t, "company"), Text(t, "text"), Numbers(t, "weights"), Texts(t, "tags"), Numbers(t, "iac")))];

    public static IReadOnlyList<LabelledCv> Cvs { get; } = [.. Tables(Path.Combine(Folder, "cvs.toml"), "cv")
        .Select(t => new LabelledCv(Text(t, "name"), IsHeldOut(t), Text(t, "text"), Numbers(t, "levels"), Texts(t, "skills"), Texts(t, "roles"), Numbers(t, "iac")))];

    private static IEnumerable<TomlTable> Tables(string file, string key) =>
        ((TomlArray)Read(file)[key]!).Items.Cast<TomlTable>();

    private static TomlTable Read(string file)
    {
        var read = TomlDocument.Read(File.ReadAllBytes(file));
        return read.Errors.Count == 0 ? read.Root : throw new PlainException($"{file}: {read.Errors[0]}", 1);
    }

    private static string Text(TomlTable table, string key) => ((TomlString)table[key]!).Value;

    private static bool IsHeldOut(TomlTable table) => table["held_out"] is TomlBoolean { Value: true };

    private static List<string> Texts(TomlTable table, string key) => [.. ((TomlArray)table[key]!).Items.Cast<TomlString>().Select(s => s.Value)];

    private static Dictionary<string, double> Numbers(TomlTable table, string key) => ((TomlTable)table[key]!).Entries
        .ToDictionary(e => e.Key, e => (double)((TomlInteger)e.Value).Value, StringComparer.Ordinal);
}
