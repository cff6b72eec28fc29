using System.Text.Json;
using Etude.Features.Direction.Reading;

namespace Etude.Features.Direction.Model;

/// <summary>Takes a model's answer apart, claim by claim. A claim that rests on no line of the text is dropped and counted.</summary>
internal sealed class Claims(NumberedText lines, Lexicon lexicon)
{
    private const int LongestSignal = 60;
    private readonly Steps steps = new();

    /// <summary>How many claims rested on nothing.</summary>
    public int Dropped { get; private set; }

    /// <summary>How many held.</summary>
    public int Held { get; private set; }

    /// <summary>A number for each key that rests on a line, with those lines. Of a key that is named twice the first counts.</summary>
    /// <param name="said">A list of objects.</param>
    public Dictionary<string, (double Number, List<Span> Lines)> Numbers(JsonElement said, string key, string number)
    {
        var found = new Dictionary<string, (double, List<Span>)>(StringComparer.Ordinal);
        foreach (var one in said.EnumerateArray().Where(o => o.GetProperty(number).GetDouble() > 0))
        {
            var spans = lines.Lines(one.GetProperty("lines").EnumerateArray().Select(l => l.GetInt32())).ConvertAll(p => p.Span);
            if (Counts(spans.Count > 0))
                found.TryAdd(one.GetProperty(key).GetString()!, (one.GetProperty(number).GetDouble(), spans));
        }

        return found;
    }

    /// <summary>Signals that stand in the line that they are said to stand in, under the lexicon's own names where it has one.</summary>
    public List<(string Name, Passage Line, JsonElement Said)> Signals(JsonElement said)
    {
        var found = new List<(string, Passage, JsonElement)>();
        foreach (var one in said.EnumerateArray())
        {
            var number = one.GetProperty("line").GetInt32();
            var words = lines.Words(number, one.GetProperty("words").GetString()!);
            if (Counts(words is { Length: <= LongestSignal } && !IsTakenAway(words, lines.Line(number)!)) && !lexicon.IsAxis(words!))
                found.Add((NameOf(words!), lines.Line(number)!, one));
        }

        return found;
    }

    /// <summary>Words of one line; the other where they do not stand there.</summary>
    public string Words(JsonElement said, string otherwise)
    {
        var words = lines.Words(said.GetProperty("line").GetInt32(), said.GetProperty("words").GetString()!);
        return Counts(words is not null) ? words! : otherwise;
    }

    /// <summary>Notes whether a claim held.</summary>
    public bool Counts(bool holds)
    {
        (Held, Dropped) = holds ? (Held + 1, Dropped) : (Held, Dropped + 1);
        return holds;
    }

    private string NameOf(string words) => Whole(words)?.Name ?? words;

    private Term? Whole(string words)
    {
        var list = Word.In(words, 0, words.Length);
        return lexicon.Terms.LongestAt(list, 0, steps) is { What: { IsTag: true } term } found && found.Count == list.Count ? term : null;
    }

    /// <summary>True for "Kubernetes" in "No Kubernetes": the rules know it there, and know that it is taken away.</summary>
    private bool IsTakenAway(string words, Passage line)
    {
        if (Whole(words) is not { } term || !lexicon.Terms.In(line.Words, steps).Any(f => f.What == term))
            return false;
        return !FindMentions.In([line with { Section = Section.None }], lexicon, steps).Any(m => m.Term == term);
    }
}
