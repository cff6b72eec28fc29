using System.Globalization;
using System.Text;

namespace Etude.Toml.Reading;

/// <summary>How a piece of the document is shown inside a message: short, and without characters that move a terminal.</summary>
internal static class Wording
{
    private const int Longest = 40;

    public const string BareCarriageReturn = "a carriage return must be followed by a line feed; save the file with ordinary line endings";

    /// <summary>The text in double quotes, cut after forty code points, control characters as U+0001.</summary>
    public static string Quote(string text)
    {
        var shown = new StringBuilder("\"");
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == Longest)
            {
                shown.Append('…');
                break;
            }

            if (IsInvisible(rune)) shown.Append(Name(rune.Value));
            else shown.Append(rune.ToString());
        }

        return shown.Append('"').ToString();
    }

    /// <summary>The character under the cursor, by itself in quotes or, where it cannot be seen, by its number.</summary>
    public static string Character(Cursor cursor)
    {
        if (!Rune.TryCreate(cursor.Current, out var rune) && !Rune.TryCreate(cursor.Current, cursor.Peek(1), out rune))
            return Name(cursor.Current);
        if (rune.Value == '"') return "'\"'";
        return IsInvisible(rune) ? Name(rune.Value) : Quote(rune.ToString());
    }

    public static string Name(int codePoint) => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != ' ');
}
