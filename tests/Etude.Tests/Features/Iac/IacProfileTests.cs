using System.Text.Json;
using Etude.Features.Iac;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Iac;

public sealed class IacProfileTests
{
    private static readonly IReadOnlyList<IacFile> Shares = Bank.Content.Shares;

    [Theory]
    [InlineData(new double[] { 1, 1, 1 }, new[] { 34, 33, 33 })]
    [InlineData(new double[] { 60, 25, 15 }, new[] { 60, 25, 15 })]
    [InlineData(new double[] { 0, 0, 7 }, new[] { 0, 0, 100 })]
    [InlineData(new[] { 0.335, 0.335, 0.33 }, new[] { 34, 33, 33 })]
    [InlineData(new double[] { 1, 999, 0 }, new[] { 0, 100, 0 })]
    [InlineData(new[] { double.MaxValue, double.MaxValue, 0 }, new[] { 50, 50, 0 })]
    [InlineData(new[] { double.Epsilon, 0, 0 }, new[] { 100, 0, 0 })]
    [InlineData(new double[] { 1, 1, 1, 1, 1, 1, 1 }, new[] { 15, 15, 14, 14, 14, 14, 14 })]
    public void Numbers_of_any_size_become_whole_percents_that_add_up(double[] numbers, int[] percents) =>
        Assert.Equal(percents, IacProfile.From(numbers)!.Percents);

    [Fact]
    public void Ten_thousand_triples_add_up_to_a_hundred_and_none_is_off_by_one()
    {
        for (var i = 0; i < 10_000; i++)
        {
            double[] numbers = [i % 97, (i * 7) % 89, ((i * 13) % 83) + 0.37];
            var percents = IacProfile.From(numbers)!.Percents;

            Assert.Equal(100, percents.Sum());
            Assert.All(percents.Zip(numbers), p => Assert.InRange(p.First - (100 * p.Second / numbers.Sum()), -1, 1));
        }
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 0, 0, 0 })]
    [InlineData(new double[] { 1, -1, 3 })]
    [InlineData(new[] { double.NaN, 1, 1 })]
    [InlineData(new[] { double.PositiveInfinity, 1, 1 })]
    public void What_has_no_proportion_is_no_profile(double[] numbers) => Assert.Null(IacProfile.From(numbers));

    [Theory]
    [InlineData("""{"individual_contributor": 0.6, "architect": 0.25, "coach": 0.15}""", "60 % individual contributor, 25 % architect, 15 % coach")]
    [InlineData("""{"coach": 2, "manager": 5}""", "0 % individual contributor, 0 % architect, 100 % coach")]
    [InlineData("""{"manager": 5}""", null)]
    [InlineData("""{"coach": -1, "architect": 2}""", null)]
    [InlineData("""{"coach": "much"}""", null)]
    [InlineData("""[1, 2]""", null)]
    [InlineData("""null""", null)]
    public void What_is_stored_is_read_with_care(string stored, string? said)
    {
        var settings = JsonSerializer.Deserialize<PersonSettings>($$"""{"iac_profile": {{stored}}}""", Json.Options)!;

        Assert.Equal(said, IacProfile.Of(settings, Shares)?.Said(Shares));
    }

    [Fact]
    public void What_is_stored_comes_back_the_same()
    {
        var profile = IacProfile.From([7, 2, 4])!;

        Assert.Equal(profile.Percents, IacProfile.From(profile.ToStored(Shares), Shares)!.Percents);
        Assert.Equal(1, profile.ToStored(Shares).Values.Sum(), 9);
    }

    [Fact]
    public void Another_reading_is_an_edit_of_the_file_alone()
    {
        IReadOnlyList<IacFile> others = [.. new[] { "maker", "mender" }.Select(k => Shares[0] with { Key = k, Name = char.ToUpperInvariant(k[0]) + k[1..] })];

        Assert.Equal("75 % maker, 25 % mender", IacProfile.From([3, 1])!.Said(others));
        Assert.Equal("The job asks for less maker (50 % against 75 %) and more mender (50 % against 25 %) than you want. That is far apart: ask in the interview what a week of maker looks like there.",
            IacFit.Words(IacProfile.From([3, 1])!, IacProfile.From([1, 1])!, others));
    }

    [Theory]
    [InlineData(new double[] { 62, 22, 16 }, new double[] { 58, 24, 18 }, "The job has the shape that you want: no share is further off than a text like this can tell.")]
    [InlineData(new double[] { 62, 22, 16 }, new double[] { 42, 36, 22 }, "The job asks for less individual contributor (42 % against 62 %) and more architect (36 % against 22 %) than you want.")]
    [InlineData(new double[] { 90, 5, 5 }, new double[] { 10, 10, 80 }, "The job asks for less individual contributor (10 % against 90 %) and more coach (80 % against 5 %) than you want. That is far apart: ask in the interview what a week of individual contributor looks like there.")]
    public void The_fit_is_said_in_words(double[] person, double[] job, string words) =>
        Assert.Equal(words, IacFit.Words(IacProfile.From(person)!, IacProfile.From(job)!, Shares));
}
