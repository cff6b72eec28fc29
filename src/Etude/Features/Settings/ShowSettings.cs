using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Settings;

public static class ShowSettings
{
    /// <param name="Mistakes">By field; empty when all is well.</param>
    /// <param name="WantsModel">The person has not switched the model off: else no word of it is said but the switch.</param>
    public sealed record Model(SettingsForm Form, IReadOnlyDictionary<string, string> Mistakes, bool Saved, ModelUse Use, TimeZoneInfo Zone, bool WantsModel);

    public static async Task<RazorComponentResult> Handle(Me me, string? saved, Db db, PageContext page, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var use = ModelUse.Query.Of(batch);
        await batch.Run(cancel);
        return page.Show<SettingsPage>("Settings", Of(batch, use.Answer(model)) with { Saved = saved is not null }, batch);
    }

    /// <summary>The page of a batch that has run.</summary>
    public static Model Of(Batch batch, ModelUse use)
    {
        var settings = batch.Person!.Settings;
        return new(SettingsForm.From(settings), new Dictionary<string, string>(), false, use, settings.Zone, settings.AiEnabled != false);
    }
}
