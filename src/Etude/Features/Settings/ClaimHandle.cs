using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Etude.Features.Settings;

/// <summary>Claims, changes or gives up the handle under which a person publishes. Nobody else can have it meanwhile.</summary>
public static class ClaimHandle
{
    public static async Task<IResult> Handle(Me me, FormFields fields, Db db, PageContext page, LanguageModel model, IEnumerable<EndpointDataSource> routes, CancellationToken cancel)
    {
        var handle = fields.Text("handle", 1000).Trim().TrimStart('@').ToLowerInvariant();
        var mistake = handle.Length == 0 ? null : Handles.Mistake(handle, Handles.FirstParts(routes));
        try
        {
            await using var batch = db.As(me);
            var use = ModelUse.Query.Of(batch);
            if (mistake is null)
                batch.Do("""
                    update users set settings_json = case when @handle = '' then settings_json - 'handle' else settings_json || jsonb_build_object('handle', @handle) end
                    where id = @me
                    """, new { handle });
            await batch.Run(cancel);
            return mistake is null ? SeeOther.At("/settings?saved=1#handle") : Refuse(page, batch, use.Answer(model), handle, mistake);
        }
        catch (PostgresException taken) when (taken.ConstraintName == "users_handle_key")
        {
            await using var batch = db.As(me);
            var use = ModelUse.Query.Of(batch);
            await batch.Run(cancel);
            return Refuse(page, batch, use.Answer(model), handle, $"“{handle}” is taken. Choose another.");
        }
    }

    private static RazorComponentResult<SettingsPage> Refuse(PageContext page, Batch batch, ModelUse use, string handle, string mistake)
    {
        page.Http.Items[HandlePart.Typed] = handle;
        return page.Show<SettingsPage>("Error: Settings",
            ShowSettings.Of(batch, use) with { Mistakes = new Dictionary<string, string> { ["handle"] = mistake } },
            batch, StatusCodes.Status422UnprocessableEntity);
    }
}
