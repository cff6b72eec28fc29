namespace Etude.Platform.Migrations;

/// <summary>One statement of a migration file, without its semicolon.</summary>
/// <param name="Line">The line of the file, from 1, on which <paramref name="Text"/> begins.</param>
/// <param name="Text">The statement as it is sent.</param>
public sealed record SqlStatement(int Line, string Text)
{
    /// <summary>The line of the file that holds a place Postgres complained of.</summary>
    /// <param name="position">Postgres' error position: characters from 1, or 0 when it names none.</param>
    public int LineAt(int position) => Line + Text.AsSpan(0, Math.Clamp(position - 1, 0, Text.Length)).Count('\n');
}
