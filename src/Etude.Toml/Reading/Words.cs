namespace Etude.Toml.Reading;

/// <summary>What to say of a word that is not a value.</summary>
internal static class Words
{
    public static string Advice(string word)
    {
        if (word.Equals("true", StringComparison.OrdinalIgnoreCase) || word.Equals("false", StringComparison.OrdinalIgnoreCase))
            return $"write {word.ToLowerInvariant()} with small letters";
        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return $"write {word.ToLowerInvariant()} with small letters, or put text in quotes";
        if (word is "null" or "nil" or "none" or "None") return "TOML has no empty value; leave the key out";
        return word[0] is '“' or '”' or '„' or '‘' or '’' or '«' or '`'
            ? "text needs straight quotes, \" or '"
            : "this is not a value; text needs quotes";
    }
}
