using System.Net;
using System.Text;

namespace Etude.Features.YourData.Export;

/// <summary>The pages of an archive: one file each, no script, nothing fetched, light or dark as the reader's system is.</summary>
internal static class ArchiveHtml
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#1d1c1a, #ece9e3); --paper: light-dark(#fbfaf7, #181715); --rule: light-dark(#d9d5cc, #3a3733); --link: light-dark(#14566b, #8cc8dc) }
        body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
        a { color: var(--link) } h1, h2 { line-height: 1.2 } table { border-collapse: collapse } th, td { text-align: start; padding: .25rem 1rem .25rem 0; border-block-end: 1px solid var(--rule) }
        td.n { text-align: end; font-variant-numeric: tabular-nums } li { margin-block: .3rem } small { display: block }
        """;

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <param name="body">HTML.</param>
    public static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Encode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        <h1>{Encode(title)}</h1>
        {body}
        </main>
        </body>
        </html>

        """;

    /// <summary>A list of what there is, each with its files.</summary>
    /// <param name="up">The way to the top of the archive, such as <c>../</c>.</param>
    public static string List(IEnumerable<ArchiveIndex.Line> lines, string up)
    {
        var html = new StringBuilder("<ul>\n");
        foreach (var line in lines)
        {
            html.Append("<li>").Append(line.Files.Count == 1 ? Link(up + line.Files[0], line.Text) : Encode(line.Text));
            if (line.Files.Count > 1)
                html.Append(": ").AppendJoin(", ", line.Files.Select(f => Link(up + f, f.Split('/')[^1])));
            if (line.Remark.Length > 0)
                html.Append("<small>").Append(Encode(line.Remark)).Append("</small>");
            html.Append("</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    public static string Link(string to, string text) => $"""<a href="{Encode(to)}">{Encode(text)}</a>""";
}
