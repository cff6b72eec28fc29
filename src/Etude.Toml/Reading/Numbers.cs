using System.Globalization;

namespace Etude.Toml.Reading;

/// <summary>Reads integers and floats from one word of the text.</summary>
internal static class Numbers
{
    /// <summary>Whether a word was meant as a number, so that a mistake in it is worded for one.</summary>
    public static bool LooksLikeOne(string word) =>
        char.IsAsciiDigit(word[0]) || word is "inf" or "nan" || (word[0] is '+' or '-' or '.' or '_' && word.Length > 1);

    /// <summary>The number, or null and the reason why the word is not one.</summary>
    public static (TomlValue? Value, string? Reason) Read(string word, TomlPosition at)
    {
        var body = word[0] is '+' or '-' ? word[1..] : word;
        var negative = word[0] == '-';
        if (body == "inf") return (new TomlFloat(negative ? double.NegativeInfinity : double.PositiveInfinity, at), null);
        if (body == "nan") return (new TomlFloat(double.NaN, at), null);
        if (body.Length > 1 && body[0] == '0' && char.IsAsciiLetter(body[1]) && body[1] is not ('e' or 'E'))
            return Bases.Read(word, body, at);
        if (!UnderscoresStandBetweenDigits(body, char.IsAsciiDigit)) return (null, Underscores);

        var digits = body.Replace("_", "", StringComparison.Ordinal);
        if (Complaint(digits) is { } reason) return (null, reason);
        var signed = negative ? "-" + digits : digits;
        if (digits.AsSpan().IndexOfAny(".eE") >= 0)
            return (new TomlFloat(double.Parse(signed, NumberStyles.Float, CultureInfo.InvariantCulture), at), null);
        return long.TryParse(signed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? (new TomlInteger(whole, at), null)
            : (null, TooLarge);
    }

    public const string Underscores = "an underscore in a number must stand between two digits";

    public const string TooLarge = "this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807";

    public const string NotOne = "this is not a number; text needs quotes";

    public static bool UnderscoresStandBetweenDigits(string body, Func<char, bool> isDigit)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '_') continue;
            if (i == 0 || i == body.Length - 1 || !isDigit(body[i - 1]) || !isDigit(body[i + 1])) return false;
        }

        return true;
    }

    /// <summary>What is wrong with a decimal number without sign and underscores, or null.</summary>
    private static string? Complaint(string digits)
    {
        var whole = CountDigits(digits, 0);
        if (whole == 0) return digits.StartsWith('.') ? "a number needs a digit before the point" : NotOne;
        if (whole > 1 && digits[0] == '0') return "a number may not begin with a zero; leave the zero out";
        var i = whole;
        if (i < digits.Length && digits[i] == '.')
        {
            var fraction = CountDigits(digits, i + 1);
            if (fraction == 0) return "a number needs a digit after the point";
            i += 1 + fraction;
        }

        if (i < digits.Length && digits[i] is 'e' or 'E')
        {
            i++;
            if (i < digits.Length && digits[i] is '+' or '-') i++;
            var exponent = CountDigits(digits, i);
            if (exponent == 0) return "a number needs digits after the e of its exponent";
            i += exponent;
        }

        return i == digits.Length ? null : NotOne;
    }

    private static int CountDigits(string text, int from)
    {
        var i = from;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i - from;
    }
}
