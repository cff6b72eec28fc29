using System.Globalization;
using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>Libpq's keys, and those that Prisma, Node, JDBC and hosts add to addresses, as Npgsql's options.</summary>
internal static class DatabaseUrlKeys
{
    /// <summary>What the keys tell beyond the connection's options.</summary>
    /// <param name="SaysTransactionPooler">What <c>pgbouncer=</c> says; null when it is not there, and host and port must tell.</param>
    /// <param name="SaysNoPreparing">Whether a driver is told to prepare nothing.</param>
    internal sealed record Hints(bool? SaysTransactionPooler, bool SaysNoPreparing);

    // Said to other programs' drivers; nothing in them concerns this one.
    private static readonly HashSet<string> ForOthers = new(StringComparer.OrdinalIgnoreCase)
    {
        "supa", "workaround", "pool_timeout", "pool_mode", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
        "fallback_application_name", "sslcompression", "sslsni", "uselibpqcompat", "load_balance_hosts", "min_protocol_version", "max_protocol_version",
    };

    /// <summary>Sets every pair on the builder.</summary>
    /// <exception cref="PlainException">A key that is not known, or a value that makes no sense.</exception>
    public static Hints Apply(IReadOnlyList<KeyValuePair<string, string>> pairs, NpgsqlConnectionStringBuilder builder, string root)
    {
        var hints = new Hints(null, false);
        var before = "";
        foreach (var (key, value) in pairs)
        {
            var afterPassword = before == "password";
            before = key.ToLowerInvariant();
            if (ForOthers.Contains(key)) continue;
            switch (key.ToLowerInvariant())
            {
                case "pgbouncer": hints = hints with { SaysTransactionPooler = YesOrNo(key, value) }; break;
                case "prepared_statements": hints = hints with { SaysNoPreparing = !YesOrNo(key, value) }; break;
                case "preparethreshold" or "statement_cache_size": hints = hints with { SaysNoPreparing = value == "0" }; break;
                case "schema" or "currentschema" when value == "public": break;
                default: SetOrRefuse(builder, key, value, root, afterPassword); break;
            }
        }
        return hints;
    }

    private static void SetOrRefuse(NpgsqlConnectionStringBuilder builder, string key, string value, string root, bool afterPassword)
    {
        try
        {
            if (!Set(builder, key, value, root))
                throw afterPassword ? PasswordGoesOn() : DatabaseUrl.Wrong($"has the key \"{key}\", which Etude does not know, or not with this value; take it out");
        }
        catch (ArgumentException)
        {
            throw DatabaseUrl.Wrong($"has the {key} {value}, which is out of range");
        }
    }

    /// <returns>False for a key that is not known, or not with this value.</returns>
    private static bool Set(NpgsqlConnectionStringBuilder builder, string key, string value, string root)
    {
        switch (key.ToLowerInvariant())
        {
            case "host" or "hostaddr": builder.Host = value; break;
            case "port": builder.Port = Number(key, value) is var port and > 0 and < 65536 ? port : throw WrongPort(); break;
            case "user": builder.Username = value; break;
            case "password": builder.Password = value; break;
            case "dbname": builder.Database = value; break;
            case "application_name" or "applicationname": builder.ApplicationName = value; break;
            case "connect_timeout" or "connecttimeout": builder.Timeout = Number(key, value); break;
            case "connection_limit": builder.MaxPoolSize = Math.Max(1, Number(key, value)); break;
            case "options": builder.Options = value; break;
            case "client_encoding" when value.Replace("-", "", StringComparison.Ordinal).Equals("utf8", StringComparison.OrdinalIgnoreCase): break;
            case "target_session_attrs" when value is "any" or "read-write" or "primary": break;
            case "gssencmode": builder.GssEncryptionMode = Choice<GssEncryptionMode>(key, value); break;
            case "channel_binding": builder.ChannelBinding = Choice<ChannelBinding>(key, value); break;
            case "sslnegotiation": builder.SslNegotiation = Choice<SslNegotiation>(key, value); break;
            case "ssl": builder.SslMode = YesOrNo(key, value) ? SslMode.Require : SslMode.Disable; break;
            case "sslmode": SetMode(builder, value); break;
            case "sslrootcert": SetRootCertificate(builder, value, root); break;
            case "sslcert": builder.SslCertificate = ExistingFile(key, value, root); break;
            case "sslkey": builder.SslKey = ExistingFile(key, value, root); break;
            case "sslpassword": builder.SslPassword = value; break;
            default: return false;
        }
        return true;
    }

    private static void SetMode(NpgsqlConnectionStringBuilder builder, string value)
    {
        var mode = value.Equals("no-verify", StringComparison.OrdinalIgnoreCase) ? SslMode.Require : Choice<SslMode>("sslmode", value);
        builder.SslMode = builder.RootCertificate is not null && mode == SslMode.Require ? SslMode.VerifyCA : mode;
    }

    /// <summary>As in libpq, naming a root means that the server's certificate is checked, <c>system</c> by its name too.</summary>
    private static void SetRootCertificate(NpgsqlConnectionStringBuilder builder, string value, string root)
    {
        if (value == "system")
        {
            builder.SslMode = SslMode.VerifyFull;
            return;
        }
        builder.RootCertificate = ExistingFile("sslrootcert", value, root);
        if (builder.SslMode is SslMode.Require or SslMode.Prefer) builder.SslMode = SslMode.VerifyCA;
    }

    private static string ExistingFile(string key, string value, string root)
    {
        var path = Path.GetFullPath(value, root);
        return File.Exists(path) ? path : throw DatabaseUrl.Wrong($"names the {key} {path}, which is not there");
    }

    private static int Number(string key, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw (key.Equals("port", StringComparison.OrdinalIgnoreCase) ? WrongPort() : DatabaseUrl.Wrong($"has the {key} \"{value}\", which is no whole number"));

    /// <summary>Without the port: what stands after a colon may be the end of a password whose host is missing.</summary>
    internal static PlainException WrongPort() => DatabaseUrl.Wrong("has a port that is no number from 1 to 65535");

    /// <summary>An unknown key behind a password is most likely its end, so it is not shown.</summary>
    internal static PlainException PasswordGoesOn() => DatabaseUrl.Wrong(
        "has something after its password that is no key; if it belongs to the password, put the password in quotes, or write its special characters as %-codes in an address");

    private static bool YesOrNo(string key, string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => throw DatabaseUrl.Wrong($"has {key}=\"{value}\", which must be true or false"),
    };

    private static T Choice<T>(string key, string value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(value[0])
            ? choice
            : throw DatabaseUrl.Wrong($"has {key}=\"{value}\", which must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");

}
