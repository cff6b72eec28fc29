using System.Text.Json.Nodes;
using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>Sets some keys of the person's bag of settings, in the batch of a deed; every other key stays as it is.</summary>
public static class PatchSettings
{
    /// <param name="patch">The keys with their new values; a null removes the key.</param>
    public static void With(Batch batch, JsonObject patch)
    {
        string[] removed = [.. patch.Where(p => p.Value is null).Select(p => p.Key)];
        var kept = new JsonObject(patch.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        batch.Do("update users set settings_json = (settings_json - @removed) || @kept::jsonb where id = @me", new { removed, kept = kept.ToJsonString() });
    }
}
