using System.Numerics;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>One special case that a note names.</summary>
/// <param name="Kinds">The classes it is known to belong to; none for an item of an announced list in words that no class knows.</param>
internal sealed record Case(Sentence Sentence, IReadOnlySet<string> Terms, Edge Kinds);

/// <summary>Finds the special cases that notes name: by the words of a class, by a literal such as <c>[]</c>, or as an item of a list that is announced as one.</summary>
internal static class Cases
{
    private const int LongestItem = 9;
    private const int FewestSeparators = 2;
    private static readonly string[] Telling = ["i", "we", "my", "because", "since", "so", "then", "if", "is", "are", "was", "must", "have", "has", "gives", "returns"];
    private static readonly char[] Separators = [',', ';'];

    /// <param name="sentences">Where a case would be named.</param>
    /// <param name="material">For the texts that the sentences stand in, and the words.</param>
    public static IReadOnlyList<Case> In(IEnumerable<Sentence> sentences, Material material)
    {
        var found = new List<Case>();
        foreach (var sentence in sentences.Where(s => s is { Hollow: false, Heading: false }))
        {
            var text = material.Text(sentence.Place.Source).AsSpan(sentence.Place.Start, sentence.Place.End - sentence.Place.Start);
            if (Announces(sentence, text, out var list) || IsList(sentence, text))
                found.AddRange(Items(sentence, (list.IsEmpty ? text : list).ToString(), material.Words));
            else if (sentence.Edges != Edge.None || text.Contains("[]", StringComparison.Ordinal))
                found.Add(new Case(sentence, sentence.Terms, sentence.Edges | (text.Contains("[]", StringComparison.Ordinal) ? Edge.Empty : Edge.None)));
        }

        return found;
    }

    /// <summary>How many different cases: each class once, and each item that no class knows.</summary>
    public static int Kinds(IReadOnlyList<Case> cases) =>
        BitOperations.PopCount((uint)cases.Aggregate(Edge.None, (all, c) => all | c.Kinds)) + cases.Count(c => c.Kinds == Edge.None);

    /// <summary>"Watch out for: a, b, c", or an item under "Edge cases:".</summary>
    private static bool Announces(Sentence sentence, ReadOnlySpan<char> text, out ReadOnlySpan<char> list)
    {
        list = default;
        if (sentence.Denied)
            return false;
        if ((sentence.Under & Cue.CaseIntro) != Cue.None)
            list = text;
        else if (sentence.Has(Cue.CaseIntro) && text.IndexOf(':') is >= 0 and var colon)
            list = text[(colon + 1)..];
        return !list.IsEmpty;
    }

    /// <summary>Three items or more, at least one of them of a known class, and no verb of the writer's: such a line is a list of cases, announced or not.</summary>
    private static bool IsList(Sentence sentence, ReadOnlySpan<char> text) => sentence.Edges != Edge.None && !sentence.Listed
        && text.Count(',') + text.Count(';') >= FewestSeparators && !sentence.Words.Any(Telling.Contains);

    private static IEnumerable<Case> Items(Sentence sentence, string list, CueWords lexicon)
    {
        foreach (var item in list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = Tokens.Words(item);
            var terms = words.Select(Reading.Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var kinds = lexicon.Edges(words.ConvertAll(Stems.Of)) | (item.Contains("[]", StringComparison.Ordinal) ? Edge.Empty : Edge.None);
            var says = terms.Any(t => !lexicon.IsGeneric(t)) || words.Exists(w => char.IsAsciiDigit(w[0]));
            if (kinds != Edge.None || (says && words.Count is > 0 and <= LongestItem))
                yield return new Case(sentence, terms, kinds);
        }
    }
}
