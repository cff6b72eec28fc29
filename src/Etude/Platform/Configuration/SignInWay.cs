namespace Etude.Platform.Configuration;

/// <summary>How people sign in (<c>ETUDE_AUTH</c>).</summary>
public enum SignInWay
{
    /// <summary>A name and an e-mail, no password; only on a loopback address.</summary>
    Local,

    /// <summary>GitHub directly, for a plain Postgres.</summary>
    GitHub,

    /// <summary>Supabase Auth.</summary>
    Supabase,
}
