using System.Diagnostics;
using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Bench.Reviews;

/// <summary>Whatever reviews a submission: the rubric engine, or a model. Null when it gave no answer, which counts for nothing.</summary>
internal delegate Task<Review?> Reviewer(Submission submission, CancellationToken cancel);

/// <summary><c>bin/bench reviews</c>: what an engine overlooks, what it finds without reason, how long it takes, and whether words can move a score.</summary>
internal sealed class ReviewsBench(Rows rows, int seed) : IBench
{
    private const int OfEachBase = 8;
    private const int Rounds = 20;

    public async Task Run(CancellationToken cancel)
    {
        var root = RepositoryRoot.Find();
        var content = ContentFolder.Read(Path.Combine(root, "content"));
        var engine = new RubricEngine((content.Files ?? throw new PlainException(content.Mistakes[0].ToString(), 1)).Rubrics);
        var bases = Corpus.Read(root, [.. content.Problems.Select(p => p.Value)]);
        var submissions = Planted.From(bases, OfEachBase, seed);
        await Judge("rubric", (submission, _) => Task.FromResult<Review?>(engine.Review(submission)), submissions, cancel);
        Time(engine, submissions);
        Inject(engine, submissions, Corpus.Injections(root));
        if (ModelReviewer.Configured() is not { } model)
            return;
        await using var reviewer = await ModelReviewer.Start(model, content.Problems.Select(p => p.Value), cancel);
        await Judge(model.Model, reviewer.Review, submissions, cancel);
        rows.Write("no_answer_pct", 100.0 * reviewer.Failed / submissions.Count, "%", ("engine", model.Model), ("submissions", submissions.Count));
    }

    /// <summary>Holds an engine against what was planted.</summary>
    /// <param name="name">Stands in each row.</param>
    public async Task Judge(string name, Reviewer review, IReadOnlyList<Planted> submissions, CancellationToken cancel)
    {
        var tally = new Tally();
        foreach (var planted in submissions)
        {
            if (await review(planted.Submission, cancel) is { } answer)
                tally.Add(planted, answer);
        }

        var who = ("engine", (object)name);
        rows.Write("misses_pct", tally.MissesPct, "%", who, ("submissions", submissions.Count), ("planted", tally.Planted));
        rows.Write("false_alarms_pct", tally.FalseAlarmsPct, "%", who, ("submissions", submissions.Count), ("sound", tally.Sound));
        rows.Write("shown_pct", 100.0 * tally.Shown / Math.Max(1, tally.Planted), "%", who, ("planted", tally.Planted));
        foreach (var (signal, misses, planted, falseAlarms, sound) in tally.Signals)
        {
            rows.Write($"{signal}.misses_pct", misses, "%", who, ("planted", planted));
            rows.Write($"{signal}.false_alarms_pct", falseAlarms, "%", who, ("sound", sound));
        }
    }

    private void Time(RubricEngine engine, IReadOnlyList<Planted> submissions)
    {
        var times = new Samples();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var planted in submissions)
            {
                var began = Stopwatch.GetTimestamp();
                engine.Review(planted.Submission);
                // The first round compiles.
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        rows.Times("rubric", times);
    }

    /// <summary>Puts every attempt into every phase and into the code or answer, and counts those after which a level or the score is another.</summary>
    private void Inject(RubricEngine engine, IReadOnlyList<Planted> submissions, IReadOnlyList<string> injections)
    {
        var (moved, tried) = (0, 0);
        foreach (var submission in submissions.Select(p => p.Submission).DistinctBy(s => s.Problem.Slug, StringComparer.Ordinal))
        {
            var before = Verdict(engine.Review(submission));
            foreach (var words in injections)
            {
                foreach (var changed in Places(submission, words))
                {
                    tried++;
                    moved += Verdict(engine.Review(changed)) == before ? 0 : 1;
                }
            }
        }

        rows.Write("injections_that_moved_a_score", moved, "attempts", ("tried", tried), ("texts", injections.Count));
    }

    private static IEnumerable<Submission> Places(Submission submission, string words)
    {
        foreach (var phase in Phases.All)
            yield return submission with { Notes = new Dictionary<string, string>(submission.Notes, StringComparer.Ordinal) { [phase] = submission.Notes[phase] + "\n" + words } };
        yield return submission with { Code = submission.Code + (submission.Problem.HasTests ? "\n# " : "\n\n") + words };
    }

    private static string Verdict(Review review) =>
        $"{review.OverallScore} " + string.Join(' ', review.PerPhase.Values.SelectMany(p => p.Signals).Select(s => $"{s.Signal}{s.Level}"));
}
