using Etude.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Tests.Doors.Fuzz;

/// <summary>
/// Draws requests over the route table: mostly to routes that exist, with ids of one's own, of somebody else, of nobody and of no
/// shape, and with fields that the app's own forms have, filled with what nobody should type.
/// </summary>
/// <param name="routes">Every route: its method and pattern.</param>
/// <param name="ids">Ids of rows, the visitor's and somebody else's.</param>
/// <param name="forms">Forms of the app, ready to be sent by the visitor.</param>
/// <param name="words">Names that a query may have; those of the whole app when nothing is said.</param>
internal sealed class DrawRequests(IReadOnlyList<(string Method, string Pattern)> routes, IReadOnlyList<string> ids, IReadOnlyList<HtmlForm> forms, string[]? words = null)
{
    private readonly string[] fields =
        [.. forms.SelectMany(f => f.Fields).Select(f => f.Key).Where(f => f != "__RequestVerificationToken").Distinct(), "file", "sender", "then", "reply"];

    private static readonly string[] Asked =
    [
        "q", "axis", "status", "kind", "range", "page", "next", "saved", "was", "by", "voice", "about", "review", "finding", "line", "sure", "focus", "error", "code", "state",
        "problem", "wait", "ended",
    ];

    private readonly string[] asked = words ?? Asked;

    private static readonly string[] Methods = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"];

    private static readonly string[] NoIds =
        ["00000000-0000-0000-0000-000000000000", "1", "%00", "..", "%2e%2e%2fetc%2fpasswd", "'%20or%201=1--", "{0}", "%F0%9F%92%A9", "%C3%28", "%ff%fe", "a%0d%0ab", "@ada", "~", ".git", "-1", "%25", "_", "true"];

    private static readonly string[] Names = ["busiest-window", "lost-update", "pro-git", "ada", "practice", "nothing", "new", "feed.atom", "a-piece"];

    private static readonly string[] Texts =
    [
        "", " ", "on", "true", "0", "1", "-1", "3", "2147483648", "1e309", "NaN", "0x10", "plan", "explore", "coach", "python", "finished", "answer", "bug",
        "\0", "a\0b", "\u0001\u001b[31m", "\r\n\r\nSet-Cookie: a=b", "\u202e\u200b\ufeff", "e\u0301\u0301\u0301", "\U0001F4A9", "\ufffd", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "{{7*7}}", "${jndi:ldap://x}", "'; drop table users; --", "../../../../etc/passwd", "//elsewhere.example", "https://elsewhere.example/", "javascript:alert(1)", "[]", "{}", "null",
        "{\"a\":", "[[[[[[[[[[", "2026-02-30", "0001-01-01", "9999-12-31", "2026-12-03", "Europe/Paris", "Nowhere/Land", "AAAA", "%s%n", "1;2", "a,b",
    ];

    private static readonly (string, string)[] Heads =
    [
        ("Accept", "application/json"), ("Accept", "text/html"), ("Accept", "*/*"), ("Accept", ";;;"), ("X-Etude-Fragment", "1"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-origin"),
        ("Sec-Fetch-Site", "none"), ("Origin", "https://elsewhere.example"), ("Origin", "null"), ("Referer", "https://elsewhere.example/%zz"), ("Referer", ":"), ("If-None-Match", "\"a\", W/\"b"), ("Range", "bytes=9-1,-"),
        ("X-Forwarded-For", "10.0.0.1, evil"), ("X-Forwarded-Proto", "ftp"), ("X-Forwarded-Host", "elsewhere.example"), ("X-HTTP-Method-Override", "DELETE"), ("Accept-Encoding", "br;q=x"), ("Accept-Language", "x-y-z"),
        ("Cookie", "etude=forged; etude.form=forged"), ("Cookie", "etude=\"; a"), ("RequestVerificationToken", "AAAA"), ("Last-Event-ID", "\u0001"), ("Expect", "x"), ("Purpose", "prefetch"), ("Upgrade-Insecure-Requests", "1"),
    ];

    private static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nothing", "multipart/form-data; boundary=part",
        "multipart/form-data", "multipart/form-data; boundary=other", "text/plain", "application/json", "application/octet-stream", "text/html; charset=\"", "",
    ];

    public Gen<DrawnRequest> All() => Gen.Frequency((3, Wild()), (2, Spoilt()));

