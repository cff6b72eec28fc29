namespace Etude.Platform.Archives;

/// <summary>A file that cannot be taken as an archive. The sentence says why and what to do.</summary>
public sealed class BadArchiveException(string sentence, Exception? cause = null) : Exception(sentence, cause);
