namespace Etude.Tests.Features.Direction;

/// <summary>The work grows with the length of the text and with nothing else: counted, not timed.</summary>
public sealed class HostileTextTests
{
    private const int Length = 20_000;

    /// <summary>Texts made to be looked at again and again: nearly phrases, nested brackets, lists of noes, half tags, one long line.</summary>
    public static TheoryData<string> Hostile => new(
    [
        "no ", "not only not only no ", "not, ", "no a, b, ", "machine machine learn ", "distributed ", "what you will ", "2019 - ", "since 2019 to 2020 ", "a", "((((", "<div>", "<scri", "</",
        "a,b,c,", "> > > ", "**", ". ", ".net ", "from: ", "original message\n", "\n", "'", "c++c++", "kind regards\n", "no Kubernetes, ", "&amp;&lt;", "\u00a0", "1:1 ", "must have nice to have ",
    ]);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_job_costs_work_in_proportion_to_its_length(string piece)
    {
        var (shorter, longer) = (Read.Job(Repeated(piece, Length / 4)).Steps, Read.Job(Repeated(piece, Length)).Steps);

        Assert.InRange(longer, 0, 60 * Length);
        Assert.InRange(longer, 0, (5 * shorter) + 2000);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_CV_costs_work_in_proportion_to_its_length(string piece)
    {
        var (shorter, longer) = (Read.Cv(Repeated(piece, Length / 4)).Steps, Read.Cv(Repeated(piece, Length)).Steps);

        Assert.InRange(longer, 0, 60 * Length);
        Assert.InRange(longer, 0, (5 * shorter) + 2000);
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
}
