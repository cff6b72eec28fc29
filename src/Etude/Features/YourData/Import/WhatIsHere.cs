using System.Text.Json.Nodes;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Import;

/// <summary>What the account and this instance have already, as far as an archive has to be fitted to it.</summary>
internal sealed class WhatIsHere
{
    private sealed record Named
    {
        public required string Name { get; init; }
        public required Guid Id { get; init; }
    }

    private sealed record OwnItem
    {
        public required Guid Id { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string? Url { get; init; }
    }

    private sealed record Bag
    {
        public required string Settings { get; init; }
    }

    /// <summary>Problems of the catalogue, by slug.</summary>
    public required Dictionary<string, Guid> Problems { get; init; }

    /// <summary>Curated items, by slug.</summary>
    public required Dictionary<string, Guid> Curated { get; init; }

    /// <summary>The person's own items, by slug.</summary>
    public required Dictionary<string, (Guid Id, string Title, string? Url)> OwnItems { get; init; }

    public required HashSet<Guid> OwnIds { get; init; }

    /// <summary>The open attempt of each problem that has one.</summary>
    public required Dictionary<Guid, Guid> OpenAttempts { get; init; }

    /// <summary>CVs by the hash of their file.</summary>
    public required Dictionary<string, Guid> Credentials { get; init; }

    /// <summary>Pieces by the end of their address.</summary>
    public required Dictionary<string, Guid> Slugs { get; init; }

    public Guid? OpenRun { get; set; }

    public Guid? OpenReflection { get; set; }

    public required JsonObject Settings { get; init; }

    public static async Task<WhatIsHere> Look(PersonTransaction work, CancellationToken cancel)
    {
        await using var batch = work.Next();
        var problems = batch.Many<Named>("select slug as name, id from problems");
        var curated = batch.Many<Named>("select slug as name, id from content_items where source_kind = 'curated'");
        var own = batch.Many<OwnItem>("select id, slug, title, url from content_items where created_by_user_id = @me");
        var open = batch.Many<Named>("select problem_id::text as name, id from attempts where user_id = @me and status = 'in_progress'");
        var credentials = batch.Many<Named>("select sha256 as name, id from credentials where user_id = @me");
        var slugs = batch.Many<Named>("select slug as name, id from writings where user_id = @me and slug is not null");
        var run = batch.One<Guid?>("select id from assessment_runs where user_id = @me and status = 'in_progress'");
        var reflection = batch.One<Guid?>("select id from reflections where user_id = @me and status = 'open'");
        var bag = batch.One<Bag>("select settings_json::text as settings from users where id = @me");
        await batch.Run(cancel);
        return new WhatIsHere
        {
            Problems = ById(problems.Value), Curated = ById(curated.Value), Credentials = ById(credentials.Value), Slugs = ById(slugs.Value),
            OwnItems = own.Value.ToDictionary(i => i.Slug, i => (i.Id, i.Title, i.Url), StringComparer.Ordinal),
            OwnIds = [.. own.Value.Select(i => i.Id)],
            OpenAttempts = open.Value.ToDictionary(a => Guid.Parse(a.Name), a => a.Id),
            OpenRun = run.Value, OpenReflection = reflection.Value, Settings = JsonNode.Parse(bag.Value!.Settings)!.AsObject(),
        };
    }

    private static Dictionary<string, Guid> ById(IReadOnlyList<Named> rows) => rows.ToDictionary(r => r.Name, r => r.Id, StringComparer.Ordinal);
}
