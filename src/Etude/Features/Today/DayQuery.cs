using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Today.Planning;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>All that a plan of the day is made of, asked for in one batch.</summary>
public sealed class DayQuery
{
    private readonly Batch batch;
    private readonly ContentFiles content;
    private readonly string[] axes;
    private readonly Pending<IReadOnlyList<TodayRows.DueRow>> due;
    private readonly Pending<IReadOnlyList<TodayRows.OpenRow>> open;
    private readonly Pending<IReadOnlyList<TodayRows.ProblemRow>> unseen;
    private readonly Pending<IReadOnlyList<AxisObservation>> evidence;
    private readonly Pending<TodayRows.JobRow?> job;
    private readonly Pending<TodayRows.PlanRow?> stored;
    private readonly Pending<IReadOnlyList<StudyRows.ItemRow>> items;
    private readonly Pending<StudyRows.LookedBack?> looked;

    /// <summary>Adds the queries to a batch.</summary>
    public DayQuery(Batch batch, ContentFiles content)
    {
        (this.batch, this.content) = (batch, content);
        axes = [.. content.Axes.Select(a => a.Key)];
        due = TodayRows.Due(batch);
        open = TodayRows.Open(batch);
        unseen = TodayRows.Unseen(batch);
        evidence = TodayRows.Evidence(batch, axes);
        job = TodayRows.Job(batch);
        stored = TodayRows.Plan(batch);
        items = StudyRows.Items(batch);
        looked = StudyRows.Reflections(batch);
    }

    /// <summary>The plan that the day has already; empty when it has none.</summary>
    public IReadOnlyList<Planning.StoredPiece> Kept => stored.Value?.Plan ?? [];

    /// <summary>The job that the person has made active; null without one.</summary>
    internal TodayRows.JobRow? Job => job.Value;

    /// <summary>The day as the batch found it.</summary>
    /// <param name="minutes">Chosen for this once; null for the person's own and their light days.</param>
    public PlanRequest Request(int? minutes)
    {
        var person = batch.Person!;
        var wishes = PlanSettings.Of(person.Settings);
        var scale = person.Settings.Time?.LimitScale;
        return new()
        {
            Now = batch.Now,
            Today = person.Today,
            Zone = person.Settings.Zone,
            Minutes = minutes ?? person.Settings.Minutes,
            Weights = AxisWeights.From(job.Value?.AxisWeights, axes),
            Levels = AxisLevels.From(axes, evidence.Value, batch.Now),
            EasyDays = minutes is null ? wishes.EasyDays : EasyDays.None,
            Interview = wishes.Interview,
            Open = [.. open.Value.Select(o => o.ToOpen(scale))],
            Recalls = [.. due.Value.Select(r => r.ToCandidate(scale))],
            Unseen = [.. unseen.Value.Select(u => u.ToProblem(scale))],
            Study = [.. items.Value.Where(i => !i.Done).Select(i => i.ToCandidate()).DistinctBy(i => i.Slug)],
            Studied = [.. items.Value.Where(i => i.Done).Select(i => i.ToCandidate()).DistinctBy(i => i.Slug)],
            Reflection = ReflectionWish.On(person.Today, looked.Value!.Last, looked.Value.FirstPractice),
            Reflected = looked.Value.Last == person.Today,
            AxisName = content.AxisName,
            Outlook = new Outlook(Scheduler.Of(person.Settings)),
        };
    }
}
