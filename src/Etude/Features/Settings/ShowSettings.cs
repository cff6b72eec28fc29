using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Settings;

public static class ShowSettings
{
    /// <param name="Mistakes">By field; empty when all is well.</param>
    public sealed record Model(SettingsForm Form, IReadOnlyDictionary<string, string> Mistakes, bool Saved, ModelUse Use, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult<SettingsPage>> Handle(Me me, string? saved, Db db, PageContext page, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var use = ModelUse.Query.Of(batch);
        await batch.Run(cancel);
        return page.Show<SettingsPage>("Settings", new Model(SettingsForm.From(batch.Person!.Settings), new Dictionary<string, string>(), saved is not null,
            use.Answer(model), batch.Person!.Settings.Zone), batch);
    }
}
