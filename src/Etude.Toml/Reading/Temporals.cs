namespace Etude.Toml.Reading;

/// <summary>Reads dates and times (RFC 3339 with TOML's local forms) from one word of the text.</summary>
internal static class Temporals
{
    /// <summary>Whether a word was meant as a date or time: digits and then a dash or a colon.</summary>
    public static bool LooksLikeOne(string word)
    {
        var i = 0;
        while (i < word.Length && char.IsAsciiDigit(word[i])) i++;
        return i > 0 && i < word.Length && word[i] is '-' or ':';
    }

    /// <summary>Whether a word is a date and nothing more, so that a time may follow after one space.</summary>
    public static bool IsDate(string word) => word.Length == 10 && new TemporalWord(word).TakeDate(out _, out _, out _);

    /// <summary>The date or time, or null and the reason why the word is not one.</summary>
    public static (TomlValue? Value, string? Reason) Read(string word, TomlPosition at)
    {
        var rest = new TemporalWord(word);
        if (rest.TakeDate(out var year, out var month, out var day))
        {
            if (DateComplaint(year, month, day) is { } reason) return (null, reason);
            if (rest.IsEmpty) return (new TomlTemporal(TomlTemporalKind.LocalDate, word, at), null);
            if (!rest.TakeSeparator()) return (null, "write a date as 2024-02-29, with T and a time after it if need be");
            var (offset, complaint) = ReadTime(ref rest, mayHaveOffset: true);
            if (complaint is not null) return (null, complaint);
            var kind = offset ? TomlTemporalKind.OffsetDateTime : TomlTemporalKind.LocalDateTime;
            return (new TomlTemporal(kind, Normalise(word), at), null);
        }

        if (word.Contains('-', StringComparison.Ordinal) && !word[..Math.Min(3, word.Length)].Contains(':', StringComparison.Ordinal))
            return (null, "write a date as 2024-02-29: four digits, two and two; text needs quotes");
        var (_, wrong) = ReadTime(ref rest, mayHaveOffset: false);
        return wrong is null ? (new TomlTemporal(TomlTemporalKind.LocalTime, word, at), null) : (null, wrong);
    }

    private static string Normalise(string word) => string.Create(word.Length, word, (shown, given) =>
    {
        given.AsSpan().ToUpperInvariant(shown);
        shown[10] = 'T';
    });

    private static string? DateComplaint(int year, int month, int day)
    {
        if (month is < 1 or > 12) return $"there is no month {month:00}; months go from 01 to 12";
        // Year 0000 is allowed by RFC 3339 and is a leap year; .NET's calendar begins with year 1.
        var days = DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
        return day < 1 || day > days ? $"there is no day {day:00} in {year:0000}-{month:00}; that month has {days} days" : null;
    }

    private static (bool HasOffset, string? Complaint) ReadTime(ref TemporalWord rest, bool mayHaveOffset)
    {
        if (!rest.TakeTwo(out var hour) || !rest.Take(':') || !rest.TakeTwo(out var minute))
            return (false, "write a time as 07:32:00: two digits each for hours, minutes and seconds");
        if (!rest.Take(':') || !rest.TakeTwo(out var second)) return (false, "a time needs its seconds, as in 07:32:00");
        if (hour > 23) return (false, $"there is no hour {hour:00}; hours go from 00 to 23");
        if (minute > 59) return (false, $"there is no minute {minute:00}; minutes go from 00 to 59");
        if (second > 60) return (false, $"there is no second {second:00}; seconds go from 00 to 59, or 60 for a leap second");
        if (rest.Take('.') && !rest.TakeDigits()) return (false, "a fraction of a second needs digits after the point");
        if (rest.IsEmpty) return (false, null);
        return mayHaveOffset
            ? (true, OffsetComplaint(ref rest))
            : (false, "nothing may follow a time without a date; an offset needs a date before the time");
    }

    private static string? OffsetComplaint(ref TemporalWord rest)
    {
        if (rest.TakeZulu()) return rest.IsEmpty ? null : "nothing may follow the Z of a time";
        if ((!rest.Take('+') && !rest.Take('-')) || !rest.TakeTwo(out var hour) || !rest.Take(':') || !rest.TakeTwo(out var minute) || !rest.IsEmpty)
            return "write the offset of a time as Z, +01:00 or -07:00";
        return hour > 23 || minute > 59 ? $"there is no offset of {hour:00}:{minute:00}; offsets go up to 23:59" : null;
    }
}
