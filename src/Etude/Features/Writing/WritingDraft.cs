using System.Text;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>What the writing desk sends: title, text, and the revision they were typed on.</summary>
public sealed record WritingDraft(string Title, string Body, int Revision)
{
    /// <summary>The longest text in bytes, as the database takes it.</summary>
    public const int MostBytes = 1024 * 1024;

    public int Words => WordCount.Of(Body);

    /// <exception cref="BadFormException">Something is too long, or the revision is missing.</exception>
    public static WritingDraft From(FormFields form)
    {
        var title = new string([.. form.Text("title", 10_000).Trim().Select(c => char.IsControl(c) ? ' ' : c)]);
        if (title.Length > 300)
            throw new BadFormException("The title is longer than 300 characters. Shorten it and send it again.");
        var body = form.Text("body_md", MostBytes);
        if (Encoding.UTF8.GetByteCount(body) > MostBytes)
            throw new BadFormException("The text is longer than 1 MB, the most that fits into one piece. Divide it into two, and send it again.");
        return new(title, body, form.Number("revision", 0, int.MaxValue)
            ?? throw new BadFormException("The page did not say which version it was written on. Reload the page; your words are kept in this browser."));
    }
}
