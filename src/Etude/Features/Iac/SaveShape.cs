using System.Globalization;
using System.Text.Json.Nodes;
using Etude.Features.Settings;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Iac;

/// <summary>Keeps the shape that the person wants. The numbers may be of any size: their proportion counts.</summary>
public static class SaveShape
{
    private const double Largest = 1_000_000;

    public static async Task<IResult> Handle(Me me, FormFields form, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var shares = content.Shares;
        string[] fields = [.. shares.Select(s => form.Text(ShapeModel.Field(s), 100).Trim())];
        var numbers = fields.Select(Number).ToList();
        var profile = numbers.Contains(null) ? null : IacProfile.From([.. numbers.OfType<double>()]);
        await using var batch = db.As(me);
        var job = JobShape.Query(batch);
        if (profile is not null)
            PatchSettings.With(batch, new JsonObject { [IacProfile.Setting] = JsonNode.Parse(Json.Write(profile.ToStored(shares))) });
        await batch.Run(cancel);
        if (profile is not null)
            return SeeOther.At("/shape?saved=1");
        var mistake = numbers.Contains(null) ? "Enter a number of 0 or more for each share, such as 40." : "Give at least one share more than 0.";
        return page.Show<ShapePage>("Error: The shape of your work", ShapeModel.From(batch, job.Value, shares) with { Fields = fields, Mistake = mistake },
            batch, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A number from 0; an empty field is 0; null for anything else.</summary>
    private static double? Number(string text) => text.Length == 0 ? 0
        : double.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Largest ? number
        : null;
}
