namespace Etude.Toml.Reading;

/// <summary>What is left to read of a date or time.</summary>
internal ref struct TemporalWord(ReadOnlySpan<char> rest)
{
    private ReadOnlySpan<char> rest = rest;

    public readonly bool IsEmpty => rest.IsEmpty;

    public bool Take(char wanted)
    {
        if (rest.IsEmpty || rest[0] != wanted) return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>T, t or a space between a date and a time.</summary>
    public bool TakeSeparator() => Take('T') || Take('t') || Take(' ');

    public bool TakeZulu() => Take('Z') || Take('z');

    public bool TakeTwo(out int value) => TakeNumber(2, out value);

    /// <summary>One digit or more.</summary>
    public bool TakeDigits()
    {
        var any = false;
        while (!rest.IsEmpty && char.IsAsciiDigit(rest[0]))
        {
            rest = rest[1..];
            any = true;
        }

        return any;
    }

    /// <summary>Year, month and day as numbers, not yet looked up in the calendar. Takes nothing where there is no date.</summary>
    public bool TakeDate(out int year, out int month, out int day)
    {
        var before = rest;
        (month, day) = (0, 0);
        if (TakeNumber(4, out year) && Take('-') && TakeNumber(2, out month) && Take('-') && TakeNumber(2, out day)) return true;
        rest = before;
        return false;
    }

    private bool TakeNumber(int digits, out int value)
    {
        value = 0;
        if (rest.Length < digits || rest[..digits].ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var c in rest[..digits]) value = (value * 10) + (c - '0');
        rest = rest[digits..];
        return true;
    }
}
