namespace Etude.Toml.Reading;

/// <summary>The control characters TOML refuses: U+0000–U+0008, U+000A–U+001F and U+007F; line ends are looked at before.</summary>
internal static class Controls
{
    public static bool IsForbidden(char c) => (c < ' ' && c != '\t') || c == '\x7f';

    /// <summary>Reports the control character under the cursor. <paramref name="place"/> is where it stands, as in "a comment";
    /// <paramref name="remedy"/> says what to do.</summary>
    public static void Report(Cursor cursor, Mistakes mistakes, string place, string remedy) =>
        mistakes.Add(cursor.Position, cursor.Current == '\r'
            ? Wording.BareCarriageReturn
            : $"the control character {Wording.Name(cursor.Current)} may not stand in {place}; {remedy}");
}
