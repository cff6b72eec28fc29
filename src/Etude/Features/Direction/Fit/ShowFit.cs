using Etude.Features.Axes;
using Etude.Features.Direction.Credentials;
using Etude.Features.Direction.Jobs;
using Etude.Features.Direction.Model;
using Etude.Features.Direction.Reading;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Fit;

/// <summary>The active job beside the newest CV and the practice: one round trip, matched anew at each look.</summary>
public static class ShowFit
{
    /// <summary>A problem that may come: a new one, or one that comes back.</summary>
    public sealed record ProblemRow
    {
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Type { get; init; }
        public required string Difficulty { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required JsonMap<int> PhaseMinutes { get; init; }

        /// <summary>Null for a new one.</summary>
        public required DateTimeOffset? DueAt { get; init; }

        /// <param name="scale">What target times are multiplied by for this person.</param>
        public PlanProblem ToPlan(string? scale) => new(Slug, Title, Type, Difficulty, Axes, TimeSettings.Planned(scale, PhaseMinutes));
    }

    /// <param name="Job">Null while no job is active.</param>
    /// <param name="Cv">Null while no CV was read.</param>
    public sealed record Model(JobRow? Job, CredentialRow? Cv, IReadOnlyList<FitLine> Lines, IReadOnlyList<FitGap> Gaps, ContentFiles Content, TimeZoneInfo Zone);

    public static async Task<IResult> Handle(Me me, Db db, PageContext page, ContentFiles content, Lexicon lexicon, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var job = JobRow.Active(batch);
        var cv = CredentialRow.Newest(batch);
        var proofs = Proofs(batch);
        var problems = Problems(batch);
        string[] axes = [.. content.Axes.Select(a => a.Key)];
        var evidence = ShowJob.Evidence(batch, axes);
        await batch.Run(cancel);
        var settings = batch.Person!.Settings;
        var zone = settings.Zone;
        if (job.Value is not { } aim)
            return page.Show<FitPage>("Fit", new Model(null, cv.Value, [], [], content, zone), batch);
        var lines = MatchFit.Of(aim.SourceText, AsksOf.Job(aim, lexicon), aim.Corrections.TagsRemoved ?? [], cv.Value?.Text, cv.Value?.Skills, proofs.Value, lexicon.FamilyOf);
        var request = new PlanRequest
        {
            Now = batch.Now, Today = batch.Person.Today, Zone = zone, Minutes = settings.Minutes, AxisName = content.AxisName,
            Weights = AxisWeights.From(aim.AxisWeights, axes), Levels = AxisLevels.From(axes, evidence.Value, batch.Now),
            Unseen = [.. problems.Value.Where(p => p.DueAt is null).Select(p => p.ToPlan(settings.Time?.LimitScale))],
        };
        var gaps = MatchFit.Gaps(lines, aim.AxisWeights, new TodayWill(request, problems.Value).About);
        return page.Show<FitPage>("Fit", new Model(aim, cv.Value, lines, gaps, content, zone), batch);
    }

    private static Pending<IReadOnlyList<Proof>> Proofs(Batch batch) => batch.Many<Proof>("""
        select a.id, p.title, p.axes ->> 0 as axis, a.saw_solution_at is not null as saw_solution, coalesce(a.grade, 1)::int as grade, a.submitted_at,
            (select coalesce(sum(value::int), 0)::int from jsonb_each_text(a.hints_used)) as hints
        from attempts a join problems p on p.id = a.problem_id
        where a.user_id = @me and a.status = 'submitted'
        order by a.submitted_at desc limit 500
        """);

    private static Pending<IReadOnlyList<ProblemRow>> Problems(Batch batch) => batch.Many<ProblemRow>("""
        select p.slug, p.title, p.type, p.difficulty, p.axes, p.phase_minutes, s.due_at
        from problems p left join review_state s on s.user_id = @me and s.problem_id = p.id and not s.suspended
        where p.retired_at is null and (s.due_at is not null or (p.em_mode <> 'only'
            and not exists (select from attempts a where a.user_id = @me and a.problem_id = p.id and a.status <> 'abandoned')))
        order by s.due_at
        """);
}
