namespace Etude.Features.Reviews.Reading;

/// <summary>One text of the person, cut into sentences. What is copied from the statement or speaks to a reviewer is not counted as a thought.</summary>
internal sealed class Note
{
    private Note(string text, IReadOnlyList<Sentence> sentences, bool copied) => (Text, Sentences, HasCopied) = (text, sentences, copied);

    public string Text { get; }

    /// <summary>The sentences that count, in order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Some of it repeats the statement word for word.</summary>
    public bool HasCopied { get; }

    /// <summary>There is nothing but space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Nobody wrote anything here that says something.</summary>
    public bool IsEmpty => Sentences.Count == 0;

    /// <param name="headings">Whether headings count, as in an answer; over a note they are only the name of what should follow.</param>
    public static Note Of(string source, string text, Statement statement, CueWords lexicon, bool headings)
    {
        var sentences = new List<Sentence>();
        var copied = false;
        var under = Cue.None;
        foreach (var piece in Pieces.Of(text))
        {
            var sentence = ReadSentence.At(source, text, piece, lexicon);
            if (sentence.Heading)
                under = sentence.Cues;
            if (sentence.Terms.Count + sentence.Figures.Count + sentence.Costs.Count == 0 || (sentence.Heading && !headings) || Placeholder.Is(sentence) || Addressed.ToTheReviewer(text.AsSpan(piece.Start, piece.End - piece.Start)))
                continue;
            // A heading may well be taken from the statement.
            if (!piece.Heading && statement.IsCopied(sentence.Words))
                copied = true;
            else
                sentences.Add(sentence.Heading ? sentence : sentence with { Under = under });
        }

        return new Note(text, sentences, copied);
    }
}
