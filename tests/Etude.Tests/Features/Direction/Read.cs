using Etude.Features.Direction.Reading;
using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Tests.Features.Direction;

/// <summary>The engines with the clone's own lexicon, in 2026.</summary>
internal static class Read
{
    public static readonly Lexicon Lexicon = Lexicon.Of(ContentFiles.Read(Path.Combine(RepositoryRoot.Find(), "content")));

    public static JobReading Job(string text) => ReadJob.Of(text, Lexicon);

    public static CvReading Cv(string text) => ReadCv.Of(text, Lexicon, 2026);

    public static string[] Tags(string text) => [.. Job(text).Tags.Select(t => t.Tag)];
}
