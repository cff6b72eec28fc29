using System.Diagnostics;
using Etude.Bench.Reviews;
using Etude.Features.Direction.Reading;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Tests.Features.Direction;
using Corpus = Etude.Tests.Features.Direction.Corpus;

namespace Etude.Bench;

/// <summary><c>bin/bench direction</c>: how well job descriptions and CVs are read, against labels set by hand, and how long it takes.</summary>
/// <param name="show">Writes what was missed in the texts that are not held out to standard error.</param>
internal sealed class DirectionBench(Rows rows, bool show) : IBench
{
    private const int Year = 2026;
    private const int Rounds = 400;
    private readonly Lexicon lexicon = Lexicon.Of(ContentFiles.Read(EtudeSettings.Load().ContentFolder));

    public async Task Run(CancellationToken cancel)
    {
        foreach (var (set, part) in new (string, Func<bool, bool>)[] { ("all", _ => true), ("tuned_on", heldOut => !heldOut), ("held_out", heldOut => heldOut) })
        {
            Jobs("rules", set, [.. Corpus.Jobs.Where(j => part(j.IsHeldOut)).Select(j => (j, ReadJob.Of(j.Text, lexicon)))]);
            Cvs("rules", set, [.. Corpus.Cvs.Where(c => part(c.IsHeldOut)).Select(c => (c, ReadCv.Of(c.Text, lexicon, Year)))]);
        }

        if (show)
            Missed();
        Times("parse_jd", Long(Corpus.Jobs.Select(j => j.Text), 10 * 1024), text => ReadJob.Of(text, lexicon));
        Times("parse_cv", Long(Corpus.Cvs.Select(c => c.Text), 30 * 1024), text => ReadCv.Of(text, lexicon, Year));
        if (ModelReviewer.Configured() is { } model)
            await Judge(model, cancel);
    }

    /// <summary>The configured model on the same texts, all of them, since nothing here was tuned by a model's answers. A text without a usable answer is counted and left out.</summary>
    private async Task Judge(ModelSettings model, CancellationToken cancel)
    {
        await using var asked = await AskedModel.Start(model, cancel);
        var jobs = new List<(LabelledJob Label, JobReading Read)>();
        foreach (var job in Corpus.Jobs)
            if (await asked.Read(reader => reader.Job(job.Text, asked.Person, new(), cancel)) is { } read)
                jobs.Add((job, read));
        var cvs = new List<(LabelledCv Label, CvReading Read)>();
        foreach (var cv in Corpus.Cvs)
            if (await asked.Read(reader => reader.Cv(cv.Text, Year, asked.Person, new(), cancel)) is { } read)
                cvs.Add((cv, read));
        rows.Write("no_answer", asked.Failed, "texts", ("engine", model.Model), ("texts", Corpus.Jobs.Count + Corpus.Cvs.Count));
        rows.Write("dropped_claims", jobs.Sum(j => j.Read.Dropped) + cvs.Sum(c => c.Read.Dropped), "claims", ("engine", model.Model));
        if (jobs.Count > 0)
            Jobs(model.Model, "all", jobs);
        if (cvs.Count > 0)
            Cvs(model.Model, "all", cvs);
    }

    private void Jobs(string engine, string set, List<(LabelledJob Label, JobReading Read)> jobs)
    {
        (string, object)[] about = [("engine", engine), ("texts", set)];
        rows.Write("weights.rank_correlation", Quality.RankCorrelation(jobs.Select(j => (j.Label.Weights, j.Read.AxisWeights)), lexicon.Axes), "rho", [.. about, ("count", jobs.Count)]);
        var (precision, recall) = Quality.Found(jobs.Select(j => (j.Label.Tags, j.Read.Tags.Select(t => t.Tag))));
        rows.Write("tags.precision", precision, "share", about);
        rows.Write("tags.recall", recall, "share", about);
        rows.Write("iac.mean_error", Quality.ShapeError(jobs.Select(j => (j.Label.Shape, j.Read.Shape))), "share", about);
        rows.Write("title.right", jobs.Average(j => j.Label.Title == j.Read.Title ? 1 : 0), "share", about);
        rows.Write("company.right", jobs.Average(j => j.Label.Company == j.Read.Company ? 1 : 0), "share", about);
    }

