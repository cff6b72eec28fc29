namespace Etude.Features.Reviews.Reading;

/// <summary>What a sentence does, as far as its words show it. One sentence may do several things.</summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,
    Example = 1ul << 0,
    Outcome = 1ul << 1,
    Limit = 1ul << 2,
    Assumption = 1ul << 3,
    Sequence = 1ul << 4,
    Approach = 1ul << 5,
    Alternative = 1ul << 6,
    Test = 1ul << 7,
    Lesson = 1ul << 8,
    Trouble = 1ul << 9,
    NextTime = 1ul << 10,
    Cost = 1ul << 11,
    Decision = 1ul << 12,
    Risk = 1ul << 13,
    Measure = 1ul << 14,
    WayBack = 1ul << 15,
    Stakeholder = 1ul << 16,
    Owner = 1ul << 17,
    When = 1ul << 18,
    NotDoing = 1ul << 19,
    Manager = 1ul << 20,
    Reason = 1ul << 21,
    Condition = 1ul << 22,
    GivenTests = 1ul << 23,
    Doubt = 1ul << 24,
    Contrast = 1ul << 25,

    /// <summary>Says what is asked for.</summary>
    Task = 1ul << 26,

    /// <summary>Announces special cases.</summary>
    CaseIntro = 1ul << 27,

    /// <summary>Tells that something was tried or looked at.</summary>
    Tried = 1ul << 28,

    /// <summary>What somebody means to do, without saying when.</summary>
    Intent = 1ul << 29,

    /// <summary>Tells that a run or a first version failed.</summary>
    Red = 1ul << 30,

    /// <summary>Names a place that would not hold.</summary>
    Weak = 1ul << 31,

    /// <summary>Only says how it felt.</summary>
    Feeling = 1ul << 32,

    /// <summary>Words about working in general, which say nothing about a problem.</summary>
    Generic = 1ul << 33,
}

/// <summary>The kinds of special case that a note can name.</summary>
[Flags]
internal enum Edge
{
    None = 0,
    Empty = 1 << 0,
    Zero = 1 << 1,
    Single = 1 << 2,
    Negative = 1 << 3,
    Equal = 1 << 4,
    Boundary = 1 << 5,
    Large = 1 << 6,
    Invalid = 1 << 7,
    Missing = 1 << 8,
    Concurrent = 1 << 9,
    Repeat = 1 << 10,
    Lost = 1 << 11,
    Full = 1 << 12,
    Expired = 1 << 13,
    Order = 1 << 14,
    Cycle = 1 << 15,
}
