namespace Etude.Platform.Postgres;

/// <summary>
/// The sign-in that a person's batch rests on. The batch proves it before anything else, in its own round trip: <c>etude.prove_sign_in</c>
/// raises where it does not hold, and an error ends the whole implicit transaction.
/// </summary>
/// <param name="Id">The sign-in's id, out of the cookie.</param>
public sealed record SignInProof(Guid Id)
{
    /// <summary>A sign-in that was not used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>A sign-in is over so long after it began, used or not.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromDays(90);

    /// <summary>How often it is noted that somebody was here: a page that only reads otherwise writes nothing.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    internal const string Over = "ET401";
    internal const string Closed = "ET403";
    internal const string Leaving = "ET410";
}

/// <summary>The sign-in of a request was ended, or is past its limits. Nothing of the batch was done.</summary>
public sealed class SignInOverException() : Exception("This sign-in is over.");

/// <summary>The signed-in person's account no longer exists or is closed; the cookie outlived it. Nothing of the batch was done.</summary>
public class AccountGoneException(string sentence = "This account no longer exists.") : Exception(sentence);

/// <summary>The person has asked for their account to be deleted, and it still can be undone. Until then there is nothing else for them here.</summary>
public sealed class AccountLeavingException() : AccountGoneException("This account is about to be deleted.");
