using Etude.Features.Progress.Figures;

namespace Etude.Tests.Features.Progress;

public sealed class ResolvesTests
{
    [Fact]
    public void Only_problems_that_returned_count()
    {
        var shares = Of([Facts.On(0), Facts.On(1, unaided: false), Facts.On(1, isReturn: false)]).Points;

        Assert.Equal(new ResolveShare(Facts.First, Returned: 2, Unaided: 1), Assert.Single(shares));
    }

    [Fact]
    public void The_headline_sets_what_is_now_beside_what_was_at_first()
    {
        var resolves = Of([.. Facts.Many(3, Facts.On(0)), .. Facts.Many(7, Facts.On(0, unaided: false)), .. Facts.Many(4, Facts.On(40)), .. Facts.Many(6, Facts.On(80)), .. Facts.Many(4, Facts.On(80, unaided: false))]);

        Assert.Equal("Of the problems that return, you now solve 60\u00A0% without help; at first it was 30\u00A0%", resolves.Headline);
        Assert.Equal("Unaided re-solves rose by 30 points", resolves.Finding);
    }

    [Theory]
    [InlineData(5, 5, "Unaided re-solves stayed about the same")]
    [InlineData(8, 4, "Unaided re-solves fell by 40 points")]
    public void The_finding_is_what_happened(int atFirst, int now, string finding) =>
        Assert.Equal(finding, Of([.. Mixed(0, atFirst), .. Mixed(80, now)]).Finding);

    [Fact]
    public void Few_returns_at_either_end_are_not_compared()
    {
        var resolves = Of([.. Facts.Many(7, Facts.On(0)), .. Facts.Many(9, Facts.On(80, unaided: false))]);

        Assert.Equal("Of the problems that return, you solve 44\u00A0% without help", resolves.Headline);
        Assert.Equal("7 of 16 returns were solved alone", resolves.Finding);
    }

    [Theory]
    [InlineData(0, "No problem has returned in these days yet")]
    [InlineData(1, "1 problem has returned in these days")]
    [InlineData(7, "7 problems have returned in these days")]
    public void Below_eight_returns_no_share_is_told(int returns, string headline)
    {
        var resolves = Of(Facts.Many(returns, Facts.On(3)));

        Assert.Equal(headline, resolves.Headline);
        Assert.Equal("From 8 returns on, this says how many you solve alone", resolves.Finding);
    }

    [Theory]
    [InlineData(5, 10, 0.3122, 0.6878)]
    [InlineData(0, 4, 0, 0.2911)]
    [InlineData(4, 4, 0.7089, 1)]
    public void The_interval_is_Wilsons_at_eighty_per_cent(int unaided, int returned, double low, double high)
    {
        var interval = new ResolveShare(Facts.First, returned, unaided).Interval;

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void A_day_belongs_to_the_week_it_has_where_the_person_lives()
    {
        var lateOnSunday = Facts.On(6) with { SubmittedAt = new DateTimeOffset(2026, 3, 8, 23, 30, 0, TimeSpan.Zero) };

        var share = Assert.Single(Resolves.Of([lateOnSunday], Facts.TwelveWeeks, TimeZoneInfo.FindSystemTimeZoneById("Asia/Bangkok")).Points);

        Assert.Equal(Facts.First.AddDays(7), share.Bucket);
    }

    private static IEnumerable<AttemptFact> Mixed(int day, int unaided) => [.. Facts.Many(unaided, Facts.On(day)), .. Facts.Many(10 - unaided, Facts.On(day, unaided: false))];

    private static Resolves Of(IEnumerable<AttemptFact> attempts) => Resolves.Of(attempts, Facts.TwelveWeeks, TimeZoneInfo.Utc);
}
