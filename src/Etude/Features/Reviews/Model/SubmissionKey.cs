using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>Tells one submission from every other: the same words, code, run, help and time at the same problem have the same key.</summary>
internal static class SubmissionKey
{
    /// <summary>64 hex digits, lower case.</summary>
    public static string Of(Submission submission)
    {
        var canonical = JsonSerializer.Serialize(new
        {
            submission.Problem.Slug, submission.Problem.Prompt, submission.EmMode, submission.Language, submission.Code,
            Notes = Sorted(submission.Notes.Where(n => n.Value.Length > 0)), submission.Tests, Hints = Sorted(submission.HintsUsed.Where(h => h.Value > 0)),
            Seconds = Sorted(submission.Seconds.Where(s => s.Value > 0)), submission.Confidence, submission.Prediction, submission.SawSolution,
        }, Json.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    private static List<KeyValuePair<string, T>> Sorted<T>(IEnumerable<KeyValuePair<string, T>> entries) => [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal)];
}
