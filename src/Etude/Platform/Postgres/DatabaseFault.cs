using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>A fault of the database that nothing in a verb expected, in one sentence for the operator: what the server said, and what to do. By codes, since words change.</summary>
public static class DatabaseFault
{
    /// <summary>As where the database cannot be reached.</summary>
    private const int ExitCode = 3;

    /// <summary>The fault as something that the person at the keyboard can mend.</summary>
    public static PlainException Plainly(NpgsqlException failure) => new(failure switch
    {
        PostgresException refusal => $"The database refused: {OneLine(refusal.MessageText)} ({refusal.SqlState}). {Remedy(refusal.SqlState)}",
        { InnerException: TimeoutException } => "The database did not answer in time. Look whether it runs and what keeps it busy, then try again.",
        // The inner one names the cause; the outer one says that there was an exception.
        { InnerException: { } cause } => $"The connection to the database broke: {OneLine(cause.Message)}. Look whether it runs and can be reached, then try again; bin/etude doctor says more.",
        _ => $"The database cannot be used: {OneLine(failure.Message)}. Look whether it runs and can be reached, then try again; bin/etude doctor says more.",
    }, ExitCode);

    private static string Remedy(string state) => state switch
    {
        PostgresErrorCodes.InsufficientPrivilege => "Let the user of DATABASE_URL do that, or name another; docs/operating.md lists the rights that Etude needs.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "This server only lets itself be read. Put the address of the one that may be written to into DATABASE_URL.",
        PostgresErrorCodes.DiskFull => "Free some space on the database's disk, then try again.",
        PostgresErrorCodes.TooManyConnections => "End what else is connected, or use a pooler's address.",
        PostgresErrorCodes.QueryCanceled => "It took longer than the server allows. Look what keeps it busy, then try again.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName =>
            "The schema is not as Etude's migrations left it. Undo what was changed by hand, or restore a backup; bin/etude doctor says more.",
        _ when state.StartsWith("57P", StringComparison.Ordinal) => "The server is stopping or starting. Try again in a minute.",
        _ => "bin/etude doctor says what is wrong with it; --verbose shows where this came from.",
    };

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
