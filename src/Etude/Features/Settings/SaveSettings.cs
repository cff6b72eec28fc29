using System.Globalization;
using System.Text.Json.Nodes;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Settings;

/// <summary>Saves what a form says of the settings; every key that it does not speak of stays as it is. A script sends one field and gets JSON.</summary>
public static class SaveSettings
{
    public static async Task<IResult> Handle(Me me, FormFields fields, HttpRequest request, Db db, PageContext page, ContentFiles content, LanguageModel model, CancellationToken cancel)
    {
        var form = SettingsForm.From(fields);
        var mistakes = form.Mistakes(content.Voices.Select(v => v.Key));
        await using var batch = db.As(me);
        var use = ModelUse.Query.Of(batch);
        if (mistakes.Count == 0)
            Add(batch, form, clearsInterview: fields.Contains("interview_date") && form.Plan.Interview.Length == 0);
        await batch.Run(cancel);
        if (request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal))
            return Results.Json(new { message = mistakes.Count == 0 ? "Saved." : string.Join(' ', mistakes.Values), mistakes },
                statusCode: mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        return mistakes.Count == 0
            ? SeeOther.At("/settings?saved=1")
            : page.Show<SettingsPage>("Error: Settings", ShowSettings.Of(batch, use.Answer(model)) with { Form = form.Over(SettingsForm.From(batch.Person!.Settings)), Mistakes = mistakes },
                batch, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Adds the save of a form without mistakes to a batch.</summary>
    public static void Add(Batch batch, SettingsForm form, bool clearsInterview)
    {
        // An object of the bag keeps the keys that this version does not know; what is no object gives way.
        batch.Do("""
            update users set settings_json = (case when @no_interview then settings_json - 'interview_date' else settings_json end)
                || @plan::jsonb || @top::jsonb
                || coalesce((select jsonb_object_agg(key, case when jsonb_typeof(settings_json -> key) = 'object' then settings_json -> key else '{}' end || value)
                    from jsonb_each(@bags::jsonb)), '{}')
            where id = @me
            """, new { plan = form.Plan.Patch(), no_interview = clearsInterview, top = Top(form).ToJsonString(), bags = Bags(form).ToJsonString() });
    }

    private static JsonObject Top(SettingsForm form)
    {
        var top = new JsonObject();
        if (form.DisplayName is not null) top["display_name"] = form.DisplayName;
        if (form.Tz is not null) top["tz"] = form.Tz;
        if (form.Minutes is not null) top["minutes_per_day"] = int.Parse(form.Minutes, CultureInfo.InvariantCulture);
        if (form.Voice is not null) top["preferred_voice"] = form.Voice;
        if (form.AiEnabled is not null) top["ai_enabled"] = form.AiEnabled;
        return top;
    }

    /// <summary>What changes, by the object of the bag that it lies in.</summary>
    private static JsonObject Bags(SettingsForm form)
    {
        var bags = new JsonObject();
        void Put(string bag, string key, JsonNode? value) => (bags[bag] ??= new JsonObject())[key] = value;
        foreach (var preference in Preferences.All.Where(p => form.Chosen.ContainsKey(p.Name)))
        {
            var value = form.Chosen[preference.Name];
            Put(preference.Bag, preference.Key, preference.Kept(value));
            if (preference.Also?.Invoke(value) is { } plain)
                Put("a11y", plain.Key, plain.Value);
        }

        if (form.Shortcuts is not null) Put("a11y", "shortcut_map", JsonNode.Parse(Json.Write(Shortcuts.Read(form.Shortcuts).Map)));
        return bags;
    }
}
