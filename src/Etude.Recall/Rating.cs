namespace Etude.Recall;

/// <summary>How well something was recalled. The numbers are the G of the formulas.</summary>
public enum Rating
{
    /// <summary>Not recalled: the only failure.</summary>
    Again = 1,

    /// <summary>Recalled with much effort.</summary>
    Hard,

    /// <summary>Recalled.</summary>
    Good,

    /// <summary>Recalled without effort.</summary>
    Easy,
}
