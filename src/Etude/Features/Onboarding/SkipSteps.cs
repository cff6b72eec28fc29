using System.Text.Json.Nodes;
using Etude.Features.Settings;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Onboarding;

/// <summary>Keeps which steps are skipped: the form brings the whole list, so that skipping and taking up again are the same deed.</summary>
public static class SkipSteps
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, CancellationToken cancel)
    {
        var skipped = form.Text("skipped", 1000).Split(',', StringSplitOptions.TrimEntries).Where(OnboardingSteps.Keys.Contains).Distinct(StringComparer.Ordinal);
        await using var batch = db.As(me);
        PatchSettings.With(batch, new JsonObject { [OnboardingSteps.Skipped] = new JsonArray([.. skipped.Select(s => (JsonNode)s)]) });
        await batch.Run(cancel);
        return SeeOther.At(form.Flag("leave") ? "/today" : "/onboarding");
    }
}
