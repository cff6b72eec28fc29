namespace Etude.Toml.Tests.Valid;

public class ScalarTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("+0", 0)]
    [InlineData("-0", 0)]
    [InlineData("+99", 99)]
    [InlineData("-17", -17)]
    [InlineData("1_000", 1000)]
    [InlineData("5_349_221", 5349221)]
    [InlineData("1_2_3_4_5", 12345)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0xDEADBEEF", 0xDEADBEEF)]
    [InlineData("0xdead_beef", 0xDEADBEEF)]
    [InlineData("0x0000_00ff", 255)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    [InlineData("0x0", 0)]
    [InlineData("0xe1", 0xe1)]
    [InlineData("0o01234567", 342391)]
    [InlineData("0o755", 493)]
    [InlineData("0o777777777777777777777", long.MaxValue)]
    [InlineData("0b1101_0110", 214)]
    [InlineData("0b111111111111111111111111111111111111111111111111111111111111111", long.MaxValue)]
    public void Whole_numbers_reach_from_end_to_end_of_64_bits_in_every_base(string written, long expected) =>
        Assert.Equal(expected, Assert.IsType<TomlInteger>(Reading.Root("a = " + written)["a"]).Value);

    [Theory]
    [InlineData("1.0", 1.0)]
    [InlineData("+3.1415", 3.1415)]
    [InlineData("-0.01", -0.01)]
    [InlineData("0.0", 0.0)]
    [InlineData("5e+22", 5e22)]
    [InlineData("1e06", 1e6)]
    [InlineData("-2E-2", -2e-2)]
    [InlineData("0e0", 0.0)]
    [InlineData("6.626e-34", 6.626e-34)]
    [InlineData("1e1_0", 1e10)]
    [InlineData("224_617.445_991_228", 224617.445991228)]
    [InlineData("3.0_1e0_0", 3.01)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("1e-400", 0.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("0.1000000000000000055511151231257827021181583404541015625", 0.1)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("+nan", double.NaN)]
    [InlineData("-nan", double.NaN)]
    public void Floats_are_the_nearest_binary64_number(string written, double expected) =>
        Assert.Equal(expected, Assert.IsType<TomlFloat>(Reading.Root("a = " + written)["a"]).Value);

    [Fact]
    public void Minus_zero_keeps_its_sign() =>
        Assert.True(double.IsNegative(Assert.IsType<TomlFloat>(Reading.Root("a = -0.0")["a"]).Value));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Booleans_are_small_words(string written, bool expected) =>
        Assert.Equal(expected, Assert.IsType<TomlBoolean>(Reading.Root("a = " + written + "#c")["a"]).Value);

    [Theory]
    [InlineData("1979-05-27T07:32:00Z", TomlTemporalKind.OffsetDateTime, "1979-05-27T07:32:00Z")]
    [InlineData("1979-05-27 07:32:00z", TomlTemporalKind.OffsetDateTime, "1979-05-27T07:32:00Z")]
    [InlineData("1979-05-27t00:32:00.999999-07:00", TomlTemporalKind.OffsetDateTime, "1979-05-27T00:32:00.999999-07:00")]
    [InlineData("1979-05-27T00:32:00+23:59", TomlTemporalKind.OffsetDateTime, "1979-05-27T00:32:00+23:59")]
    [InlineData("1979-05-27T00:32:00-00:00", TomlTemporalKind.OffsetDateTime, "1979-05-27T00:32:00-00:00")]
    [InlineData("2016-12-31T23:59:60Z", TomlTemporalKind.OffsetDateTime, "2016-12-31T23:59:60Z")]
    [InlineData("1979-05-27T07:32:00", TomlTemporalKind.LocalDateTime, "1979-05-27T07:32:00")]
    [InlineData("1979-05-27 07:32:00.123456789012", TomlTemporalKind.LocalDateTime, "1979-05-27T07:32:00.123456789012")]
    [InlineData("9999-12-31T23:59:59", TomlTemporalKind.LocalDateTime, "9999-12-31T23:59:59")]
    [InlineData("1979-05-27", TomlTemporalKind.LocalDate, "1979-05-27")]
    [InlineData("2024-02-29", TomlTemporalKind.LocalDate, "2024-02-29")]
    [InlineData("2000-02-29", TomlTemporalKind.LocalDate, "2000-02-29")]
    [InlineData("0000-01-01", TomlTemporalKind.LocalDate, "0000-01-01")]
    [InlineData("07:32:00", TomlTemporalKind.LocalTime, "07:32:00")]
    [InlineData("00:00:00.5", TomlTemporalKind.LocalTime, "00:00:00.5")]
    [InlineData("23:59:60", TomlTemporalKind.LocalTime, "23:59:60")]
    public void Dates_and_times_have_four_forms(string written, TomlTemporalKind kind, string expected) =>
        Assert.Equal(new TomlTemporal(kind, expected, new TomlPosition(1, 5)), Reading.Root("a = " + written + " # c")["a"]);

    [Fact]
    public void A_date_followed_by_a_comment_takes_no_time_with_it() =>
        Assert.Equal("""{"a":["date-local 1979-05-27","integer 7"]}""", Reading.Tagged("a = [1979-05-27 # 07:32:00\n, 7]"));
}
