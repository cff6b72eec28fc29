using System.Text;
using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Tests.Platform.Content;

/// <summary>A content folder of one's own, with the real axes, shares, voices and rubrics, and whatever the test puts in.</summary>
internal sealed class ContentSpace : IDisposable
{
    public ContentSpace()
    {
        Folder = Directory.CreateTempSubdirectory("etude-content-").FullName;
        foreach (var name in new[] { "axes.toml", "iac.toml", "voices.toml", "signals.toml" })
            File.Copy(Path.Combine(RepositoryRoot.Find(), "content", name), Path.Combine(Folder, name));
        Directory.CreateDirectory(Path.Combine(Folder, "rubrics"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "content", "rubrics")))
            File.Copy(file, Path.Combine(Folder, "rubrics", Path.GetFileName(file)));
    }

    public string Folder { get; }

    public static string ProblemText { get; } = """"
        title = "Two sum"
        type = "coding"
        difficulty = "intro"
        em_mode = "off"
        axes = ["algorithms", "data_structures"]
        prompt = """
        Find two numbers that add up to `target`.
        """
        key_insight = "Remember what you have seen."
        pitfalls = ["Using one number twice.", "Sorting, and losing the places."]

        [phase_minutes]
        explore = 2
        plan = 3
        implement = 8
        verify = 3
        reflect = 2

        [hints]
        explore = ["What must be remembered?"]
        plan = ["One pass is enough.", "Ask before you store."]
        implement = ["A map from number to place.", "Look up first.", "Then store."]
        verify = ["Try the same number twice."]
        reflect = ["Where else does a map replace a loop?"]

        [starter_code]
        python = '''
        def two_sum(numbers, target):
            pass
        '''

        [ref_solution]
        python = '''
        def two_sum(numbers, target):
            seen = {}
            for place, number in enumerate(numbers):
                if target - number in seen:
                    return [seen[target - number], place]
                seen[number] = place
        '''

        [test_code]
        python = '''
        from etude import check
        def test_finds_the_pair():
            check(two_sum, [2, 7], 9, expect=[0, 1])
        '''
        """";

    public static string LibraryText(string axis, params string[] slugs) => string.Join("\n", slugs.Select(slug => $"""
        [[item]]
        slug = "{slug}"
        title = "The book {slug}"
        author = "Ada Example"
        url = "https://example.org/{slug}"
        kind = "reading"
        axes = ["{axis}"]
        difficulty = "core"
        minutes = 90
        why = "It is short and true."
        """));

    /// <summary>Writes a file; its path is relative to the folder.</summary>
    public string Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public void Delete(string path) => File.Delete(Path.Combine(Folder, path));

    /// <summary>Writes the model problem with one passage replaced.</summary>
    public string Problem(string slug, string? replace = null, string? with = null, string folder = "algorithms")
    {
        if (replace is not null) Assert.Contains(replace, ProblemText, StringComparison.Ordinal);
        return Write($"problems/{folder}/{slug}.toml", replace is null ? ProblemText : ProblemText.Replace(replace, with, StringComparison.Ordinal));
    }

    public ContentSnapshot Read() => ContentFolder.Read(Folder);

    /// <summary>Every mistake of the folder, with paths as they stand below it.</summary>
    public IReadOnlyList<string> Mistakes() =>
        [.. Read().Mistakes.Select(m => m.ToString().Replace(Folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