    /// <summary>A form of the app as its person would send it, but for one or two fields.</summary>
    private Gen<DrawnRequest> Spoilt() =>
        from form in Gen.Elements<HtmlForm>(forms)
        from spoilt in Gen.Elements(form.Fields.Select(f => f.Key).Append("extra").ToArray()).ListOf(2)
        from values in Value().ListOf(2)
        from leaves in Gen.Choose(0, 3)
        from json in Gen.Choose(0, 3)
        let others = form.Fields.Where(f => f.Key != "__RequestVerificationToken" && !spoilt.Contains(f.Key)).Select(f => (f.Key, f.Value))
        select new DrawnRequest("POST", form.Action, "bob", ContentTypes[0], [.. others, .. leaves == 0 ? [] : spoilt.Zip(values)], json == 0 ? [("Accept", "application/json")] : []) { WithToken = true };

    private Gen<DrawnRequest> Wild() =>
        from path in Paths()
        from method in Often(5, Gen.Constant(path.Method), Gen.Elements(Methods))
        from query in Query()
        from who in Often(6, Gen.Constant("bob"), Gen.Elements("stranger", "owner"))
        from type in Often(4, Gen.Constant(ContentTypes[0]), Gen.Elements(ContentTypes))
        from sent in Fields()
        from heads in Gen.Elements(Heads).ListOf(3)
        from some in Gen.Choose(0, 3)
        from token in Often(6, Gen.Constant(true), Gen.Constant(false))
        select new DrawnRequest(method, path.Path + query, who, type, sent, [.. heads.Take(some)]) { WithToken = token };

    private Gen<(string Method, string Path)> Paths() =>
        from route in Gen.Elements<(string Method, string Pattern)>(routes)
        from id in Often(6, Gen.Elements<string>(ids), Gen.Elements(NoIds))
        from second in Often(6, Gen.Elements<string>(ids), Gen.Elements(NoIds))
        from name in Often(3, Gen.Elements(Names), Gen.OneOf(Gen.Elements<string>(ids), Gen.Elements(NoIds)))
        from tail in Often(12, Gen.Constant(""), Gen.Elements("/", "//", "/more", ".json", ";a", "%00", "%20"))
        select (route.Method, Filled(route.Pattern, id, second, name) + tail);

    private static string Filled(string pattern, string id, string second, string name) => string.Join('/', pattern.Split('/').Select(part =>
        part == "{id:guid}" ? (pattern.Contains("{slug}", StringComparison.Ordinal) ? second : id)
        : part.Replace("{slug}", name, StringComparison.Ordinal).Replace("{handle}", name, StringComparison.Ordinal).Replace("{table}", name, StringComparison.Ordinal)
            .Replace("{**path}", name, StringComparison.Ordinal)));

    private Gen<string> Query() =>
        from some in Gen.Choose(0, 6)
        from names in Gen.Elements(asked).ListOf(3)
        from values in Often(4, Gen.Elements(Texts), Gen.Elements<string>(ids)).ListOf(3)
        from count in Often(3, Gen.Constant(1), Gen.Choose(2, 3))
        select some > 2 ? "" : $"?{string.Join('&', names.Zip(values, (name, value) => $"{name}={Uri.EscapeDataString(value)}").Take(count))}{(some == 0 ? "&=&%zz&" + names[0] : "")}";

    private Gen<IReadOnlyList<(string, string)>> Fields() =>
        from count in Gen.Choose(0, 8)
        from names in Gen.Elements<string>(fields).ListOf(count)
        from values in Value().ListOf(count)
        select (IReadOnlyList<(string, string)>)[.. names.Zip(values)];

    private Gen<string> Value() => Gen.Frequency(
        (12, Gen.Elements(Texts)),
        (3, Gen.Elements<string>(ids)),
        (1, Gen.Choose(1, 4).Select(tens => new string('x', (int)Math.Pow(10, tens + 2)))),
        (2, Gen.Choose(0, 0x2FFF).ArrayOf(12).Select(codes => string.Concat(codes.Where(c => c is < 0xD800 or > 0xDFFF).Select(c => (char)c)))));

    private static Gen<T> Often<T>(int times, Gen<T> usual, Gen<T> seldom) => Gen.Frequency((times, usual), (1, seldom));
}
