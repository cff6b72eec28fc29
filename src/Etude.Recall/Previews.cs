namespace Etude.Recall;

/// <summary>What a card would become after each of the four ratings.</summary>
/// <param name="Again">After a failure.</param>
/// <param name="Hard">After recall with much effort.</param>
/// <param name="Good">After recall.</param>
/// <param name="Easy">After recall without effort.</param>
public readonly record struct Previews(Memory Again, Memory Hard, Memory Good, Memory Easy)
{
    /// <summary>The outcome of one rating.</summary>
    /// <exception cref="RecallException">The rating is none of the four.</exception>
    public Memory this[Rating rating] => rating switch
    {
        Rating.Again => Again,
        Rating.Hard => Hard,
        Rating.Good => Good,
        Rating.Easy => Easy,
        _ => throw RecallException.UnknownRating(rating),
    };
}
