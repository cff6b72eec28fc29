using Etude.Platform.Postgres;

namespace Etude.Features.Library;

/// <summary>What an address names an item by: a curated one by its slug, a person's own by its id.</summary>
/// <param name="Text">As it stands in the address.</param>
public sealed record ItemKey(string Text)
{
    /// <summary>The item's id in SQL; <c>@id</c> and <c>@slug</c> are its parameters. Policies decide whose it is.</summary>
    public const string Sql = "coalesce(@id, (select c.id from content_items c where c.source_kind = 'curated' and c.slug = @slug))";

    public Guid? Id => Guid.TryParse(Text, out var id) ? id : null;

    public string Path => $"/library/{Text}";

    /// <summary>The address of an item.</summary>
    public static string PathOf(bool isOwn, string slug, Guid id) => isOwn ? $"/library/{id}" : $"/library/{slug}";
}

/// <summary>Where the person stands on an item after a deed; null when there is no such item for them.</summary>
internal sealed record ItemState
{
    private const string Item = ItemKey.Sql;

    public required Guid Id { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public static Pending<ItemState?> Query(Batch batch, ItemKey key) => batch.One<ItemState>($"""
        select i.id, coalesce(p.revision, 0) as revision, coalesce(p.updated_at, @now) as saved_at
        from content_items i left join content_progress p on p.user_id = @me and p.content_id = i.id
        where i.id = {Item}
        """, new { id = key.Id, slug = key.Text });
}
