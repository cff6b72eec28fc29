using System.Globalization;

namespace Etude.Bench;

/// <summary>Content folders of any size: the clone's axes, shares, voices and rubrics, and problems of about 3 KB, each with ten tests.</summary>
internal static class GeneratedContent
{
    public const string Slug = "problem-00000";

    public static void Write(string folder, string cloneContent, int problems)
    {
        var algorithms = Directory.CreateDirectory(Path.Combine(folder, "problems", "algorithms")).FullName;
        foreach (var file in Directory.EnumerateFiles(cloneContent, "*.toml"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Directory.CreateDirectory(Path.Combine(folder, "rubrics"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(cloneContent, "rubrics")))
            File.Copy(file, Path.Combine(folder, "rubrics", Path.GetFileName(file)));
        for (var i = 0; i < problems; i++)
            WriteOne(folder, i, "as it came");
    }

    /// <summary>Writes one problem anew.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="number">Which one.</param>
    /// <param name="edition">Stands in the prompt, so that another edition is another problem.</param>
    public static void WriteOne(string folder, int number, string edition)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"problem-{number:00000}");
        File.WriteAllText(Path.Combine(folder, "problems", "algorithms", $"{name}.toml"), $""""
            title = "Total number {number}"
            type = "coding"
            difficulty = "core"
            em_mode = "off"
            axes = ["algorithms", "code_quality"]
            prompt = """
            Write `total(values)`, edition {number}, {edition}. {Filler(12)}
            """
            key_insight = "A running total needs one variable."
            pitfalls = ["Forgetting the empty list.", "Adding the index instead of the value."]

            [phase_minutes]
            explore = 2
            plan = 3
            implement = 7
            verify = 3
            reflect = 2

            [hints]
            explore = ["{Filler(1)}"]
            plan = ["{Filler(1)}", "{Filler(1)}"]
            implement = ["{Filler(1)}"]
            verify = ["{Filler(1)}"]
            reflect = ["{Filler(1)}"]

            [starter_code]
            python = '''
            def total(values):
                return 0
            '''

            [ref_solution]
            python = '''
            def total(values):
                result = 0
                for value in values:
                    result += value
                return result
            '''

            [test_code]
            python = '''
            from etude import check
            {string.Concat(Enumerable.Range(0, 10).Select(Test))}
            '''
            """");
    }

    private static string Test(int n) => $"\n\ndef test_the_first_{n}_numbers():\n    check(total, list(range({n})), expect=sum(range({n})))\n";

    private static string Filler(int sentences) =>
        string.Join(' ', Enumerable.Repeat("Say what the loop promises before each step and what is true after the last one.", sentences));
}
