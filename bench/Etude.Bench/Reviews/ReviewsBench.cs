using System.Diagnostics;
using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Tests.Features.Reviews;

namespace Etude.Bench.Reviews;

/// <summary>Whatever reviews a submission: the rubric engine, or a model. Null when it gave no answer, which counts for nothing.</summary>
internal delegate Task<Review?> Reviewer(Submission submission, CancellationToken cancel);

/// <summary><c>bin/bench reviews</c>: what an engine overlooks, what it finds without reason, how long it takes, and whether words can move a score.</summary>
/// <param name="show">Names on standard error what was judged otherwise than labelled, in the parts that are not held out.</param>
/// <param name="read">Writes whole reviews to standard error, for reading aloud.</param>
internal sealed class ReviewsBench(Rows rows, int seed, bool show, bool read) : IBench
{
    private const string PlantedPart = "planted";
    private const string DevelopmentPart = "development";
    private const string HeldOutPart = "held_out";

    private const int OfEachBase = 8;
    private const int Rounds = 20;

    public async Task Run(CancellationToken cancel)
    {
        var root = RepositoryRoot.Find();
        var content = ContentFolder.Read(Path.Combine(root, "content"));
        var engine = new RubricEngine((content.Files ?? throw new PlainException(content.Mistakes[0].ToString(), 1)).Rubrics);
        var problems = content.Problems.Select(p => p.Value).ToList();
        var submissions = Planted.From(Corpus.Read(root, problems), OfEachBase, seed);
        (string Name, IReadOnlyList<Planted> Texts)[] parts =
        [
            (PlantedPart, submissions),
            (DevelopmentPart, [.. LabelledNotes.Development(problems).Select(Planted.Labelled)]),
            (HeldOutPart, [.. LabelledNotes.HeldOut(problems).Select(Planted.Labelled)]),
        ];
        foreach (var (part, texts) in parts)
            await Judge("rubric", part, (submission, _) => Task.FromResult<Review?>(engine.Review(submission)), texts, cancel);
        if (read)
            Read(engine, parts[1].Texts);
        Time(engine, submissions);
        Inject(engine, submissions, Corpus.Injections(root));
        if (ModelReviewer.Configured() is not { } model)
            return;
        await using var reviewer = await ModelReviewer.Start(model, content.Problems.Select(p => p.Value), cancel);
        foreach (var (part, texts) in parts)
            await Judge(model.Model, part, reviewer.Review, texts, cancel);
        var asked = parts.Sum(p => p.Texts.Count);
        rows.Write("no_answer_pct", 100.0 * reviewer.Failed / asked, "%", ("engine", model.Model), ("submissions", asked));
    }

    /// <summary>Holds an engine against what was planted or labelled.</summary>
    /// <param name="name">Stands in each row, with the part.</param>
    private async Task Judge(string name, string part, Reviewer review, IReadOnlyList<Planted> submissions, CancellationToken cancel)
    {
        var tally = new Tally();
        foreach (var planted in submissions)
        {
            if (await review(planted.Submission, cancel) is { } answer)
                tally.Add(planted, answer);
        }

        var (who, of) = (("engine", (object)name), ("part", (object)part));
        rows.Write("misses_pct", tally.MissesPct, "%", who, of, ("submissions", submissions.Count), ("planted", tally.Planted));
        rows.Write("false_alarms_pct", tally.FalseAlarmsPct, "%", who, of, ("submissions", submissions.Count), ("sound", tally.Sound));
        rows.Write("shown_pct", 100.0 * tally.Shown / Math.Max(1, tally.Planted), "%", who, of, ("planted", tally.Planted));
        // Who tunes may not see which held-out text fails, nor for which signal until all is done: see docs/reviews.md.
        if (show && part != HeldOutPart)
            tally.Otherwise.ForEach(Console.Error.WriteLine);
        foreach (var (signal, misses, planted, falseAlarms, sound) in tally.Signals)
        {
            rows.Write($"{signal}.misses_pct", misses, "%", who, of, ("planted", planted));
            rows.Write($"{signal}.false_alarms_pct", falseAlarms, "%", who, of, ("sound", sound));
        }
    }

    private static void Read(RubricEngine engine, IReadOnlyList<Planted> texts)
    {
        foreach (var text in texts)
        {
            var review = engine.Review(text.Submission);
            Console.Error.WriteLine($"\n=== {text.Name}: {review.OverallScore}\n{review.SummaryMd}");
            foreach (var finding in review.Findings)
                Console.Error.WriteLine($"  [{finding.Signal} {finding.Level}] {finding.Title}\n    “{finding.Quote.Trim()}”\n    {finding.Claim} {finding.Question}");
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
