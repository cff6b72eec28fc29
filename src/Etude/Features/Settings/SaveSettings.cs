using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Settings;

/// <summary>Saves the settings this page knows; every other key of the bag stays as it is.</summary>
public static class SaveSettings
{
    public static async Task<IResult> Handle(Me me, FormFields fields, Db db, PageContext page, ContentFiles content, LanguageModel model, CancellationToken cancel)
    {
        var form = SettingsForm.From(fields);
        var mistakes = form.Mistakes(content.Voices.Select(v => v.Key));
        await using var batch = db.As(me);
        var use = ModelUse.Query.Of(batch);
        if (mistakes.Count == 0)
            Add(batch, form, clearsInterview: fields.Contains("interview_date") && form.Plan.Interview.Length == 0);
        await batch.Run(cancel);
        return mistakes.Count == 0
            ? SeeOther.At("/settings?saved=1")
            : page.Show<SettingsPage>("Error: Settings", new ShowSettings.Model(form, mistakes, false, use.Answer(model), batch.Person!.Settings.Zone), batch, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Adds the save of a form without mistakes to a batch.</summary>
    public static void Add(Batch batch, SettingsForm form, bool clearsInterview) => batch.Do("""
        update users set settings_json = (case when @no_interview then settings_json - 'interview_date' else settings_json end)
            || @plan::jsonb
            || jsonb_build_object('display_name', @name, 'tz', @tz, 'minutes_per_day', @minutes, 'theme', @theme)
            || jsonb_build_object('a11y', coalesce(settings_json -> 'a11y', '{}') || @a11y)
            || case when @voice::text is null then '{}' else jsonb_build_object('preferred_voice', @voice::text) end
            || case when @ai_shown then jsonb_build_object('ai_enabled', @ai_enabled) else '{}' end
        where id = @me
        """, new
    {
        name = form.DisplayName, tz = form.Tz, theme = form.Theme, voice = form.Voice, ai_shown = form.AiShown, ai_enabled = form.AiEnabled,
        plan = form.Plan.Patch(), no_interview = clearsInterview,
        minutes = int.Parse(form.Minutes, CultureInfo.InvariantCulture), a11y = new JsonMap<bool>(Flags(form.A11y)),
    });

    private static Dictionary<string, bool> Flags(Accessibility a11y) => new()
    {
        ["reduce_motion"] = a11y.ReduceMotion,
        ["high_contrast"] = a11y.HighContrast,
        ["large_text"] = a11y.LargeText,
        ["dyslexia_font"] = a11y.DyslexiaFont,
        ["plain_editor"] = a11y.PlainEditor,
        ["no_timers"] = a11y.NoTimers,
        ["no_single_keys"] = a11y.NoSingleKeys,
    };
}
