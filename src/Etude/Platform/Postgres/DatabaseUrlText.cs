using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>Takes the text of <c>DATABASE_URL</c> apart into libpq's keys and values, or hands it to Npgsql when it is in its form.</summary>
internal static partial class DatabaseUrlText
{
    /// <summary>Either pairs in libpq's names, in order, or a connection string that Npgsql reads itself.</summary>
    internal sealed record Parts(IReadOnlyList<KeyValuePair<string, string>> Pairs, NpgsqlConnectionStringBuilder? Npgsql);

    public static Parts Read(string text)
    {
        text = text.Trim().TrimStart('\uFEFF');
        if (text.Length > 1 && text[0] == text[^1] && text[0] is '"' or '\'') text = text[1..^1].Trim();
        if (text.Any(char.IsControl)) throw DatabaseUrl.Wrong("holds a line break or another control character; write it on one line");
        if (text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase)) text = text[5..];
        if (OurScheme().Match(text) is { Success: true, Length: var scheme }) return new(Address(text[scheme..]), null);
        RefuseWhatIsNoConnectionString(text);
        if (text.Contains(';', StringComparison.Ordinal)) return new([], NpgsqlForm(text));
        return text.Contains('=', StringComparison.Ordinal) ? new(LibpqForm(text), null) : throw DatabaseUrl.Wrong(
            "is no connection string; it should look like postgres://user:password@host:5432/database");
    }

    private static void RefuseWhatIsNoConnectionString(string text)
    {
        if (text.StartsWith("psql ", StringComparison.Ordinal))
            throw DatabaseUrl.Wrong("is a command line of psql; copy the connection string beginning with postgresql:// instead");
        if (OwnName().IsMatch(text))
            throw DatabaseUrl.Wrong("holds its own name once more; keep only what stands after the last DATABASE_URL=");
        var scheme = OtherScheme().Match(text);
        if (scheme.Success && text.Contains(".supabase.co", StringComparison.OrdinalIgnoreCase))
            throw DatabaseUrl.Wrong("is the address of a Supabase project, not of its database; copy the connection string that Supabase shows under Connect");
        if (scheme.Success)
            throw DatabaseUrl.Wrong($"begins with {scheme.Value}; Etude needs Postgres, whose addresses begin with postgres://");
    }

    /// <summary>Whether a value is still what a form had in its place: <c>[YOUR-PASSWORD]</c>, <c>&lt;password&gt;</c>.</summary>
    internal static bool IsPlaceholder(string? value) => value is not null && PasswordPlaceholder().IsMatch(value);

    /// <summary>
    /// <c>user:password@host:port/database?key=value</c>. The password may hold anything, also unencoded: the first <c>@</c> after which the
    /// rest reads as host, database and keys ends it.
    /// </summary>
    private static List<KeyValuePair<string, string>> Address(string rest)
    {
        var place = Place().Match(rest);
        var user = "";
        for (var at = rest.IndexOf('@', StringComparison.Ordinal); at >= 0 && (user.Length == 0 || !place.Success); at = rest.IndexOf('@', at + 1))
        {
            place = Place().Match(rest, at + 1, rest.Length - at - 1);
            user = rest[..at];
        }
        if (!place.Success) throw Unreadable(rest);
        var pairs = new List<KeyValuePair<string, string>>();
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        Add("user", colon < 0 ? user : user[..colon]);
        if (colon >= 0) Add("password", user[(colon + 1)..]);
        Add("host", place.Groups["host"].Value.Trim('[', ']'));
        Add("port", place.Groups["port"].Value);
        Add("dbname", place.Groups["database"].Value);
        foreach (var pair in place.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
            Add(Decoded(pair[..pair.IndexOf('=', StringComparison.Ordinal)]), pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return pairs;

        void Add(string key, string value)
        {
            if (value.Length > 0) pairs.Add(new(key, Decoded(value)));
        }
    }

    /// <summary>Says which part it was, where that can be told without showing what may be a password.</summary>
    private static PlainException Unreadable(string rest)
    {
        var at = rest.LastIndexOf('@');
        var place = rest[(at + 1)..];
        return at >= 0 && WrongPort().IsMatch(place)
            ? DatabaseUrlKeys.WrongPort()
            : at >= 0 && HostPlaceholder().IsMatch(place)
            ? DatabaseUrl.Wrong("still holds a placeholder in brackets; put the project's own value in its place, without the brackets")
            : DatabaseUrl.Wrong("cannot be read after its scheme; it should look like postgres://user:password@host:5432/database?sslmode=require, "
              + "with %-codes for special characters in the password");
    }

    /// <summary>A stray percent sign, as in an unencoded password, stands for itself.</summary>
    private static string Decoded(string text) => Uri.UnescapeDataString(text);

    private static NpgsqlConnectionStringBuilder NpgsqlForm(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            var pairs = text.Split(';');
            var wrong = Array.FindIndex(pairs, pair => !IsReadable(pair));
            if (wrong > 0 && KeyOf(pairs[wrong - 1]).ToLowerInvariant() is "password" or "pwd" or "psw") throw DatabaseUrlKeys.PasswordGoesOn();
            var key = wrong < 0 ? null : KeyOf(pairs[wrong]);
            throw DatabaseUrl.Wrong(key is { Length: > 0 } ? $"has the key \"{key}\", which is not known or has a wrong value" : "cannot be read as key=value;key=value");
        }
    }

    private static string KeyOf(string pair) => pair.Split('=')[0].Trim();

    private static bool IsReadable(string pair)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(pair) is not null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary><c>host=… password='it''s' dbname=…</c>: blanks between, single quotes around, backslashes before quotes.</summary>
    private static List<KeyValuePair<string, string>> LibpqForm(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (at < text.Length)
        {
            var pair = LibpqPair().Match(text, at);
            if (!pair.Success) throw DatabaseUrl.Wrong("cannot be read as key=value pairs; put single quotes around a value with blanks in it");
            var value = pair.Groups["quoted"].Success ? pair.Groups["quoted"].Value : pair.Groups["bare"].Value;
            pairs.Add(new(pair.Groups["key"].Value, Unescaped(value)));
            at = pair.Index + pair.Length;
        }
        return pairs;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] == '\\' && i + 1 < value.Length ? value[++i] : value[i]);
        return text.ToString();
    }

    [GeneratedRegex(@"\G(?<host>\[[0-9A-Fa-f:.%]+\]|[A-Za-z0-9._%,-]*)(:(?<port>[0-9]{1,5}))?(/(?<database>[^/?@#]*))?(\?(?<query>([A-Za-z_.]+=[^&]*(&|$))*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^postgres(ql)?(\+[a-z0-9]{1,20})?://", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OurScheme();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]{0,30}://", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherScheme();

    [GeneratedRegex(@"^(export\s+)?DATABASE_URL\s*=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnName();

    [GeneratedRegex(@"YOUR[-_ ]PASSWORD|^[\[<{][^\]>}]*PASSWORD[^\]>}]*[\]>}]$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordPlaceholder();

    [GeneratedRegex(@"[\[<{][A-Za-z_ -]*[G-Zg-z_-][A-Za-z_ -]*[\]>}]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostPlaceholder();

    [GeneratedRegex(@"^(\[[^\]]*\]|[A-Za-z0-9._%-]*):(?<port>[A-Za-z0-9-]{1,12})([/?]|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrongPort();

    [GeneratedRegex(@"\G\s*(?<key>[A-Za-z_]+)\s*=\s*('(?<quoted>(\\.|[^'\\])*)'|(?<bare>(\\.|[^\s'\\])*))(\s+|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LibpqPair();
}
