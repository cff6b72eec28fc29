using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;

namespace Etude.Features.YourData.Import;

/// <summary>
/// Finds the place of a row in the account: its ids moved, problems and items found by name, and what can be only once kept so. It changes
/// the row to the columns of the table. No id of an archive is believed: each belongs to the person, or the database refuses it.
/// </summary>
internal sealed class PlaceRow(Guid me, ArchiveIds ids, WhatIsHere here, ImportReport report)
{
    private readonly HashSet<Guid> attemptsAside = [];
    private readonly Dictionary<Guid, Guid> credentials = [];
    private readonly Dictionary<string, Guid?> ownItems = new(StringComparer.Ordinal);

    /// <summary>What becomes of a row.</summary>
    internal enum Place
    {
        Comes,
        IsHere,
        HasNone,
    }

    public Place Of(ArchiveTable table, JsonObject row)
    {
        if (!MoveAll(table, row))
        {
            if (table == PracticeTables.Attempts)
                attemptsAside.Add(Id(row, "id")!.Value);
            return Place.HasNone;
        }

        var place = table.Name switch
        {
            "attempts" => Attempt(row),
            "attempt_reviews" => Review(row),
            "content_items" => Item(row),
            "credentials" => Credential(row),
            "credential_assessments" => Follow(row, "credential_id"),
            "axis_evidence" => row["source_kind"]!.GetValue<string>() == "credential" ? Follow(row, "source_id") : Place.Comes,
            "assessment_runs" => Run(row),
            "reflections" => Reflection(row),
            "writings" => Writing(row),
            "feedback" => Message(row),
            "review_log" => Forget(row, "attempt_id"),
            _ => Place.Comes,
        };
        if (table != StudyTables.Items)
            row["user_id"] = me;
        return place;
    }

    /// <summary>What every table has: ids, addresses in Markdown, problems, items. False where a row cannot be without what is missing.</summary>
    private bool MoveAll(ArchiveTable table, JsonObject row)
    {
        var isPlaced = true;
        foreach (var column in table.Columns)
        {
            var value = row[column.Name];
            switch (column.Holds)
            {
                case Holds.Id when value is not null:
                    row[column.Name] = ids.Move(Guid.ParseExact(value.GetValue<string>(), "D"));
                    break;
                case Holds.Markdown when value is not null:
                    row[column.Name] = ids.MoveLinks(value.GetValue<string>());
                    break;
                case Holds.Problem:
                    isPlaced &= Named(row, "problem", "problem_id", here.Problems.TryGetValue(value!.GetValue<string>(), out var problem) ? problem : null, value.GetValue<string>());
                    break;
                case Holds.Item:
                    isPlaced &= (value is null ? Named(row, "item", "content_id", null, null) : ItemOf(row, value.AsObject())) || column.Nullable;
                    break;
            }
        }

        return isPlaced;
    }

    private bool ItemOf(JsonObject row, JsonObject item)
    {
        var (slug, isOwn) = (item["slug"]!.GetValue<string>(), item["own"]!.GetValue<bool>());
        var id = isOwn ? ownItems.GetValueOrDefault(slug) : here.Curated.TryGetValue(slug, out var curated) ? curated : (Guid?)null;
        return Named(row, "item", "content_id", id, slug);
    }

    private bool Named(JsonObject row, string from, string to, Guid? id, string? name)
    {
        row.Remove(from);
        row[to] = id;
        if (id is null && name is not null)
            report.Misses(name);
        return id is not null;
    }

    /// <summary>One problem has one open attempt: another comes in as given up, with all its words.</summary>
    private Place Attempt(JsonObject row)
    {
        if (row["status"]!.GetValue<string>() != "in_progress")
            return Place.Comes;
        var (problem, id) = (Id(row, "problem_id")!.Value, Id(row, "id")!.Value);
        if (here.OpenAttempts.TryAdd(problem, id) || here.OpenAttempts[problem] == id)
            return Place.Comes;
        row["status"] = "abandoned";
        report.Remark("An attempt was under way here and in the archive: the archive’s comes in as abandoned, with its words.");
        return Place.Comes;
    }

