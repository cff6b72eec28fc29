namespace Etude.Toml.Reading;

/// <summary>Reads whole numbers in hexadecimal, octal and binary.</summary>
internal static class Bases
{
    /// <summary>The number in <paramref name="body"/>, which begins with a zero and a letter; or null and the reason. <paramref name="word"/> has its sign too.</summary>
    public static (TomlValue? Value, string? Reason) Read(string word, string body, TomlPosition at)
    {
        var (bits, name) = char.ToLowerInvariant(body[1]) switch
        {
            'x' => (4, "a hexadecimal"),
            'o' => (3, "an octal"),
            'b' => (1, "a binary"),
            _ => (0, ""),
        };
        if (bits == 0) return (null, Numbers.NotOne);
        if (body.Length < word.Length) return (null, $"{name} number takes no sign; write it in decimal");
        if (char.IsAsciiLetterUpper(body[1])) return (null, $"write 0{char.ToLowerInvariant(body[1])} with a small letter");

        var digits = body[2..];
        if (digits.Length == 0) return (null, $"{name} number needs digits after {body}");
        if (!Numbers.UnderscoresStandBetweenDigits(digits, c => Digit(c) < 1 << bits)) return (null, Numbers.Underscores);
        var value = 0UL;
        foreach (var c in digits.Where(c => c != '_'))
        {
            var digit = Digit(c);
            if (digit >= 1 << bits) return (null, $"{Wording.Quote(c.ToString())} is not {name} digit");
            if (value > (ulong)long.MaxValue >> bits) return (null, Numbers.TooLarge);
            value = (value << bits) | (uint)digit;
        }

        return (new TomlInteger((long)value, at), null);
    }

    private static int Digit(char c) =>
        !char.IsAsciiHexDigit(c) ? int.MaxValue : c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
