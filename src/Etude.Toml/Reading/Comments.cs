namespace Etude.Toml.Reading;

/// <summary>Reads comments, only to find the control characters they may not contain.</summary>
internal sealed class Comments(Cursor cursor, Mistakes mistakes)
{
    /// <summary>Moves from the number sign to the end of the line.</summary>
    public void Read()
    {
        for (; !cursor.AtLineEnd; cursor.Advance())
        {
            if (Controls.IsForbidden(cursor.Current)) Controls.Report(cursor, mistakes, "a comment", "take it out");
        }
    }
}
