namespace Etude.Features.Direction.Reading;

/// <summary>A phrase that was found: which words of the list, and what it stands for.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="Count">How many words it has.</param>
public readonly record struct Found<T>(int First, int Count, T What)
{
    public int Last => First + Count - 1;
}

/// <summary>
/// Finds many phrases in a list of words at once. Of two that begin at the same word the longer one counts, and what belongs to a phrase
/// is not looked at again, so the work is at most the number of words times the length of the longest phrase.
/// </summary>
public sealed class Phrases<T>
{
    private readonly Node root = new();

    /// <summary>Words of the longest phrase.</summary>
    public int Longest { get; private set; }

    /// <param name="form">A form that begins with <c>=</c> counts in exactly this casing.</param>
    public void Add(string form, T what)
    {
        var exact = form.StartsWith('=');
        var text = exact ? form[1..] : form;
        var words = Word.In(text, 0, text.Length);
        var node = root;
        foreach (var word in words)
            node = node.Below(word.Text);
        if (words.Count == 0)
            return;
        node.Ends.Add((exact ? [.. words.Select(w => w.Raw)] : null, what));
        Longest = Math.Max(Longest, words.Count);
    }

    /// <param name="steps">Counts the words that were compared: what the work depends on.</param>
    public IEnumerable<Found<T>> In(IReadOnlyList<Word> words, Steps steps)
    {
        for (var first = 0; first < words.Count;)
        {
            if (LongestAt(words, first, steps) is { } found)
            {
                yield return found;
                first += found.Count;
            }
            else
            {
                first++;
            }
        }
    }

    /// <summary>The longest phrase that begins at a word; null when none does.</summary>
    public Found<T>? LongestAt(IReadOnlyList<Word> words, int first, Steps steps)
    {
        Found<T>? found = null;
        var node = root;
        for (var at = first; at < words.Count; at++)
        {
            steps.Count++;
            // A phrase does not reach over the end of a clause.
            if ((at > first && words[at].Before == Break.Clause) || node.Next(words[at].Text) is not { } next)
                break;
            node = next;
            foreach (var (exact, what) in node.Ends)
                if (exact is null || IsExactly(words, first, exact))
                    found = new(first, at - first + 1, what);
        }

        return found;
    }

    private static bool IsExactly(IReadOnlyList<Word> words, int first, string[] exact)
    {
        for (var i = 0; i < exact.Length; i++)
            if (!string.Equals(words[first + i].Raw, exact[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? below;

        public List<(string[]? Exact, T What)> Ends { get; } = [];

        public Node Below(string word)
        {
            below ??= new(StringComparer.Ordinal);
            if (!below.TryGetValue(word, out var node))
                below[word] = node = new();
            return node;
        }

        /// <summary>The node of a word, or of the word without its plural s.</summary>
        public Node? Next(string word) => below is null ? null
            : below.TryGetValue(word, out var node) ? node
            : word.Length > 3 && word[^1] == 's' && below.TryGetValue(word[..^1], out var one) ? one
            : null;
    }
}

/// <summary>A count of work.</summary>
public sealed class Steps
{
    public long Count { get; set; }
}
