using Etude.Platform.Models;
using Etude.Platform.Queue;

namespace Etude.Features.Direction.Model;

/// <summary>Reads by the model until a reading was kept: while it reads, the person may change the text and ask again, and the newest wish counts.</summary>
internal static class WhileAsked
{
    private const int MostReadings = 3;

    /// <param name="read">Reads once; true when there is nothing left to do, false when the text was another by then.</param>
    /// <exception cref="JobException">The model gave nothing usable, or the text changed again and again.</exception>
    public static async Task For(Func<Task<bool>> read)
    {
        try
        {
            for (var made = 0; made < MostReadings; made++)
                if (await read())
                    return;
        }
        catch (ModelException fault)
        {
            throw fault.ToJobException();
        }

        throw JobException.ForNow("The text was changed while the model read it.");
    }
}
