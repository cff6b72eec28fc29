using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews;

/// <summary>The review without a model.</summary>
public static class RubricEngine
{
    public static Review Review(Submission submission)
    {
        var findings = new JsonList<Finding>();
        foreach (var (phase, text) in submission.Notes)
            if (text.Trim().Length > 0)
                findings.Add(new Finding
                {
                    Source = phase, Span = new Span(0, text.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]), Quote = text, Signal = "written", Level = 2,
                    Title = "You wrote it down", Claim = "Notes make thinking visible.", Question = "What would you add?",
                });
        var phases = submission.Notes.ToDictionary(n => n.Key, n => new PhaseReview { Score = n.Value.Trim().Length > 0 ? 60 : 0, Signals = [] });
        return new Review
        {
            RubricVersion = "0", OverallScore = phases.Count == 0 ? 0 : (int)phases.Values.Average(p => p.Score),
            PerPhase = new JsonMap<PhaseReview>(phases), Findings = findings, DroppedClaims = 0, SummaryMd = $"{findings.Count} phases have notes.",
        };
    }
}
