namespace Etude.Features.Today.Planning;

/// <summary>What moved a day of return away from the day that the model alone would choose.</summary>
public enum MovedBy
{
    /// <summary>It stands where the model put it.</summary>
    Nothing,

    /// <summary>Scattered, so that problems learned together do not come back together.</summary>
    Fuzz,

    /// <summary>To a day with less on it.</summary>
    Balance,

    /// <summary>Away from a weekday that is to be light.</summary>
    EasyDay,

    /// <summary>To before the interview.</summary>
    Interview,
}

/// <summary>A move of a day of return.</summary>
/// <param name="Days">Later when above 0, earlier when below.</param>
public readonly record struct DateMove(MovedBy By, int Days)
{
    public static DateMove None => default;
}
