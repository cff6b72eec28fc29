using System.Text.Json.Nodes;
using Etude.Features.Settings;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Onboarding;

/// <summary>Keeps name and time zone as the first step has them.</summary>
public static class SaveYou
{
    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, RouteTable routes, CancellationToken cancel)
    {
        var (name, tz) = (form.Text("display_name", 1000).Trim(), form.Text("tz", 1000).Trim());
        var mistakes = SettingsForm.MistakesOfYou(name, tz);
        await using var batch = db.As(me);
        if (mistakes.Count == 0)
            PatchSettings.With(batch, new JsonObject
            {
                ["display_name"] = name, ["tz"] = tz, [OnboardingSteps.Done] = new JsonArray(OnboardingSteps.You),
            });
        var model = FirstStepsModel.Query(batch, routes);
        await batch.Run(cancel);
        return mistakes.Count == 0
            ? SeeOther.At("/onboarding")
            : page.Show<FirstStepsPage>("Error: First steps", model() with { DisplayName = name, Tz = tz, Mistakes = mistakes }, batch, StatusCodes.Status422UnprocessableEntity);
    }
}
