namespace Etude.Features.Practice.Studio;

/// <summary>A language whose tests run in the person's own browser, and what the studio says about it.</summary>
/// <param name="Key">As <c>attempts.language</c> has it.</param>
/// <param name="Name">What a sentence calls it.</param>
/// <param name="Runtime">What runs it, above the editor.</param>
/// <param name="Ending">Of a file's name, with the dot.</param>
/// <param name="Worker">The asset that runs it.</param>
/// <param name="Starting">How long the first start takes, as the end of a sentence.</param>
/// <param name="Broken">What can break the engine itself, as a sentence.</param>
/// <param name="Stuck">What usually never ends, as a sentence.</param>
/// <param name="Try">What one may try, on the button.</param>
/// <param name="Scratch">The same, over the field.</param>
public sealed record CodeLanguage(
    string Key, string Name, string Runtime, string Ending, string Worker, string Starting, string Broken, string Stuck, string Try, string Scratch)
{
    private const string Loop = "A loop that never ends is the usual cause.";

    private static readonly CodeLanguage[] All =
    [
        new("python", "Python", "Python 3.14", ".py", "python-worker.js", "about 5 s the first time",
            "Very deep recursion can do that; otherwise it is no fault of your code.", Loop, "Try an input", "One line that uses your code"),
        new("javascript", "JavaScript", "JavaScript", ".js", "javascript-worker.js", "a moment",
            "Very much memory can do that; otherwise it is no fault of your code.", Loop, "Try an input", "One expression that uses what your code exports"),
        new("sql", "Postgres", "PostgreSQL 18", ".sql", "sql-worker.js", "about 4 s the first time",
            "A very large result can do that; otherwise it is no fault of your code.", "Tables that are joined without a condition are the usual cause.",
            "Try a query", "One query on the tables of the first test"),
    ];

    /// <summary>The language with that key; problems with tests have no other.</summary>
    public static CodeLanguage Of(string key) => All.Single(l => l.Key == key);
}
