using System.Buffers;
using System.Text;
using System.Text.Json;
using Etude.Platform;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>
/// <c>etude replay FILE</c>: what the recall model makes of review histories, JSON lines in and out, so that it can be
/// checked against other implementations.
/// </summary>
public static class ReplayVerb
{
    /// <summary>Answers every good line in the order of the file and names every bad one.</summary>
    /// <param name="path">The file; empty lines are passed over.</param>
    /// <param name="output">One JSON object a history.</param>
    /// <param name="errors">One sentence a bad line.</param>
    /// <returns>0; 1 when a line was bad; 2 when the file cannot be read.</returns>
    public static int Run(string path, TextWriter output, TextWriter errors)
    {
        try
        {
            var bad = 0;
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && !Answer(line, number, output, errors))
                    bad++;
            }

            return bad == 0 ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.WriteLine($"{path} cannot be read: give the path of a file of JSON lines.");
            return 2;
        }
    }

    private static bool Answer(string line, int number, TextWriter output, TextWriter errors)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var history = ReplayedHistory.Read(document.RootElement);
            var cards = new RecallModel(history.Options).Replay(history.Start, history.Reviews);
            output.WriteLine(Text(history.Id, cards));
            return true;
        }
        catch (JsonException)
        {
            errors.WriteLine($"Line {number}: the line is not valid JSON.");
        }
        catch (Exception fault) when (fault is PlainException or RecallException)
        {
            errors.WriteLine($"Line {number}: {fault.Message}");
        }

        return false;
    }

    private static string Text(JsonElement id, Memory[] cards)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            id.WriteTo(json);
            json.WriteStartArray("reviews");
            foreach (var card in cards)
                Write(json, card);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, in Memory card)
    {
        json.WriteStartObject();
        json.WriteNumber("state", (int)card.State);
        json.WriteNumber("stability", card.Stability);
        json.WriteNumber("difficulty", card.Difficulty);
        json.WriteNumber("elapsed_days", card.ElapsedDays);
        json.WriteNumber("scheduled_days", card.ScheduledDays);
        json.WriteString("due", card.Due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
