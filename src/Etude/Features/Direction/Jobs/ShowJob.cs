using Etude.Features.Axes;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Features.Today.Planning;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Direction.Jobs;

/// <summary>What was read out of a job description, each figure with its lines; and the same page for correcting it.</summary>
public static class ShowJob
{
    /// <param name="Levels">The person's level by axis.</param>
    /// <param name="Correction">What is being corrected; null when the page only shows.</param>
    public sealed record Model(JobRow Job, IReadOnlyDictionary<string, AxisLevel> Levels, ContentFiles Content, DateOnly Today, DateOnly? Interview, string? InterviewMistake, CorrectionForm? Correction)
    {
        /// <summary>Weights, the largest first.</summary>
        public IEnumerable<KeyValuePair<string, double>> Weights => Job.AxisWeights.OrderByDescending(w => w.Value).ThenBy(w => Content.AxisName(w.Key), StringComparer.Ordinal);

        /// <summary>What the page says of a model's reading.</summary>
        public ModelOffer Offer { get; init; } = new(null, null);

        public int? DaysToInterview => Interview is { } day && day >= Today ? day.DayNumber - Today.DayNumber : null;

        /// <summary>The number of the line that a span begins on, from 1.</summary>
        public int LineOf(Span span) => Job.SourceText.AsSpan(0, Math.Clamp(span.Start, 0, Job.SourceText.Length)).Count('\n') + 1;
    }

    public static Task<IResult> Handle(Me me, Guid id, Db db, PageContext page, ContentFiles content, LanguageModel model, CancellationToken cancel) =>
        Show<JobPage>(me, id, db, page, content, model, _ => null, cancel);

    public static Task<IResult> HandleCorrection(Me me, Guid id, Db db, PageContext page, ContentFiles content, LanguageModel model, CancellationToken cancel) =>
        Show<CorrectionPage>(me, id, db, page, content, model, job => CorrectionForm.From(job, content), cancel);

    private static async Task<IResult> Show<TPage>(
        Me me, Guid id, Db db, PageContext page, ContentFiles content, LanguageModel model, Func<JobRow, CorrectionForm?> correction, CancellationToken cancel)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        await using var batch = db.As(me);
        var job = JobRow.Query(batch, id);
        string[] axes = [.. content.Axes.Select(a => a.Key)];
        var evidence = Evidence(batch, axes);
        var coming = JobState.Query(batch, ReadJobByModel.Kind, id);
        await batch.Run(cancel);
        if (job.Value is null)
            return page.NotHere(batch, "There is no job at this address, or it is not yours.");
        var levels = AxisLevels.From(axes, evidence.Value, batch.Now).ToDictionary(l => l.Axis, StringComparer.Ordinal);
        var shown = new Model(job.Value, levels, content, batch.Person!.Today, PlanSettings.Of(batch.Person.Settings).Interview, null, correction(job.Value))
        {
            Offer = ModelOffer.Of(model, batch.Person.Settings, job.Value.ModelAskedAt, coming.Value),
        };
        return page.Show<TPage>(job.Value.Title, shown, batch);
    }

    /// <summary>The newest observations of each axis.</summary>
    internal static Pending<IReadOnlyList<AxisObservation>> Evidence(Batch batch, string[] axes) => batch.Many<AxisObservation>("""
        select e.axis, e.level, e.weight, e.unaided, e.observed_at
        from unnest(@axes) as wanted(axis)
        cross join lateral (
            select axis, level, weight, unaided, observed_at from axis_evidence
            where user_id = @me and axis = wanted.axis order by observed_at desc limit @most
        ) e
        """, new { axes, most = AxisLevels.MostObservations });
}
