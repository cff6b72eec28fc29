using System.Text;

namespace Etude.Tests.Doors.Fuzz;

/// <summary>One made-up request, as text that a person can read in a report and send again.</summary>
internal sealed record DrawnRequest(string Method, string Path, string Who, string ContentType, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>Carries the form's token, so that what lies behind it is reached.</summary>
    public bool WithToken { get; init; }

    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The request as it goes out.</summary>
    public HttpRequestMessage Message(Uri address, string token)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(address.GetLeftPart(UriPartial.Authority) + Path));
        if (Method is not ("GET" or "HEAD"))
            message.Content = Content(token);
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    public override string ToString() =>
        $"{Method} {Path} as {Who}, {ContentType}{(WithToken ? ", with the token" : "")}, headers [{string.Join("; ", Headers.Select(h => $"{h.Name}: {h.Value}"))}], " +
        $"fields [{string.Join("; ", Fields.Select(f => $"{f.Name}={Short(f.Value)}"))}]";

    private ByteArrayContent Content(string token)
    {
        var fields = WithToken ? Fields.Append(("__RequestVerificationToken", token)).ToList() : Fields;
        var body = ContentType switch
        {
            _ when ContentType.StartsWith("multipart/", StringComparison.Ordinal) => Parts(fields),
            "application/json" => $"{{{string.Join(',', fields.Select(f => $"\"{f.Item1}\": \"{f.Item2.Length}\""))}}}",
            _ => string.Join('&', fields.Select(f => $"{Escaped(f.Item1)}={Escaped(f.Item2)}")),
        };
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return content;
    }

    private static string Parts(IEnumerable<(string Name, string Value)> fields) =>
        string.Concat(fields.Select(f => $"--part\r\nContent-Disposition: form-data; name=\"{f.Name}\"{(f.Name == "file" ? "; filename=\"../a.txt\"" : "")}\r\n\r\n{f.Value}\r\n")) + "--part--\r\n";

    // Lone surrogates are no text and cannot be escaped; a browser never sends them, a script sends their bytes.
    private static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is >= (byte)'a' and <= (byte)'z' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string Short(string value) => value.Length <= 40 ? value : $"{value[..40]}… ({value.Length})";
}
