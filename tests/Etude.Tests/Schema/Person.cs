using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>Somebody with rows, whose ids can be told beforehand.</summary>
public sealed record Person(string Name, char Digit)
{
    public Guid Id => Known(Digit, 1);

    /// <summary>The id of this person's seeded row in a table.</summary>
    public Guid IdOf(string table) => Known(Digit, 100 + table.Sum(letter => letter));

    public static Guid Problem(int n) => Known('0', n);

    public static Guid Content(int n) => Known('1', n);

    public void Fill(NpgsqlCommand command, int n, Guid id)
    {
        command.Parameters.AddWithValue("person", Id);
        command.Parameters.AddWithValue("email", $"{Name}@example.org");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("n", n);
        command.Parameters.AddWithValue("problem", Problem(n));
        command.Parameters.AddWithValue("content", Content(n));
        command.Parameters.AddWithValue("attempt", IdOf("attempts"));
        command.Parameters.AddWithValue("run", IdOf("assessment_runs"));
        command.Parameters.AddWithValue("credential", IdOf("credentials"));
    }

    private static Guid Known(char digit, int n) => Guid.Parse($"{new string(digit, 8)}-0000-7000-8000-{n:000000000000}");
}
