namespace Etude.Platform.Content;

/// <summary><c>bin/etude check [DIR]</c>: the authors' linter.</summary>
public static class CheckVerb
{
    /// <summary>
    /// Writes every mistake of every file, sorted, to <paramref name="output"/>, after running each reference solution (which must
    /// pass its tests) and each starter (which must not), and counting the words of each model answer. Gives 1 when anything is wrong, else 0.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="root">The clone, in which the tools that run programs lie.</param>
    /// <param name="output">Standard output: the mistakes.</param>
    /// <param name="progress">Standard error: what is going on, and the sum at the end.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="node">The program that runs the tool.</param>
    /// <exception cref="PlainException">The folder is not there, Node is missing, or the tool stopped before its end.</exception>
    public static async Task<int> Run(
        string folder, string root, TextWriter output, TextWriter progress, CancellationToken cancel, string node = "node")
    {
        var content = ContentFolder.Read(folder);
        List<ContentMistake> mistakes = [.. content.Mistakes, .. AnswerLength.Mistakes(content.Problems)];
        try
        {
            mistakes.AddRange(await SolutionCheck.Run(content.Problems, root, node, progress, cancel));
        }
        finally
        {
            // What the files alone have shown is worth having even when the programs could not be run.
            foreach (var mistake in mistakes.Order()) await output.WriteLineAsync(mistake.ToString());
        }
        await progress.WriteLineAsync(Sum(content, mistakes.Count));
        return mistakes.Count == 0 ? 0 : 1;
    }

    private static string Sum(ContentSnapshot content, int mistakes) =>
        $"{Counted.Of(content.Problems.Count, "problem")}, {Counted.Of(content.Items.Count, "library item")} and {Counted.Of(content.Files?.Questions.Count ?? 0, "question")} can be used; {Counted.Of(mistakes, "mistake")}.";
}
