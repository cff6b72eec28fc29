using System.Text.RegularExpressions;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Reflection;

/// <summary>What a person wrote in a set, as its form sends it: every field begins with <c>reply_</c>, so that the draft keeps it.</summary>
public sealed partial record ReflectionForm
{
    public const string Field = "reply_";
    public const string MattersField = "reply_matters";
    public const string AxisField = "reply_axis_";
    public const int LongestReply = 20_000;
    public const int LongestMatters = 500;

    private const int MostReplies = 12;

    public required int Revision { get; init; }
    public required JsonMap<string> Replies { get; init; }
    public required JsonList<string> Axes { get; init; }
    public required string Matters { get; init; }

    public bool IsEmpty => Axes.Count == 0 && Matters.Length == 0 && Replies.Values.All(string.IsNullOrWhiteSpace);

    /// <exception cref="BadFormException">A text is too long, or the revision is missing.</exception>
    public static ReflectionForm From(FormFields form, ContentFiles content)
    {
        var matters = form.Text(MattersField, LongestReply).Trim();
        if (matters.Length > LongestMatters)
            throw new BadFormException($"What matters is {matters.Length:N0} characters long; at most {LongestMatters} fit. Shorten it, or write it as a reply.");
        var names = form.Sent.Select(f => f.Key).Where(n => ReplyName().IsMatch(n) && n != MattersField && !n.StartsWith(AxisField, StringComparison.Ordinal)).ToList();
        if (names.Count > MostReplies)
            throw new BadFormException("That is more replies than a set has questions. Reload the page; your words are kept in this browser.");
        return new()
        {
            Revision = form.Number("revision", 0, int.MaxValue)
                ?? throw new BadFormException("The page did not say which version it was written on. Reload the page; your words are kept in this browser."),
            Replies = new(names.Select(n => KeyValuePair.Create(n[Field.Length..], form.Text(n, LongestReply)))),
            Axes = [.. content.Axes.Select(a => a.Key).Where(a => form.Has(AxisField + a))],
            Matters = matters,
        };
    }

    [GeneratedRegex("^reply_[a-z0-9_]{1,60}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReplyName();
}
