namespace Etude.Features.YourData.Import;

/// <summary>An archive that somebody has brought, and how far the work on it is. Written by the work, read by pages.</summary>
public sealed class BroughtArchive
{
    public enum Steps
    {
        /// <summary>It is being received or tried.</summary>
        Trying,

        /// <summary>It was tried, and waits for its person's word.</summary>
        Ready,

        Bringing,
        Done,
        Refused,
    }

    private readonly Lock door = new();

    public Steps Step { get; private set; } = Steps.Trying;

    public bool IsBusy => Step is Steps.Trying or Steps.Bringing;

    /// <summary>Of the file; what the person confirms is this one.</summary>
    public string Sha256 { get; internal set; } = "";

    public DateTimeOffset? MadeAt { get; internal set; }

    /// <summary>Rows in the archive; 0 until its manifest was read.</summary>
    public long Rows { get; internal set; }

    /// <summary>Rows that were worked on.</summary>
    public long Done { get; internal set; }

    /// <summary>What it brings, or has brought; null until that is known.</summary>
    public ImportReport? Report { get; internal set; }

    /// <summary>Why it was refused, in a sentence.</summary>
    public string? Sentence { get; private set; }

    /// <summary>The work that goes on.</summary>
    internal Task Working { get; set; } = Task.CompletedTask;

    /// <summary>From one step to another, once.</summary>
    internal bool Begin(Steps from, Steps to)
    {
        lock (door)
        {
            if (Step != from)
                return false;
            (Step, Done) = (to, 0);
            return true;
        }
    }

    internal void End(Steps step)
    {
        lock (door)
            Step = step;
    }

    internal void Refuse(string sentence)
    {
        lock (door)
            (Sentence, Step) = (sentence, Steps.Refused);
    }
}
