using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.Practice;
using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>What the model is asked when it reviews a submission: levels by the rubric's anchors, and remarks that copy the words they rest on.</summary>
internal static class ReviewPrompt
{
    /// <summary>Changes whenever the words or the schema below change.</summary>
    public const string Version = "review-2";

    public const string Purpose = "review";
    private const int MostAnswerTokens = 6000;
    private const int MostFindings = 12;

    private const string Role =
        "You review how a learner worked on a practice problem for engineers. You judge by the given rubric, rest every remark on the learner's own words or code, and leave the thinking to the learner.";

    private const string Rules = """
        Do two things.

        1. Levels. For each signal of the rubric choose the level, 0 to 3, whose anchor describes best what the learner did. Choose by what is there, not by tone or length. What is absent is level 0.

        2. Findings. For each phase with something in it write one or two findings, eight in all at most, the most useful first. Each has
           - source: where the words stand: a phase's notes, or code
           - words: copied from that source exactly, character by character, from one place: one line of notes, or up to six lines of code. Never invent, shorten or correct them.
           - signal: the signal it is about
           - title: up to seven words, no full stop
           - claim: one plain sentence about what these words show or leave open
           - question: one question that helps the learner to see it alone
           Never give the fix: no code, no corrected line, no step of the solution, no name of the technique that is missing. No links, no Markdown, no praise of the person.

        Last, a summary of two plain sentences: what held best, and what to work on.
        """;

    /// <summary>For people who asked for plain language in the settings.</summary>
    private const string Plain = "The learner asked for plain language: at most twelve words a sentence, one thought each, common words, no figures of speech.";

    /// <summary>The signals that the model judges: those the rubric asks of this submission, without the ones that are plain facts.</summary>
    public static IReadOnlyList<Signal> Judged(PhaseRubric rubric, Material material) =>
        [.. rubric.Signals.Where(s => !Facts.Is(s.Key) && SignalRules.ByKey[s.Key](material) is not null)];

    public static ModelQuestion Of(Material material, PhaseRubric rubric, Guid person, PersonSettings settings)
    {
        var judged = Judged(rubric, material);
        var sources = Sources(material.Submission);
        return new ModelQuestion
        {
            Purpose = Purpose, PromptVersion = Version, Person = person, Settings = settings, Role = Role,
            Task = settings.A11y?.PlainLanguage == true ? $"{Task(material, judged)}\n\n{Plain}" : Task(material, judged), Written = [.. sources, .. Said(material.Submission)],
            SchemaName = "review", Schema = Shape(judged, sources.Select(s => s.Name)), MaxOutputTokens = MostAnswerTokens,
        };
    }

    private static List<(string Name, string Text)> Sources(Submission submission) =>
        [.. Phases.All.Select(p => (p, submission.Notes.GetValueOrDefault(p, ""))).Append((SourceCode.Source, submission.Code)).Where(s => s.Item2.Trim().Length > 0)];

    /// <summary>What else came from the person's side: their prediction, and the names of failing tests as their browser sent them.</summary>
    private static IEnumerable<(string, string)> Said(Submission submission)
    {
        if (submission.Prediction is { Length: > 0 } prediction)
            yield return ("prediction", prediction);
        if (submission.Tests is { FailedNames.Count: > 0 } tests)
            yield return ("failing_tests", string.Join('\n', tests.FailedNames));
    }

    private static string Task(Material material, IReadOnlyList<Signal> judged)
    {
        var (submission, problem) = (material.Submission, material.Problem);
        return string.Join("\n\n", [
            $"The problem: {problem.Title} ({problem.Type}, {problem.Difficulty}{(submission.EmMode ? ", argued as an engineering manager" : "")}).\n{problem.Prompt}",
            $"What it turns on: {problem.KeyInsight}",
            $"Mistakes that people make here:\n{string.Join('\n', problem.Pitfalls.Select(p => $"- {p}"))}",
            $"Facts: {Known(submission)}",
            $"The rubric, by signal:\n{string.Join('\n', judged.Select(Line))}",
            Rules,
        ]);
    }

    private static string Line(Signal signal) =>
        $"- {signal.Key} ({signal.Phase}): {string.Join(' ', signal.Anchors.Select((anchor, level) => string.Create(CultureInfo.InvariantCulture, $"{level} = {anchor}")))}";

    private static string Known(Submission submission) => string.Create(CultureInfo.InvariantCulture,
        $"{(submission.Problem.HasTests ? submission.Tests is { } t ? $"{t.Passed} of {t.Total} tests pass after {t.Runs} runs" : "the tests were not run" : "this problem has no tests")}; {submission.HintsUsed.Values.Sum()} hints; {submission.Seconds.Values.Sum() / 60} minutes{(submission.Problem.TargetSeconds > 0 ? $" against a target of {submission.Problem.TargetSeconds / 60}" : "")}; the learner's confidence before running was {submission.Confidence?.ToString(CultureInfo.InvariantCulture) ?? "not said"} of 5.");

    private static JsonElement Shape(IReadOnlyList<Signal> judged, IEnumerable<string> sources)
    {
        var keys = judged.Select(s => s.Key).ToList();
        var finding = Schema.Object(new()
        {
            ["source"] = Schema.Word(sources),
            ["words"] = Schema.Text(3, 1000),
            ["signal"] = Schema.Word(keys),
            ["title"] = Schema.Text(3, 90),
            ["claim"] = Schema.Text(10, 400),
            ["question"] = Schema.Text(10, 300),
        });
        return Schema.Of(new()
        {
            ["findings"] = Schema.List(finding, MostFindings),
            ["levels"] = Schema.Object(new(keys.Select(k => KeyValuePair.Create(k, (JsonNode?)new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray(0, 1, 2, 3) })))),
            ["summary"] = Schema.Text(10, 800),
        });
    }
}
