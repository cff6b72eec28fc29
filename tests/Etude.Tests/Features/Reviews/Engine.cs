using Etude.Features.Reviews;
using Etude.Features.Reviews.Rubric;
using Etude.Platform.Configuration;
using Etude.Platform.Content;

namespace Etude.Tests.Features.Reviews;

/// <summary>The rubric engine with the repository's own rubrics.</summary>
internal static class Engine
{
    public static readonly RubricFiles Files = ContentFiles.Read(Path.Combine(RepositoryRoot.Find(), "content")).Rubrics;

    public static readonly RubricSet Rubrics = new(Files);

    private static readonly RubricEngine Own = new(Files);

    public static Review Review(Submission submission) => Own.Review(submission);
}
