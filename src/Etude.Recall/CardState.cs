namespace Etude.Recall;

/// <summary>Where a card stands between its first sight and its reviews. The numbers are those of ts-fsrs.</summary>
public enum CardState
{
    /// <summary>Never reviewed.</summary>
    New,

    /// <summary>On the learning steps of the short-term variant.</summary>
    Learning,

    /// <summary>Returns after whole days.</summary>
    Review,

    /// <summary>On the relearning steps of the short-term variant, after a lapse.</summary>
    Relearning,
}