    private Place Review(JsonObject row)
    {
        if (attemptsAside.Contains(Id(row, "attempt_id")!.Value))
            return Place.HasNone;
        if (row["status"]!.GetValue<string>() is "queued" or "running")
        {
            row["status"] = "failed";
            row["error"] = "It was being made when the archive was exported.";
        }

        return Place.Comes;
    }

    /// <summary>An own item of the same slug is the same item when its title and address are; otherwise the archive's gets another slug.</summary>
    private Place Item(JsonObject row)
    {
        var (id, slug) = (Id(row, "id")!.Value, row["slug"]!.GetValue<string>());
        if (here.OwnIds.Contains(id))
        {
            ownItems[slug] = id;
            return Place.IsHere;
        }

        if (here.OwnItems.TryGetValue(slug, out var other))
        {
            if (other.Title == row["title"]!.GetValue<string>() && other.Url == row["url"]?.GetValue<string>())
            {
                ownItems[slug] = other.Id;
                return Place.IsHere;
            }

            row["slug"] = Unlike(slug, id);
        }

        ownItems[slug] = id;
        // These the table needs and the archive does not say; the insert does.
        row["source_kind"] = "user";
        return Place.Comes;
    }

    private Place Credential(JsonObject row)
    {
        var id = Id(row, "id")!.Value;
        var known = here.Credentials.TryGetValue(row["sha256"]!.GetValue<string>(), out var other);
        credentials[id] = known ? other : id;
        return known ? Place.IsHere : Place.Comes;
    }

    private Place Follow(JsonObject row, string column)
    {
        if (credentials.TryGetValue(Id(row, column)!.Value, out var other))
            row[column] = other;
        return Place.Comes;
    }

    private Place Run(JsonObject row)
    {
        if (row["status"]!.GetValue<string>() != "in_progress")
            return Place.Comes;
        here.OpenRun ??= Id(row, "id");
        if (here.OpenRun != Id(row, "id"))
            row["status"] = "abandoned";
        return Place.Comes;
    }

    private Place Reflection(JsonObject row)
    {
        if (row["status"]!.GetValue<string>() != "open")
            return Place.Comes;
        here.OpenReflection ??= Id(row, "id");
        if (here.OpenReflection != Id(row, "id"))
            (row["status"], row["completed_at"]) = ("completed", row["saved_at"]!.DeepClone());
        return Place.Comes;
    }

    private Place Writing(JsonObject row)
    {
        Forget(row, "attempt_id");
        var id = Id(row, "id")!.Value;
        if (row["slug"]?.GetValue<string>() is { } slug && !here.Slugs.TryAdd(slug, id) && here.Slugs[slug] != id)
        {
            row["slug"] = Unlike(slug, id);
            report.Remark($"You have another piece at “{slug}”: the archive’s comes in at “{row["slug"]}”.");
        }

        return Place.Comes;
    }

    private Place Message(JsonObject row)
    {
        if (row["status"]!.GetValue<string>() == "open")
            row["status"] = "closed";
        if (row["context"]!["review_id"] is JsonValue review && review.TryGetValue<string>(out var text) && Guid.TryParse(text, out var id))
            row["context"]!["review_id"] = ids.Move(id);
        return Place.Comes;
    }

    /// <summary>A row that may be without its attempt is, where that has no place here.</summary>
    private Place Forget(JsonObject row, string column)
    {
        if (Id(row, column) is { } id && attemptsAside.Contains(id))
            row[column] = null;
        return Place.Comes;
    }

    private static string Unlike(string slug, Guid id) => $"{(slug.Length <= 90 ? slug : slug[..90])}-{id.ToString("N")[^6..]}";

    private static Guid? Id(JsonObject row, string column) => row[column]?.Deserialize<Guid>();
}