    private void Cvs(string engine, string set, List<(LabelledCv Label, CvReading Read)> cvs)
    {
        (string, object)[] about = [("engine", engine), ("texts", set)];
        rows.Write("cv.levels.rank_correlation", Quality.RankCorrelation(cvs.Select(c => (c.Label.Levels, (IReadOnlyDictionary<string, double>)Levels(c.Read))), lexicon.Axes), "rho", [.. about, ("count", cvs.Count)]);
        rows.Write("cv.levels.mean_error", cvs.SelectMany(c => lexicon.Axes.Select(a => Math.Abs(c.Label.Levels.GetValueOrDefault(a) - Levels(c.Read).GetValueOrDefault(a)))).Average(), "points", about);
        var (precision, recall) = Quality.Found(cvs.Select(c => (c.Label.Skills, c.Read.Skills.Select(s => s.Skill))));
        rows.Write("cv.skills.precision", precision, "share", about);
        rows.Write("cv.skills.recall", recall, "share", about);
        var years = Quality.Found(cvs.Select(c => (c.Label.Roles, Quality.Years(c.Read))));
        rows.Write("cv.roles.precision", years.Precision, "share", about);
        rows.Write("cv.roles.recall", years.Recall, "share", about);
        rows.Write("cv.iac.mean_error", Quality.ShapeError(cvs.Select(c => (c.Label.Shape, c.Read.Shape))), "share", about);
    }

    private static Dictionary<string, double> Levels(CvReading cv) => cv.Levels.ToDictionary(l => l.Axis, l => l.Level, StringComparer.Ordinal);

    /// <summary>Texts one after the other, up to this many characters.</summary>
    private static string Long(IEnumerable<string> texts, int length)
    {
        var all = string.Join('\n', texts);
        return string.Concat(Enumerable.Repeat(all, (length / all.Length) + 1))[..length];
    }

    private void Times(string name, string text, Action<string> read)
    {
        var samples = new Samples();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            read(text);
            // The first rounds compile.
            if (i >= Rounds / 4)
                samples.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        rows.Times(name, samples);
    }

    private void Missed()
    {
        foreach (var job in Corpus.Jobs.Where(j => !j.IsHeldOut))
        {
            var read = ReadJob.Of(job.Text, lexicon);
            var rho = job.Weights.Count == 0 ? 0 : Quality.RankCorrelation([(job.Weights, read.AxisWeights)], lexicon.Axes);
            Say($"{job.Name}: {rho:0.00} | {read.Title} | {read.Company}", job.Tags, [.. read.Tags.Select(t => t.Tag)]);
            SayNumbers(job.Weights, read.AxisWeights, job.Shape, read.Shape);
        }

        foreach (var cv in Corpus.Cvs.Where(c => !c.IsHeldOut))
        {
            var read = ReadCv.Of(cv.Text, lexicon, Year);
            Say($"{cv.Name}: {string.Join(' ', Quality.Years(read))}", cv.Skills, [.. read.Skills.Select(s => s.Skill)]);
            SayNumbers(cv.Levels, Levels(read).ToDictionary(l => l.Key, l => l.Value / 100), cv.Shape, read.Shape);
        }
    }

    private static void Say(string what, IReadOnlyList<string> labelled, IReadOnlyList<string> read) => Console.Error.WriteLine(
        $"{what}\n  missed: {string.Join(", ", labelled.Except(read, StringComparer.OrdinalIgnoreCase))}\n  beyond: {string.Join(", ", read.Except(labelled, StringComparer.OrdinalIgnoreCase))}");

    private static void SayNumbers(IReadOnlyDictionary<string, double> labelled, IReadOnlyDictionary<string, double> read, IReadOnlyDictionary<string, double> shape, IReadOnlyDictionary<string, double> readShape) =>
        Console.Error.WriteLine($"  {string.Join(", ", labelled.Keys.Union(read.Keys).Select(a => $"{a} {labelled.GetValueOrDefault(a):0}/{read.GetValueOrDefault(a) * 100:0}"))}\n  {string.Join(", ", shape.Keys.Select(s => $"{s} {shape[s]:0}/{readShape.GetValueOrDefault(s) * 100:0}"))}");
}
