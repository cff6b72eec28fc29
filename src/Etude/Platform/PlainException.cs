namespace Etude.Platform;

/// <summary>A fault that the person at the keyboard can mend: its message is one plain sentence with the remedy.</summary>
/// <param name="sentence">What is wrong and what to do, for standard error, without a stack trace.</param>
/// <param name="exitCode">1 found faults, 2 called wrongly, 3 the database cannot be reached, or refuses.</param>
public sealed class PlainException(string sentence, int exitCode) : Exception(sentence)
{
    /// <summary>The process' exit code when nothing catches this.</summary>
    public int ExitCode { get; } = exitCode;
}
