using Etude.Features.Reviews.Model;
using Etude.Features.Reviews.Voices;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Practice.Result;

/// <summary>In which voice a review is read, and what a model has to do with it.</summary>
public sealed record SpokenReview
{
    /// <summary>All voices, and the one that speaks.</summary>
    public required IReadOnlyList<VoiceFile> Voices { get; init; }

    public required VoiceFile Voice { get; init; }

    /// <summary>The findings as this voice says them.</summary>
    public required VoicedReview Words { get; init; }

    /// <summary>The model's wording in this voice: asked for, here, or set aside; null when nobody asked.</summary>
    public required WordingRow? Wording { get; init; }

    /// <summary>There is a model and this person wants it; else no word of it is said.</summary>
    public required bool ModelServes { get; init; }

    public required string ModelName { get; init; }

    /// <summary>How the model's review stands on the queue; null when nobody asked.</summary>
    public required JobState? Job { get; init; }

    /// <summary>Both the rules and a model have reviewed this attempt.</summary>
    public required bool HasBoth { get; init; }

    /// <summary>Somebody waits: the page follows the events.</summary>
    public bool IsComing => ModelServes && Job is { IsLive: true };

    /// <summary>What a page asks for beside the review itself.</summary>
    public sealed record Query(Pending<IReadOnlyList<WordingRow>> Wordings, Pending<JobState?> Job)
    {
        public static Query Of(Batch batch, Guid attempt) => new(WordingRow.Query(batch, attempt), JobState.Query(batch, ReviewByModel.Kind, attempt));
    }

    /// <param name="wanted">The voice that the address names; null for the person's own.</param>
    public static SpokenReview Of(ReviewedRow review, Query found, string? wanted, PersonSettings settings, ContentFiles content, LanguageModel model)
    {
        var voice = content.Voices.FirstOrDefault(v => v.Key == wanted) ?? content.Voice(settings.PreferredVoice);
        var phrased = Phrasings.Of(voice, review.RubricSignals);
        // Who has switched the model off is shown nothing of it, not even what it wrote before.
        var wording = settings.AiEnabled == false ? null : found.Wordings.Value.FirstOrDefault(w => w.FindingsOf == review.Id && w.VoiceKey == voice.Key);
        return new SpokenReview
        {
            Voices = content.Voices, Voice = voice, Wording = wording, ModelServes = model.Serves(settings), ModelName = model.Name, Job = found.Job.Value, HasBoth = review.HasBoth,
            Words = wording is { Status: "done", Wording: { } words } && words.Count == review.RubricSignals.Count
                ? phrased with { Findings = words, ByModel = true } : phrased,
        };
    }
}

/// <summary>A model's wording of a review of this attempt.</summary>
public sealed record WordingRow
{
    public required Guid FindingsOf { get; init; }
    public required string VoiceKey { get; init; }
    public required string Status { get; init; }
    public required string? Error { get; init; }
    public required JsonList<FindingWording>? Wording { get; init; }
    public required Guid? JobId { get; init; }
    public required string? JobStatus { get; init; }
    public required string? JobError { get; init; }
    public required DateTimeOffset? JobRunAt { get; init; }

    /// <summary>The job that makes it, while it is not there.</summary>
    public JobState? Job => JobId is not { } id || Status != "queued" ? null : new JobState
    {
        Id = id, Status = JobStatus!, Attempts = 0, RunAt = JobRunAt!.Value, LastError = JobError, FinishedAt = null,
    };

    /// <summary>Newest first.</summary>
    public static Pending<IReadOnlyList<WordingRow>> Query(Batch batch, Guid attempt) => batch.Many<WordingRow>("""
        select w.findings_of, w.voice_key, w.status, w.error, w.wording, j.id as job_id, j.status as job_status, j.last_error as job_error, j.run_at as job_run_at
        from attempt_reviews w
        left join lateral (
            select id, status, last_error, run_at from jobs
            where user_id = @me and kind = @kind and subject_id = w.id order by created_at desc limit 1
        ) j on true
        where w.user_id = @me and w.attempt_id = @attempt and w.findings_of is not null
        order by w.created_at desc
        """, new { attempt, kind = RewordByModel.Kind.Name });
}
