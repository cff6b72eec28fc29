using System.Text.Json.Nodes;
using Etude.Features.Onboarding;
using Etude.Features.Practice;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Features.Settings;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.Demo;

/// <summary>What a story holds in the end.</summary>
public sealed record DemoCounts(int Days, int Attempts, int Problems);

/// <summary>
/// Lives sixteen weeks of practice through the app's own deeds, each at its own time: every evening it reads the plan of that day and
/// works at it. Reviews, grades, days of return, levels and totals are what those deeds make of it; nothing is written past them.
/// </summary>
public sealed class DemoStory
{
    private const int TriesAnEvening = 3;
    private const int InterviewIn = 24;
    private const int JobKnown = 12;

    private readonly DemoClock clock = new();
    private readonly Db db;
    private readonly ContentFiles content;
    private readonly RubricEngine engine;
    private readonly Guid me;
    private readonly Dice dice;
    private readonly DemoStudy study;
    private readonly DemoDesk desk;
    private readonly DemoDirection direction;
    private readonly HashSet<string> problems = new(StringComparer.Ordinal);
    private int attempts;

    private DemoStory(NpgsqlDataSource source, ContentFiles content, Guid me, ulong seed)
    {
        db = new Db(source, clock);
        (this.content, this.me, dice) = (content, me, new Dice(seed));
        engine = new RubricEngine(content.Rubrics);
        desk = new DemoDesk(db, me, clock);
        study = new DemoStudy(db, me, content, clock, dice);
        direction = new DemoDirection(db, me, content, clock, new Dice(~seed));
    }

    /// <param name="source">Connections of the app's login role.</param>
    /// <param name="me">An account without history.</param>
    /// <param name="now">When it is told: the story ends the evening before.</param>
    public static async Task<DemoCounts> Tell(NpgsqlDataSource source, ContentFiles content, Guid me, ulong seed, DateTimeOffset now, CancellationToken cancel)
    {
        var story = new DemoStory(source, content, me, seed);
        story.clock.MovesTo(now);
        return await story.Live(hasInterview: seed % 2 == 1, cancel);
    }

    private async Task<DemoCounts> Live(bool hasInterview, CancellationToken cancel)
    {
        var person = await Settle(cancel);
        var (today, zone) = (person.Today, person.Settings.Zone);
        var days = DemoCalendar.Of(dice, today);
        var aims = false;
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            clock.MovesTo(Scheduler.StartOf(day.Day, zone) + day.Start);
            if (i == 0)
            {
                await direction.IsAssessed(cancel);
                await direction.AddsCv(cancel);
                await direction.SaysShape(cancel);
            }

            if (!aims && day.Day >= today.AddDays(-JobKnown))
            {
                await direction.Aims(hasInterview ? today.AddDays(InterviewIn) : null, cancel);
                aims = true;
            }

            await desk.Sits(i, cancel);
            var rest = await Evening(day, 0.3 * i / days.Count, cancel);
            if (i == days.Count - 1 && rest is not null)
                await BeginsWithoutEnd(rest, cancel);
        }

