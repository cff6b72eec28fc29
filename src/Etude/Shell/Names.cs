namespace Etude.Shell;

/// <summary>How the closed sets of the data are written on the screens.</summary>
public static class Names
{
    public static readonly string[] Types = ["coding", "debugging", "sql", "design", "ml", "behavioral"];
    public static readonly string[] Difficulties = ["intro", "core", "stretch"];

    public static string Type(string type) => type switch
    {
        "sql" => "SQL",
        "ml" => "Machine learning",
        "behavioral" => "Behavioural",
        _ => char.ToUpperInvariant(type[0]) + type[1..],
    };

    public static string Difficulty(string difficulty) => char.ToUpperInvariant(difficulty[0]) + difficulty[1..];
}
