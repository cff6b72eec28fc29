using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Writing;

/// <summary>All that a person has written, newest first.</summary>
public static class ListWritings
{
    private const int PageSize = 50;

    internal const string RowsSql = """
        select id, title, slug, status, word_count, left(body_md, 400) as beginning, updated_at from writings
        where user_id = @me order by updated_at desc, id limit @most offset @offset
        """;

    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string? Slug { get; init; }
        public required string Status { get; init; }
        public required int WordCount { get; init; }
        public required string Beginning { get; init; }
        public required DateTimeOffset UpdatedAt { get; init; }
    }

    public sealed record Model(IReadOnlyList<Row> Rows, int Page, bool HasMore, int WordsToday, string? Handle, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult> Handle(Me me, string? page, Db db, PageContext context, CancellationToken cancel)
    {
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 10_000) : 1;
        await using var batch = db.As(me);
        var rows = batch.Many<Row>(RowsSql, new { most = PageSize + 1, offset = (number - 1) * PageSize });
        var words = batch.One<int>("select words_written from sessions where user_id = @me and day = (select etude.day(@now))");
        await batch.Run(cancel);
        var settings = batch.Person!.Settings;
        return context.Show<WritingListPage>("Writing",
            new Model([.. rows.Value.Take(PageSize)], number, rows.Value.Count > PageSize, words.Value, settings.Handle, settings.Zone), batch);
    }
}
