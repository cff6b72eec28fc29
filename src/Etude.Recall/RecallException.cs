using System.Globalization;

namespace Etude.Recall;

/// <summary>Input that the model refuses; the message is one plain sentence with the remedy.</summary>
public sealed class RecallException : Exception
{
    /// <summary>A refusal without a reason; for serialisers only.</summary>
    public RecallException() : base("The recall model refuses this input.")
    {
    }

    /// <summary>A refusal.</summary>
    /// <param name="message">One plain sentence with the remedy.</param>
    public RecallException(string message) : base(message)
    {
    }

    /// <summary>A refusal that another error caused.</summary>
    /// <param name="message">One plain sentence with the remedy.</param>
    /// <param name="inner">The cause.</param>
    public RecallException(string message, Exception inner) : base(message, inner)
    {
    }

    internal static RecallException UnknownRating(Rating rating) =>
        new(string.Create(CultureInfo.InvariantCulture, $"A rating is 1 (again), 2 (hard), 3 (good) or 4 (easy), not {(int)rating}."));

    internal static RecallException BrokenMemory(in Memory card) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"A reviewed card has a stability of 0.001 to 36500 and a difficulty of 1 to 10, not {card.Stability} and {card.Difficulty}: replay its log."));
}
