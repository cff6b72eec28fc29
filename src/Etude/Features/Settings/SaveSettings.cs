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
        var bags = Bags(form);
        batch.Do("""
            update users set settings_json = (case when @no_interview then settings_json - 'interview_date' else settings_json end)
                || @plan::jsonb || @top::jsonb
                || jsonb_build_object('a11y', coalesce(settings_json -> 'a11y', '{}') || @a11y::jsonb, 'editor', coalesce(settings_json -> 'editor', '{}') || @editor::jsonb)
            where id = @me
            """, new { plan = form.Plan.Patch(), no_interview = clearsInterview, top = bags[""].ToJsonString(), a11y = bags["a11y"].ToJsonString(), editor = bags["editor"].ToJsonString() });
    }

    /// <summary>What changes, by the object of the bag that it lies in.</summary>
    private static Dictionary<string, JsonObject> Bags(SettingsForm form)
    {
        var bags = new Dictionary<string, JsonObject> { [""] = [], ["a11y"] = [], ["editor"] = [] };
        foreach (var preference in Preferences.All.Where(p => form.Chosen.ContainsKey(p.Name)))
        {
            var value = form.Chosen[preference.Name];
            bags[preference.Bag][preference.Key] = preference.Kept(value);
            if (preference.Also?.Invoke(value) is { } older)
                bags[preference.Bag][older.Key] = older.Value;
        }

        var top = bags[""];
        if (form.DisplayName is not null) top["display_name"] = form.DisplayName;
        if (form.Tz is not null) top["tz"] = form.Tz;
        if (form.Minutes is not null) top["minutes_per_day"] = int.Parse(form.Minutes, CultureInfo.InvariantCulture);
        if (form.Voice is not null) top["preferred_voice"] = form.Voice;
        if (form.AiEnabled is not null) top["ai_enabled"] = form.AiEnabled;
        if (form.Chosen.TryGetValue("theme", out var theme)) bags["a11y"]["high_contrast"] = theme.StartsWith("hc-", StringComparison.Ordinal);
        if (form.Shortcuts is not null) bags["a11y"]["shortcut_map"] = JsonNode.Parse(Json.Write(Shortcuts.Read(form.Shortcuts).Map));
        return bags;
    }
}
