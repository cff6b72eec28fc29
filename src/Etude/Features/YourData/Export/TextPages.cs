using System.Globalization;
using System.Text;
using Etude.Features.Reflection;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Export;

/// <summary>What a person wrote and kept besides attempts, as Markdown and text: pieces, looks back, notes on library items, job descriptions, CVs.</summary>
internal static class TextPages
{
    private const int LongestPage = 256 * 1024;

    private sealed record Piece
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string BodyMd { get; init; }
        public required string Status { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }

    private sealed record Set
    {
        public required Guid Id { get; init; }
        public required DateOnly WindowStart { get; init; }
        public required DateOnly WindowEnd { get; init; }
        public required JsonList<Prompt> Prompts { get; init; }
        public required JsonMap<string> Replies { get; init; }
        public required string Matters { get; init; }
    }

    private sealed record Kept
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string Text { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }

    private sealed record Note
    {
        public required string Title { get; init; }
        public required string NotesMd { get; init; }
    }

    public static void Add(Batch batch, ArchiveOutput output, ArchiveIndex index)
    {
        TimeZoneInfo Zone() => batch.Person!.Settings.Zone;
        batch.Each<Piece>("select id, title, body_md, status, created_at from writings where user_id = @me order by created_at, id", async piece =>
        {
            var title = piece.Title.Length == 0 ? "Untitled" : piece.Title;
            var name = $"writing/{ArchiveNames.Day(piece.CreatedAt, Zone())}-{ArchiveNames.Of(title)}-{ArchiveNames.Short(piece.Id)}.md";
            await output.Text(name, $"# {title}\n\n{piece.BodyMd}\n");
            index.Writings.Add(new(title, [name], piece.Status));
        });
        batch.Each<Set>("select id, window_start, window_end, prompts, replies, matters from reflections where user_id = @me order by created_at, id", async set =>
        {
            var name = $"reflections/{set.WindowEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{ArchiveNames.Short(set.Id)}.md";
            await output.Text(name, Reflection(set));
            index.Reflections.Add(new(string.Create(CultureInfo.InvariantCulture, $"{set.WindowStart:yyyy-MM-dd} to {set.WindowEnd:yyyy-MM-dd}"), [name], set.Matters));
        });
        batch.Each<Kept>("select id, title, source_text as text, created_at from jds where user_id = @me order by created_at, id", kept => Keep("jobs", kept, index.Jobs));
        batch.Each<Kept>("select id, filename as title, coalesce(text, '') as text, created_at from credentials where user_id = @me order by created_at, id", kept => Keep("cv", kept, index.Cvs));
        AddNotes(batch, output, index);

        async Task Keep(string folder, Kept kept, List<ArchiveIndex.Line> lines)
        {
            var name = $"{folder}/{ArchiveNames.Day(kept.CreatedAt, Zone())}-{ArchiveNames.Of(kept.Title)}-{ArchiveNames.Short(kept.Id)}.txt";
            await output.Text(name, kept.Text + "\n");
            lines.Add(new(kept.Title, [name], ""));
        }
    }

    /// <summary>All notes on library items in one file, or in several where they are long.</summary>
    private static void AddNotes(Batch batch, ArchiveOutput output, ArchiveIndex index)
    {
        var text = new StringBuilder();
        var part = 0;
        batch.Each<Note>("""
            select i.title, p.notes_md from content_progress p join content_items i on i.id = p.content_id
            where p.user_id = @me and p.notes_md <> '' order by p.content_id
            """, async note =>
        {
            text.Append(CultureInfo.InvariantCulture, $"# {note.Title}\n\n{note.NotesMd}\n\n");
            if (text.Length > LongestPage)
                await Flush();
        });
        batch.Then(Flush);

        async Task Flush()
        {
            if (text.Length == 0)
                return;
            var name = string.Create(CultureInfo.InvariantCulture, $"library/notes-{++part}.md");
            await output.Text(name, text);
            index.Notes.Add(new($"Notes, part {part.ToString(CultureInfo.InvariantCulture)}", [name], ""));
            text.Clear();
        }
    }

    private static string Reflection(Set set)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Looking back, {set.WindowStart:yyyy-MM-dd} to {set.WindowEnd:yyyy-MM-dd}\n");
        foreach (var prompt in set.Prompts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {prompt.Text}\n\n");
            foreach (var fact in prompt.Facts)
                text.Append(CultureInfo.InvariantCulture, $"- {fact}\n");
            if (set.Replies.GetValueOrDefault(prompt.Key) is { Length: > 0 } reply)
                text.Append(CultureInfo.InvariantCulture, $"\n{reply}\n");
        }

        return set.Matters.Length == 0 ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"\n## What matters\n\n{set.Matters}\n").ToString();
    }
}
