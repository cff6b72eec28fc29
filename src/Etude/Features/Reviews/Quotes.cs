using System.Security.Cryptography;
using System.Text;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews;

/// <summary>The only way a quote comes to be: cut from what the person wrote, at a span that belongs to exactly that text.</summary>
public static class Quotes
{
    private const int HashDigits = 16;

    /// <summary>First 16 hex digits, lower case, of the SHA-256 of the UTF-8 text. Half surrogate pairs count as U+FFFD.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];

    /// <summary>The words at a span, as they stand.</summary>
    /// <returns>
    /// Null when the span does not resolve: another text's hash, out of range, empty, or with an end inside a surrogate pair or
    /// another cluster of characters that the reader sees as one.
    /// </returns>
    public static string? Cut(string text, Span span)
    {
        if (span.Start < 0 || span.Start >= span.End || span.End > text.Length)
            return null;
        if (!string.Equals(span.Hash, Hash(text), StringComparison.Ordinal))
            return null;
        return Graphemes.IsBoundary(text, span.Start) && Graphemes.IsBoundary(text, span.End) ? text[span.Start..span.End] : null;
    }
}
