using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Content;

namespace Etude.Features.Reviews.Findings;

/// <summary>A signal and how far it was seen.</summary>
internal sealed record Observed(Signal Signal, Seen Seen)
{
    public bool IsStrong => Seen.Level == Signal.TopLevel;

    /// <summary>What a finding would say here.</summary>
    public FindingWords? Words => Signal.At(Seen.Level);

    /// <summary>How much it would matter to be better here: weight times what is missing. More when it points at something.</summary>
    public int Matters => (Signal.Weight * (Signal.TopLevel - Seen.Level) * 2) + (Seen.Where is null ? 0 : Signal.Weight);
}
