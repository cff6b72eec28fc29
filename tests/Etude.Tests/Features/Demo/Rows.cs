using System.Text.Json;
using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Platform.Content;
using Etude.Platform.Web;
using Etude.Recall;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Features.Demo;

internal sealed record LastTry(Guid Id, int Grade, int Hints);

internal sealed record OpenTry(Guid Id, string Slug, string Phase, DateTimeOffset SavedAt);

/// <summary>The rows of one person as they are, read by the owner of the database, each with a query of its own.</summary>
internal sealed class Rows(TestEtude etude, ContentFiles content, Guid me)
{
    public string AxisName(string axis) => content.AxisName(axis);

    public DateOnly? Interview => Maybe<string>("select settings_json ->> 'interview_date' from users where id = $1") is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null;

    public DateOnly FirstPractice => DateOnly.FromDateTime(One<DateTime>("select min(day)::timestamp from sessions where user_id = $1 and attempts_submitted > 0"));

    public DateOnly? LookedBack => Maybe<DateTime?>("select (max(completed_at) at time zone coalesce((select settings_json ->> 'tz' from users where id = $1), 'UTC'))::date::timestamp from reflections where user_id = $1") is { } day ? DateOnly.FromDateTime(day) : null;

    public IReadOnlyList<OpenTry> Open => [.. Many("select a.id, p.slug, a.phase, a.saved_at from attempts a join problems p on p.id = a.problem_id where a.user_id = $1 and a.status = 'in_progress'")
        .Select(r => new OpenTry((Guid)r[0], (string)r[1], (string)r[2], new DateTimeOffset((DateTime)r[3], TimeSpan.Zero)))];

    public Remembered Memory(string slug) => Many("select stability, s.difficulty, due_at, last_reviewed_at, reps, lapses from review_state s join problems p on p.id = s.problem_id where user_id = $1 and p.slug = $2", slug)
        .Select(r => new Remembered
        {
            Stability = (double)r[0], Difficulty = (double)r[1], DueAt = At(r[2]), LastReviewedAt = At(r[3]), Reps = (int)r[4], Lapses = (int)r[5],
        }).Single();

    public LastTry Last(string slug) => Many("""
        select a.id, a.grade::int, (select coalesce(sum(value::int), 0)::int from jsonb_each_text(hints_used)) from attempts a join problems p on p.id = a.problem_id
        where a.user_id = $1 and p.slug = $2 and a.status = 'submitted' order by a.submitted_at desc limit 1
        """, slug).Select(r => new LastTry((Guid)r[0], (int)r[1], (int)r[2])).Single();

    /// <summary>The share that the active job gives an axis, by the axis' name; 0 where it does not name it.</summary>
    public double JobShare(string name) => Many("select j.axis_weights::text from jds j join users u on u.id = j.user_id and u.settings_json ->> 'active_jd_id' = j.id::text where j.user_id = $1")
        .Select(r => JsonDocument.Parse((string)r[0]).RootElement.EnumerateObject().Where(a => AxisName(a.Name) == name).Sum(a => a.Value.GetDouble())).Single();

    public string[] AxesOfItem(string slug) => One<string[]>("select array(select jsonb_array_elements_text(axes)) from content_items where slug = $2 and $1 is not null", slug);

    public string[] AxesOfTitle(string title) => One<string[]>("select array(select jsonb_array_elements_text(axes)) from problems where title = $2 and $1 is not null", title);

    public IReadOnlyList<AxisLevel> Levels(DateTimeOffset now) => AxisLevels.From(content.Axes.Select(a => a.Key),
        Many("select axis, level, weight, unaided, observed_at from axis_evidence where user_id = $1").Select(r => new AxisObservation
        {
            Axis = (string)r[0], Level = (double)r[1], Weight = (double)r[2], Unaided = (bool)r[3], ObservedAt = At(r[4]),
        }), now);

    /// <summary>The grade that an attempt earns by its own row and the rubric run once more.</summary>
    public Grade EarnedAt(LastTry last)
    {
        var row = Many("""
            select p.type, p.starter_code::text, p.test_code::text, a.test_result::text, a.confidence::int, a.saw_solution_at is not null,
                (select sum(value::int)::int from jsonb_each_text(a.time_per_phase)), 60 * (select sum(value::int)::int from jsonb_each_text(p.phase_minutes)), r.overall_score::int,
                (select percentile_cont(0.5) within group (order by t.seconds) from (
                    select o.time_per_phase from attempts o where o.user_id = $1 and o.problem_id = a.problem_id and o.status = 'submitted' and o.submitted_at < a.submitted_at
                    order by o.submitted_at desc limit 15) recent
                    cross join lateral (select sum(value::float8) as seconds from jsonb_each_text(recent.time_per_phase)) t)
            from attempts a join problems p on p.id = a.problem_id join attempt_reviews r on r.user_id = a.user_id and r.attempt_id = a.id
            where a.user_id = $1 and a.id = $2
            """, last.Id).Single();
        var hasTests = (string)row[2] != "{}";
        var run = row[3] is string text ? JsonDocument.Parse(text).RootElement : (JsonElement?)null;
        return EarnedGrade.Of(new(hasTests ? run?.GetProperty("passed").GetInt32() ?? 0 : null, run?.GetProperty("total").GetInt32() ?? 0, (int)row[8],
            last.Hints, (bool)row[5], (int)row[6], (int)row[7], row[9] as double?, row[4] as int?));
    }

    /// <summary>The day on which the model alone would bring a problem back after its last review, and whether the real one lies in the window of the fuzz.</summary>
    public (DateOnly Day, bool InWindow) Wished(string slug, TimeZoneInfo zone)
    {
        var log = Many("""
            select l.rating::int, l.reviewed_at, l.stability_before, l.difficulty_before, lag(l.reviewed_at) over (order by l.reviewed_at), l.scheduled_days, l.elapsed_days
            from review_log l join problems p on p.id = l.problem_id where l.user_id = $1 and p.slug = $2 order by l.reviewed_at desc limit 1
            """, slug).Single();
        var before = log[2] is not double stability ? null : new Remembered
        {
            Stability = stability, Difficulty = (double)log[3], DueAt = At(log[1]), LastReviewedAt = At(log[4]), Reps = 1, Lapses = 0,
        };
        var plain = Scheduler.Review(before, (Rating)(int)log[0], At(log[1]), zone, 0.9);
        var (from, to) = Scheduler.Default.MovableWithin(plain.IntervalDays, (int)log[6]);
        return (plain.ReturnsOn(zone), (int)log[5] >= from && (int)log[5] <= to);
    }

    public T One<T>(string sql, params object[] arguments) => Many(sql, arguments).Select(r => (T)r[0]).Single();

    private T? Maybe<T>(string sql) => Many(sql).Select(r => r[0] is DBNull ? default : (T?)r[0]).SingleOrDefault();

    /// <summary>Rows of values; <c>$1</c> is the person.</summary>
    public List<object[]> Many(string sql, params object[] arguments)
    {
        using var command = etude.Owner.CreateCommand(sql);
        foreach (var argument in (object[])[me, .. arguments])
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static DateTimeOffset At(object value) => new((DateTime)value, TimeSpan.Zero);
}
