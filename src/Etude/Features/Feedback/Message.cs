using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Web;

namespace Etude.Features.Feedback;

/// <summary>A message as its form sends it.</summary>
public sealed record Message
{
    public const int LongestBody = 8000;
    private const int LongestPage = 500;
    private const string Nowhere = "/";

    /// <summary>The kinds there are, each with its name on the screen. The database holds the same list as a check.</summary>
    public static readonly IReadOnlyList<(string Kind, string Name)> Kinds =
        [("bug", "Something is broken"), ("idea", "An idea"), ("content", "A problem or a text is wrong"), ("review", "A review is wrong")];

    public required string Kind { get; init; }
    public required string Body { get; init; }

    /// <summary>The path of the page it is about.</summary>
    public required string Page { get; init; }

    /// <summary>The review and the finding it is about, or null.</summary>
    public required Guid? Review { get; init; }

    public required int? Finding { get; init; }

    /// <summary>Stands for this copy of the form, so that a form sent twice is one message.</summary>
    public required string Copy { get; init; }

    /// <summary>What keeps it from being sent; null when nothing does.</summary>
    public string? Mistake => Body.Length == 0 ? "Write a few words; then send it."
        : Kinds.All(k => k.Kind != Kind) ? "Choose what it is about." : null;

    /// <summary>The same form with the same words has the same id; other words are another message.</summary>
    public Guid Id(Guid person) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{person} {Copy} {Kind} {Body}"))[..16]);

    public static Message From(FormFields form)
    {
        var finding = form.Number("finding", 0, 100);
        var review = Guid.TryParse(form.Text("review", 100), out var id) ? id : (Guid?)null;
        return new Message
        {
            Kind = form.Text("kind", 20),
            Body = Readable(form.Text("body", LongestBody)).Trim(),
            Page = Path(form.Text("page", LongestPage)),
            Review = finding is null ? null : review,
            Finding = review is null ? null : finding,
            Copy = form.Text("copy", 100),
        };
    }

    /// <summary>A path of this site as a page sent it, or the front door.</summary>
    public static string Path(string? page) => page is ['/', not '/' and not '\\', ..] && page.Length <= LongestPage && !page.Any(char.IsControl) ? page : Nowhere;

    /// <summary>Without characters that no reader can see, but for line ends and tabs.</summary>
    private static string Readable(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