        return new(days.Count, attempts, problems.Count);
    }

    /// <summary>An hour a day, and Saturdays that carry half; the one of the first steps that leaves no row is done.</summary>
    private async Task<PersonRow> Settle(CancellationToken cancel)
    {
        await using var batch = db.As(me);
        await batch.Run(cancel);
        var usual = SettingsForm.From(batch.Person!.Settings);
        await Save(usual with { Minutes = "60", Plan = usual.Plan with { Days = new Dictionary<string, string>(usual.Plan.Days) { ["saturday"] = "0.5" } } }, cancel);
        await KnowsTheRooms(cancel);
        return batch.Person!;
    }

    private async Task KnowsTheRooms(CancellationToken cancel)
    {
        await using var batch = db.As(me);
        PatchSettings.With(batch, new JsonObject
        {
            [OnboardingSteps.Done] = new JsonArray(OnboardingSteps.You),
        });
        await batch.Run(cancel);
    }

    private async Task Save(SettingsForm form, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        SaveSettings.Add(batch, form, clearsInterview: false);
        await batch.Run(cancel);
    }

    /// <summary>Works at the plan of the day, in its order, while there is time; answers the next piece, which is left.</summary>
    private async Task<PlannedPiece?> Evening(DemoDay day, double skill, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var query = new DayQuery(batch, content);
        await batch.Run(cancel);
        var plan = MakePlan.For(query.Request(null));
        await study.LooksBack(plan, cancel);
        var (left, done) = (day.Minutes, 0);
        foreach (var piece in plan.Pieces.Where(p => p.Problem is not null))
        {
            if (done > 0 && (done == TriesAnEvening || left < piece.Minutes / 2))
            {
                await study.Reads(plan, cancel);
                return piece;
            }

            left -= await Practise(piece, done == 0 ? plan : null, skill, day.Mood, cancel);
            done++;
        }

        await study.Reads(plan, cancel);
        return null;
    }

    /// <summary>One attempt from start to submission; answers its minutes.</summary>
    private async Task<int> Practise(PlannedPiece piece, DayPlan? keep, double skill, double mood, CancellationToken cancel)
    {
        var (row, settings) = await Start(piece, keep, cancel);
        var how = DemoTry.At(dice, piece, row, skill, mood);
        var seconds = new JsonMap<int>(Phases.All.Select(p => KeyValuePair.Create(p, (int)(60 * row.PhaseMinutes.GetValueOrDefault(p, 2) * how.Pace * dice.Between(0.6, 1.4)))));
        var thinking = TimeSpan.FromSeconds(seconds[Phases.Explore] + seconds[Phases.Plan]);
        var whole = TimeSpan.FromSeconds(seconds.Values.Sum());
        clock.Moves(thinking);
        if (how.Hints.Count > 0)
            await TakeHints(row.Id, how.Hints, cancel);
        clock.Moves(whole - thinking);

        await using var batch = db.As(me);
        var ticket = Ticket.For(row with { HintsUsed = how.Hints }, settings);
        var state = SubmitAttempt.Add(batch, ticket, Write(row, how, seconds), engine, countTime: true);
        await batch.Run(cancel);
        if (state.Value is not { Status: "submitted" })
            throw new InvalidOperationException($"The attempt at {row.Slug} was not submitted.");
        attempts++;
        problems.Add(row.Slug);
        clock.Moves(TimeSpan.FromMinutes(dice.Whole(1, 6)));
        return (int)whole.TotalMinutes;
    }

    private async Task<(AttemptRow Row, PersonSettings Settings)> Start(PlannedPiece piece, DayPlan? keep, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var id = piece.Attempt ?? Guid.CreateVersion7(batch.Now);
        if (piece.Attempt is null)
            StartAttempt.Add(batch, id, piece.Slug, em: false);
        if (keep is not null)
            ChangePlan.Keep(batch, [.. keep.Pieces.Select(p => p.Stored)]);
        var row = AttemptRow.Query(batch, id);
        await batch.Run(cancel);
        return (row.Value ?? throw new InvalidOperationException($"There is no attempt at {piece.Slug}."), batch.Person!.Settings);
    }

    private async Task TakeHints(Guid attempt, JsonMap<int> hints, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        foreach (var (phase, count) in hints)
            for (var taken = 0; taken < count; taken++)
                TakeHint.Add(batch, attempt, phase, taken);
        await batch.Run(cancel);
    }

    /// <summary>Leaves an attempt open, with its first notes.</summary>
    private async Task BeginsWithoutEnd(PlannedPiece piece, CancellationToken cancel)
    {
        var (row, _) = await Start(piece, keep: null, cancel);
        clock.Moves(TimeSpan.FromMinutes(4));
        await using var batch = db.As(me);
        var seconds = new JsonMap<int>(Phases.All.Select(p => KeyValuePair.Create(p, p == Phases.Explore ? 220 : 0)));
        var written = Write(row, new DemoTry(false, [], 1, 3), seconds);
        SaveDraft.Add(batch, row.Id, written with
        {
            Notes = new JsonMap<string> { [Phases.Explore] = written.Notes[Phases.Explore] },
            Phase = Phases.Explore,
            Code = null,
            Confidence = null,
            Prediction = null,
            Tests = null,
        });
        await batch.Run(cancel);
    }

    private Draft Write(AttemptRow row, DemoTry how, JsonMap<int> seconds) => new()
    {
        Revision = row.Revision,
        Notes = DemoWords.Notes(dice, row, how),
        Code = DemoWords.Code(row, how),
        Phase = Phases.Reflect,
        Seconds = seconds,
        Confidence = how.Confidence,
        Prediction = row.HasTests ? DemoWords.Prediction(how) : null,
        Tests = DemoWords.Run(dice, row, how),
    };
}
