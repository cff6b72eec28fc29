using System.Globalization;
using Etude.Features.Direction.Reading;
using Etude.Platform.Content;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Jobs;

/// <summary>
/// The reading as its form edits it. The form brings along what it showed, so that only what the person changed becomes a correction, in
/// one round trip.
/// </summary>
public sealed record CorrectionForm
{
    private const int LongestLine = 300;
    private const int MostTags = 60;

    public required string Title { get; init; }
    public required string Company { get; init; }
    public required string Summary { get; init; }

    /// <summary>Per cent by axis, as typed.</summary>
    public required IReadOnlyDictionary<string, string> Weights { get; init; }

    /// <summary>Per cent by share, as typed.</summary>
    public required IReadOnlyDictionary<string, string> Shape { get; init; }

    /// <summary>Tags, each kept or not.</summary>
    public required IReadOnlyList<(string Tag, bool Kept)> Tags { get; init; }

    /// <summary>More tags, with commas between.</summary>
    public required string MoreTags { get; init; }

    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    public static CorrectionForm From(JobRow job, ContentFiles content) => new()
    {
        Title = job.Title,
        Company = job.Company ?? "",
        Summary = job.Summary ?? "",
        Weights = content.Axes.ToDictionary(a => a.Key, a => Percent(job.AxisWeights.GetValueOrDefault(a.Key)), StringComparer.Ordinal),
        Shape = content.Shares.ToDictionary(s => s.Key, s => Percent(job.IacProfile.GetValueOrDefault(s.Key)), StringComparer.Ordinal),
        Tags = [.. job.SignalTags.Select(t => (t.Tag, true))],
        MoreTags = "",
    };

    public static CorrectionForm From(FormFields form, ContentFiles content)
    {
        var sent = new CorrectionForm
        {
            Title = form.Text("title", 5000).Trim(),
            Company = form.Text("company", 5000).Trim(),
            Summary = form.Text("summary", 60_000).Trim(),
            Weights = content.Axes.ToDictionary(a => a.Key, a => form.Text($"weight_{a.Key}", 100).Trim(), StringComparer.Ordinal),
            Shape = content.Shares.ToDictionary(s => s.Key, s => form.Text($"share_{s.Key}", 100).Trim(), StringComparer.Ordinal),
            Tags = [.. form.All("shown_tag").Take(MostTags).Select(t => (t, form.All("tag").Contains(t, StringComparer.Ordinal)))],
            MoreTags = form.Text("more_tags", 5000).Trim(),
        };
        return sent with { Mistakes = sent.FindMistakes(content) };
    }

    /// <summary>What the person changed, as a patch of <c>corrections</c>; what they left alone is not in it.</summary>
    /// <param name="form">The form, with what it showed before in fields that begin with <c>was_</c>.</param>
    public JobCorrections Changes(FormFields form) => new()
    {
        Title = Changed(form, "title", Title),
        Company = Changed(form, "company", Company),
        Summary = Changed(form, "summary", Summary),
        AxisWeights = Weights.Any(w => form.Text($"was_weight_{w.Key}", 100) != w.Value) ? Shares(Weights) : null,
        Shape = Shape.Any(s => form.Text($"was_share_{s.Key}", 100) != s.Value) ? Shares(Shape) : null,
    };

    public List<string> Removed => [.. Tags.Where(t => !t.Kept).Select(t => t.Tag)];

    public List<string> Added => [.. MoreTags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    private Dictionary<string, string> FindMistakes(ContentFiles content)
    {
        var mistakes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Title.Length is 0 or > LongestLine || Title.Any(char.IsControl))
            mistakes["title"] = "Enter a title of at most 300 characters.";
        if (Company.Length > LongestLine || Company.Any(char.IsControl))
            mistakes["company"] = "Enter a company of at most 300 characters, or leave it empty.";
        foreach (var axis in content.Axes.Where(a => Number(Weights[a.Key]) is null))
            mistakes[$"weight_{axis.Key}"] = $"Enter a number from 0 to 100 for {axis.Name}.";
        foreach (var share in content.Shares.Where(s => Number(Shape[s.Key]) is null))
            mistakes[$"share_{share.Key}"] = $"Enter a number from 0 to 100 for {share.Name}.";
        if (Added.Any(t => t.Length > 60))
            mistakes["more_tags"] = "Enter signals of at most 60 characters each, with commas between them.";
        return mistakes;
    }

    private static string? Changed(FormFields form, string name, string value) => form.Text($"was_{name}", 60_000).Trim() == value ? null : value;

    /// <summary>Whatever they add up to, they are shares: 2 and 2 are a half each.</summary>
    private static Dictionary<string, double> Shares(IReadOnlyDictionary<string, string> typed) =>
        Weighing.Thousandths(typed.Select(t => KeyValuePair.Create(t.Key, Number(t.Value) ?? 0)).Where(n => n.Value > 0).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal));

    private static double? Number(string text) => text.Length == 0 ? 0
        : double.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100 ? number : null;

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
