namespace Etude.Tests.Support.Identity;

/// <summary>A session at a stand-in for Supabase Auth, with its family of refresh tokens: the newest is good, the one before it still leads to it.</summary>
public sealed class StandInSession(Guid user, StandInPerson person)
{
    private readonly List<string> tokens = [NewToken()];
    private readonly Lock one = new();

    public Guid Id { get; } = Guid.NewGuid();

    public Guid User => user;

    public StandInPerson Person => person;

    /// <summary>Why it is over; null while it is not.</summary>
    public string? Over { get; set; }

    /// <summary>How often a new token was given.</summary>
    public int Rotations => tokens.Count - 1;

    /// <summary>All that were ever given.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    public string Active => tokens[^1];

    public bool Knows(string token) => tokens.Contains(token);

    /// <summary>Uses a token. Any but the newest two shows that somebody else has it, and ends the whole family.</summary>
    /// <returns>The code of the refusal; null when it went well.</returns>
    public string? Use(string token)
    {
        lock (one)
        {
            if (Over is not null)
                return Over;
            if (token == Active)
                tokens.Add(NewToken());
            else if (tokens.Count < 2 || token != tokens[^2])
                Over = "refresh_token_already_used";
            return Over;
        }
    }

    private static string NewToken() => $"refresh{Guid.NewGuid():N}";
}
