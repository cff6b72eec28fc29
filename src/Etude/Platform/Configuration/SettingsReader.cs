using System.Net;
using System.Net.Sockets;

namespace Etude.Platform.Configuration;

/// <summary>Looks names up in the environment, then in the file, and turns their text into values, with one sentence for what is wrong.</summary>
internal sealed class SettingsReader(
    IReadOnlyDictionary<string, string?> environment, IReadOnlyDictionary<string, string> file, string root)
{
    /// <summary>The text, or null where it is not set or empty. An empty variable hides the file's line.</summary>
    public string? Text(string name)
    {
        var value = environment.TryGetValue(name, out var given) && given is not null ? given : file.GetValueOrDefault(name);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    public string Folder(string name, string otherwise)
    {
        var value = Text(name) ?? otherwise;
        if (value.Contains('\0', StringComparison.Ordinal)) throw Wrong(name, "is not a path");
        if (value == "~" || value.StartsWith("~/", StringComparison.Ordinal))
            value = Text("HOME") is { } home ? home + value[1..] : throw Wrong(name, "begins with ~, but HOME is not set; write the whole path");
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(value, root));
    }

    public Uri Address(string name, string otherwise)
    {
        var value = Text(name) ?? otherwise;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw Wrong(name, $"must be an address such as http://127.0.0.1:5080, but is \"{value}\"");
        if (url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw Wrong(name, $"must be only scheme, host and port, such as {url.Scheme}://{url.Authority}");
        return url;
    }

    public int Number(string name, int otherwise, int least, int most) => Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Wrong(name, $"must be a whole number from {least} to {most}, but is \"{text}\""),
    };

    public SignInWay SignIn() => Text("ETUDE_AUTH")?.ToLowerInvariant() switch
    {
        "local" => SignInWay.Local,
        "github" => SignInWay.GitHub,
        "supabase" => SignInWay.Supabase,
        null when Text("SUPABASE_URL") is not null => SignInWay.Supabase,
        null when Text("GITHUB_CLIENT_ID") is not null => SignInWay.GitHub,
        null => SignInWay.Local,
        var other => throw Wrong("ETUDE_AUTH", $"must be supabase, github or local, but is \"{other}\""),
    };

    public IReadOnlySet<string> Emails(string name)
    {
        var emails = (Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(emails, e => e.Count(c => c == '@') != 1 || e.StartsWith('@') || e.EndsWith('@') || e.Any(char.IsWhiteSpace)) is { } bad)
            throw Wrong(name, $"must be e-mail addresses separated by commas; \"{bad}\" is not one");
        return emails.Select(e => e.ToLowerInvariant()).ToHashSet();
    }

    /// <summary>Addresses and networks, separated by commas or blanks; an address alone is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks(string name) =>
        [.. (Text(name) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Network(name, part))];

    private static IPNetwork Network(string name, string part)
    {
        if (IPAddress.TryParse(part, out var address))
            return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        if (!IPNetwork.TryParse(part, out var network))
            throw Wrong(name, $"must be addresses or networks such as 127.0.0.1 or 172.18.0.0/16, separated by commas; \"{part}\" is neither");
        return network.PrefixLength > 0 ? network : throw Wrong(name, $"would believe everybody by \"{part}\"; name the proxies themselves");
    }

    /// <summary>A secret of at least so many characters, or null. What is wrong is said without the secret.</summary>
    public string? Secret(string name, int least) => Text(name) switch
    {
        { Length: var length } when length < least => throw Wrong(name, $"must have at least {least} characters, such as `openssl rand -base64 32` prints"),
        var text => text,
    };

    internal static PlainException Wrong(string name, string fault) => new($"{name} {fault}.", 2);
}
