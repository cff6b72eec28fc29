using Etude.Features.Axes;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Reflection;

/// <summary>What a look back asks of the database, in one batch: the stretch since the last set, at most twelve weeks.</summary>
internal sealed class LookBackQuery
{
    private readonly Batch batch;
    private readonly ContentFiles content;
    private readonly string[] axes;
    private readonly Pending<StretchRow?> stretch;
    private readonly Pending<IReadOnlyList<TriedProblem>> problems;
    private readonly Pending<IReadOnlyList<SatOn>> sittings;
    private readonly Pending<IReadOnlyList<DayOfPractice>> days;
    private readonly Pending<IReadOnlyList<LibraryTouch>> library;
    private readonly Pending<IReadOnlyList<AxisObservation>> evidence;
    private readonly Pending<JobRow?> job;

    public LookBackQuery(Batch batch, ContentFiles content)
    {
        (this.batch, this.content) = (batch, content);
        axes = [.. content.Axes.Select(a => a.Key)];
        stretch = Stretches.Current(batch);
        problems = Stretches.Problems(batch, after: null);
        sittings = Stretches.Sittings(batch, after: null);
        days = Stretches.Days(batch);
        library = batch.Many<LibraryTouch>("""
            (select i.title, p.status, etude.day(p.updated_at) as day from content_progress p join content_items i on i.id = p.content_id
            where p.user_id = @me and p.status = 'started' and p.updated_at < @now - interval '13 days' order by p.updated_at desc limit 20)
            union all
            (select i.title, p.status, etude.day(p.updated_at) from content_progress p join content_items i on i.id = p.content_id
            where p.user_id = @me and p.status = 'dropped' and p.updated_at > @now - interval '86 days' order by p.updated_at desc limit 20)
            """);
        evidence = batch.Many<AxisObservation>("""
            select e.axis, e.level, e.weight, e.unaided, e.observed_at from unnest(@axes) as wanted(axis)
            cross join lateral (
                select axis, level, weight, unaided, observed_at from axis_evidence where user_id = @me and axis = wanted.axis
                order by observed_at desc limit @most
            ) e
            """, new { axes, most = AxisLevels.MostObservations });
        job = batch.One<JobRow>("""
            select j.axis_weights from users u join jds j on j.user_id = u.id and j.id::text = u.settings_json ->> 'active_jd_id'
            where u.id = @me and j.status = 'done'
            """);
    }

    /// <summary>The stretch as the batch found it.</summary>
    /// <param name="completed">The sets before, the newest first.</param>
    public LookBack Found(IReadOnlyList<ReflectionRow> completed) => new()
    {
        From = stretch.Value!.FromDay,
        To = batch.Person!.Today,
        Problems = problems.Value,
        Sittings = sittings.Value,
        Days = days.Value,
        Library = library.Value,
        Axes = Stands(),
        Last = completed.Count > 0 ? completed[0].Declared : null,
        Asked = [.. completed.Select(s => s.Prompts.Select(p => p.Key).ToList())],
    };

    private List<AxisStand> Stands()
    {
        var weights = job.Value?.AxisWeights;
        var sum = weights?.Values.Sum() ?? 0;
        return [.. AxisLevels.From(axes, evidence.Value, batch.Now).Select(level =>
        {
            var share = sum > 0 ? weights!.GetValueOrDefault(level.Axis) / sum : 0;
            return new AxisStand(level.Axis, content.AxisName(level.Axis), level.Level, level.Uncertainty, share, (sum > 0 ? share : 1) * (100 - level.Level), level.Observations > 0);
        })];
    }

    private sealed record JobRow
    {
        public required JsonMap<double> AxisWeights { get; init; }
    }
}
