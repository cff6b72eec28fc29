using System.Globalization;
using System.Text;

namespace Etude.Toml.Tests;

/// <summary>Makes random values of every kind.</summary>
internal sealed class Trees(Random random)
{
    private static readonly TomlPosition Nowhere = new(0, 0);

    public TomlTable Table(int depth)
    {
        var keys = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Key()).Distinct(StringComparer.Ordinal);
        return new TomlTable([.. keys.Select(key => new TomlEntry(key, Nowhere, Value(depth - 1)))], Nowhere);
    }

    private TomlValue Value(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => new TomlString(Text(), Nowhere),
        1 => new TomlInteger(Integer(), Nowhere),
        2 => new TomlFloat(Float(), Nowhere),
        3 => new TomlBoolean(random.Next(2) == 0, Nowhere),
        4 => Temporal(),
        5 => new TomlString("", Nowhere),
        6 => new TomlArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))], Nowhere),
        7 => new TomlArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Table(depth))], Nowhere),
        _ => Table(depth),
    };

    private string Key() => random.Next(3) == 0 ? Text() : "k" + random.Next(20).ToString(CultureInfo.InvariantCulture);

    private string Text()
    {
        var text = new StringBuilder();
        for (var left = random.Next(8); left > 0; left--)
        {
            var value = random.Next(4) switch
            {
                0 => random.Next(0x20, 0x7f),
                1 => "\"'\\\n\t\r#=[]{}., "[random.Next(15)],
                2 => random.Next(0x300),
                _ => random.Next(0x110000),
            };
            if (Rune.IsValid(value)) text.Append(new Rune(value).ToString());
        }

        return text.ToString();
    }

    private long Integer() => random.Next(4) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => random.Next(-1000, 1000),
        _ => random.NextInt64(long.MinValue, long.MaxValue),
    };

    private double Float() => random.Next(5) switch
    {
        0 => double.NaN,
        1 => double.NegativeInfinity,
        2 => random.Next(-1000, 1000) / 8.0,
        _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
    };

    private TomlTemporal Temporal()
    {
        var date = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
        return random.Next(4) switch
        {
            0 => new TomlTemporal(TomlTemporalKind.LocalDate, Format(date, "yyyy-MM-dd"), Nowhere),
            1 => new TomlTemporal(TomlTemporalKind.LocalTime, Format(date, "HH:mm:ss.fffffff"), Nowhere),
            2 => new TomlTemporal(TomlTemporalKind.LocalDateTime, Format(date, "yyyy-MM-ddTHH:mm:ss"), Nowhere),
            _ => new TomlTemporal(TomlTemporalKind.OffsetDateTime, Format(date, "yyyy-MM-ddTHH:mm:ss.fff") + "-07:30", Nowhere),
        };
    }

    private static string Format(DateTime date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
