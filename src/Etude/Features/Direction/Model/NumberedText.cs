using System.Globalization;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;

namespace Etude.Features.Direction.Model;

/// <summary>
/// A text as a model gets it: line by line, each with its number, without the lines that count for nothing. What the model says comes back
/// as numbers, and the words are cut from the text here.
/// </summary>
internal sealed class NumberedText
{
    private const int MostLines = 12;
    private readonly string text;
    private readonly IReadOnlyList<Passage> lines;

    private NumberedText(string text, IReadOnlyList<Passage> lines) => (this.text, this.lines) = (text, lines);

    /// <param name="isKept">Which lines may leave; the lines of a letter and words to machines never do.</param>
    public static NumberedText Of(string text, IEnumerable<Passage> passages, Func<Passage, bool> isKept) =>
        new(text, [.. passages.Where(p => !p.IsNoise && isKept(p))]);

    public int Count => lines.Count;

    /// <summary>What is sent.</summary>
    /// <param name="mask">Covers what is known of the person beyond their settings.</param>
    public string Sent(Mask mask) =>
        mask.Cover(string.Join('\n', lines.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}| {l.Span.Of(text)}"))));

    /// <summary>The line of a number; null when there is none.</summary>
    public Passage? Line(int number) => number >= 1 && number <= lines.Count ? lines[number - 1] : null;

    /// <summary>The lines that a claim rests on, in its order; numbers that lead nowhere are left out.</summary>
    public List<Passage> Lines(IEnumerable<int> numbers) => [.. numbers.Select(Line).OfType<Passage>().Distinct().Take(MostLines)];

    /// <summary>The words as they stand in a line, whole words in any casing; null when they do not stand there.</summary>
    public string? Words(int number, string said)
    {
        var wanted = said.Trim();
        if (Line(number) is not { } line || wanted.Length == 0 || wanted.Contains(Mask.Block, StringComparison.Ordinal))
            return null;
        var there = line.Span.Of(text);
        for (var at = there.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = there.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(there[at - 1]) || !char.IsLetterOrDigit(there[at]))
                && (at + wanted.Length == there.Length || !char.IsLetterOrDigit(there[at + wanted.Length]) || !char.IsLetterOrDigit(there[at + wanted.Length - 1])))
                return there.Substring(at, wanted.Length);
        return null;
    }
}
