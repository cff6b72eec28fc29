namespace Etude.Platform.Migrations;

/// <summary>
/// Splits a migration into its statements, so that a failing one can be named by its line. It knows strings
/// (plain and <c>E''</c>), quoted names, both kinds of comment (the long one nests) and dollar quotes. It does not
/// know <c>begin atomic</c>: write such a body as <c>return …</c> or quote it.
/// </summary>
public static class SqlScript
{
    /// <summary>The statements of <paramref name="sql"/> in order; comments between them are left out.</summary>
    public static IReadOnlyList<SqlStatement> Split(string sql)
    {
        var statements = new List<SqlStatement>();
        var (at, start) = (0, -1);
        while (at < sql.Length)
        {
            if (start < 0 && (char.IsWhiteSpace(sql[at]) || sql[at] == ';' || IsComment(sql, at)))
            {
                at = End(sql, at);
                continue;
            }

            if (start < 0)
                start = at;
            if (sql[at] == ';')
            {
                statements.Add(Statement(sql, start, at));
                start = -1;
            }

            at = End(sql, at);
        }

        if (start >= 0)
            statements.Add(Statement(sql, start, sql.Length));
        return statements;
    }

    private static SqlStatement Statement(string sql, int start, int end) =>
        new(1 + sql.AsSpan(0, start).Count('\n'), sql[start..end].TrimEnd());

    private static bool IsComment(string sql, int at) => StartsWith(sql, at, "--") || StartsWith(sql, at, "/*");

    /// <summary>Where the piece that begins at <paramref name="at"/> ends: a whole quoted piece or comment, else one character.</summary>
    private static int End(string sql, int at) => sql[at] switch
    {
        '\'' => EndOfQuoted(sql, at, '\'', backslashes: IsEscapeString(sql, at)),
        '"' => EndOfQuoted(sql, at, '"', backslashes: false),
        '-' when StartsWith(sql, at, "--") => After(sql, "\n", at),
        '/' when StartsWith(sql, at, "/*") => EndOfLongComment(sql, at),
        '$' when DollarTag(sql, at) is { } tag => After(sql, tag, at + tag.Length),
        _ => at + 1,
    };

    private static int EndOfQuoted(string sql, int at, char quote, bool backslashes)
    {
        // A doubled quote ends this piece and begins the next one at once, which comes to the same.
        for (at++; at < sql.Length && sql[at] != quote; at++)
        {
            if (backslashes && sql[at] == '\\')
                at++;
        }

        return Math.Min(at + 1, sql.Length);
    }

    private static int EndOfLongComment(string sql, int at)
    {
        var depth = 0;
        do
        {
            var (opens, closes) = (StartsWith(sql, at, "/*"), StartsWith(sql, at, "*/"));
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        }
        while (depth > 0 && at < sql.Length);
        return Math.Min(at, sql.Length);
    }

    private static bool IsEscapeString(string sql, int at) =>
        at > 0 && sql[at - 1] is 'e' or 'E' && (at == 1 || !IsNamePart(sql[at - 2]));

    /// <summary>The opening <c>$tag$</c> at this place; null for a parameter such as <c>$1</c> or a name such as <c>a$b$</c>.</summary>
    private static string? DollarTag(string sql, int at)
    {
        if (at > 0 && IsNamePart(sql[at - 1]))
            return null;
        var end = at + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        var closed = end < sql.Length && sql[end] == '$';
        return closed && !char.IsDigit(sql[at + 1]) ? sql[at..(end + 1)] : null;
    }

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';

    private static bool StartsWith(string sql, int at, string text) => string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    private static int After(string sql, string text, int from) =>
        sql.IndexOf(text, from, StringComparison.Ordinal) is >= 0 and var found ? found + text.Length : sql.Length;
}
