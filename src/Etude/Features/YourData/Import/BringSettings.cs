using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.Settings;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.YourData.Import;

/// <summary>What a setting has to be like to be taken from an archive.</summary>
/// <param name="FirstParts">The first parts of the app's addresses, which no handle may look like.</param>
internal sealed record SettingsRules(IReadOnlyCollection<string> FirstParts);

/// <summary>Settings of an archive: what the account has not set comes from there, what it has set stays. Who somebody is never comes from an archive.</summary>
internal sealed class BringSettings(PersonTransaction work, SettingsRules rules, JsonObject here, ArchiveIds ids, ImportReport report)
{
    private const int LongestName = 80;

    private static readonly string[] Never = ["email", "avatar_url"];

    public async Task From(ArchiveFile archive, CancellationToken cancel)
    {
        var told = report.Begin(RecordTables.Settings);
        await foreach (var (line, row, _) in archive.RowsOf(RecordTables.Settings, cancel))
        {
            if (line > 1)
                throw new BadArchiveException($"{RecordTables.Settings.File} has more than one row. Use the archive as Etude made it.");
            var brought = Missing(OldNames.Replaced(row["settings_json"] as JsonObject ?? []));
            var handle = brought["handle"]?.GetValue<string>();
            brought.Remove("handle");
            if (brought.Count > 0)
            {
                await using var batch = work.Next();
                // What is aimed at must be there, whatever the archive says.
                batch.Do("""
                    update users set settings_json = case
                        when exists (select from jds where user_id = @me and id::text = @brought::jsonb ->> 'active_jd_id') then @brought::jsonb
                        else @brought::jsonb - 'active_jd_id' end || settings_json
                    where id = @me
                    """, new { brought = brought.ToJsonString(Json.Options) });
                await Take(batch, cancel);
            }

            told.Rows++;
            told.Added += brought.Count > 0 | (handle is not null && await Claim(handle, cancel)) ? 1 : 0;
        }
    }

    private JsonObject Missing(JsonObject theirs)
    {
        var brought = new JsonObject(theirs.Where(s => !here.ContainsKey(s.Key) && !Never.Contains(s.Key) && s.Value is not null)
            .Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone())));
        if (brought["active_jd_id"]?.GetValueKind() == JsonValueKind.String && Guid.TryParse(brought["active_jd_id"]!.GetValue<string>(), out var job))
            brought["active_jd_id"] = ids.Move(job).ToString("D");
        else
            brought.Remove("active_jd_id");
        if (brought["tz"] is { } zone && (zone.GetValueKind() != JsonValueKind.String || Zones.Find(zone.GetValue<string>()) is null))
            brought.Remove("tz");
        if (brought["display_name"] is { } name && (name.GetValueKind() != JsonValueKind.String || name.GetValue<string>() is { Length: > LongestName }))
            brought.Remove("display_name");
        if (brought["handle"] is { } handle && (handle.GetValueKind() != JsonValueKind.String || Handles.Mistake(handle.GetValue<string>(), rules.FirstParts) is not null))
            brought.Remove("handle");
        return brought;
    }

    /// <summary>The handle, if nobody else has it.</summary>
    private async Task<bool> Claim(string handle, CancellationToken cancel)
    {
        await using var batch = work.Next();
        batch.Do("update users set settings_json = settings_json || jsonb_build_object('handle', @handle) where id = @me", new { handle });
        if (await work.Try(batch, cancel) is not { } failure)
            return true;
        if (failure.SqlState != PostgresErrorCodes.UniqueViolation)
            throw failure;
        report.Remark($"The handle “{handle}” belongs to somebody else here. Claim another in Settings: what you published stands under it.");
        return false;
    }

    private static async Task Take(Batch batch, CancellationToken cancel)
    {
        try
        {
            await batch.Run(cancel);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.CheckViolation || refused.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            throw new BadArchiveException($"{RecordTables.Settings.File}: these settings cannot be stored ({refused.ConstraintName ?? "a value in them"}). Use the archive as Etude made it.", refused);
        }
    }
}
