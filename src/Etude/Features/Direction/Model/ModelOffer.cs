using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Direction.Model;

/// <summary>What a page says of the model: whether it may be asked, and how a reading by it comes along.</summary>
/// <param name="Name">The model that would read; null where none is configured, or the person wants none.</param>
/// <param name="Coming">The reading that is asked for and not there yet; null when there is none.</param>
public sealed record ModelOffer(string? Name, JobState? Coming)
{
    /// <summary>The form's field that says who is to read, and its word for the model.</summary>
    public const string Field = "by";

    public const string ByModel = "model";

    public static ModelOffer Of(LanguageModel model, PersonSettings settings, DateTimeOffset? asked, JobState? job) =>
        model.Serves(settings) ? new(model.Name, asked is null || job is not { Status: not "done" } ? null : job) : new(null, null);
}
