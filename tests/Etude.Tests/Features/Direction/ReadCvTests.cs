using Etude.Features.Direction.Reading;

namespace Etude.Tests.Features.Direction;

public sealed class ReadCvTests
{
    [Theory]
    [InlineData("Engineer, Mapa, 2019 - 2022", 2019, 2022)]
    [InlineData("03/2019 – 02/2022  Engineer, Mapa", 2019, 2022)]
    [InlineData("Mapa (Jan 2019 to Dec 2022), Engineer", 2019, 2022)]
    [InlineData("Engineer at Mapa, March 2019 to present", 2019, null)]
    [InlineData("01.03.2019 bis heute: Entwicklerin, Mapa", 2019, null)]
    [InlineData("Depuis 2019 : Développeuse, Mapa", 2019, null)]
    [InlineData("Since 2019: engineer at Mapa", 2019, null)]
    public void Roles_have_their_years(string line, int from, int? to)
    {
        var role = Assert.Single(Read.Cv($"Experience\n{line}\n- Kafka").Roles);

        Assert.Equal((from, to), (role.From, role.To));
        Assert.Contains("Mapa", role.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("2019", role.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Education\nBSc, Porto, 2015 - 2018")]
    [InlineData("Served 2020 customers a day")]
    [InlineData("Experience\nEngineer 1402 - 1409")]
    [InlineData("Experience\nEngineer 2031 - 2035")]
    public void Other_numbers_are_no_roles(string text) => Assert.Empty(Read.Cv(text).Roles);

    [Fact]
    public void Work_shows_more_than_a_list_of_skills()
    {
        var (work, list) = (Read.Cv("Experience\nBackend Engineer, 2018 - now\n- Rebuilt the store on PostgreSQL, 4 million rows"), Read.Cv("Skills\nPostgreSQL"));

        Assert.True(Level(work, "databases") > Level(list, "databases") + 10);
        Assert.Equal((true, false), (work.Skills[0].InWork, list.Skills[0].InWork));
    }

    [Fact]
    public void Wishes_and_denials_show_nothing() =>
        Assert.Equal(["C#"], Read.Cv("Experience\n2020 - now Developer\n- C#\n- No experience with Kubernetes yet\n\nWants to learn: Rust").Skills.Select(s => s.Skill));

    [Fact]
    public void No_words_show_more_than_the_most() => Assert.All(
        Read.Cv("Experience\nStaff Engineer 2000 - now\n" + string.Concat(Corpus.Cvs.Select(c => c.Text))).Levels, l => Assert.InRange(l.Level, 1, ReadCv.MostFromWords));

    [Theory]
    [InlineData("")]
    [InlineData("Marigold Green\nGardener for many years")]
    public void A_text_without_a_skill_word_shows_nothing(string text)
    {
        var read = Read.Cv(text);

        Assert.Empty(read.Levels);
        Assert.Contains("no level was read", read.Summary, StringComparison.Ordinal);
    }

    private static double Level(CvReading cv, string axis) => cv.Levels.SingleOrDefault(l => l.Axis == axis)?.Level ?? 0;
}
