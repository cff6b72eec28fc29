namespace Etude.Toml.Tests.Invalid;

public class TemporalMistakeTests
{
    [Theory]
    [InlineData("a = 2023-02-29", "(1,5) \"2023-02-29\": there is no day 29 in 2023-02; that month has 28 days")]
    [InlineData("a = 1900-02-29", "(1,5) \"1900-02-29\": there is no day 29 in 1900-02; that month has 28 days")]
    [InlineData("a = 2024-02-30", "(1,5) \"2024-02-30\": there is no day 30 in 2024-02; that month has 29 days")]
    [InlineData("a = 2024-04-31", "(1,5) \"2024-04-31\": there is no day 31 in 2024-04; that month has 30 days")]
    [InlineData("a = 2024-01-32", "(1,5) \"2024-01-32\": there is no day 32 in 2024-01; that month has 31 days")]
    [InlineData("a = 2024-01-00", "(1,5) \"2024-01-00\": there is no day 00 in 2024-01; that month has 31 days")]
    [InlineData("a = 2024-00-01", "(1,5) \"2024-00-01\": there is no month 00; months go from 01 to 12")]
    [InlineData("a = 2024-13-01", "(1,5) \"2024-13-01\": there is no month 13; months go from 01 to 12")]
    [InlineData("a = 2023-02-29T07:32:00Z", "(1,5) \"2023-02-29T07:32:00Z\": there is no day 29 in 2023-02; that month has 28 days")]
    [InlineData("a = 2023-02-29 07:32:00", "(1,5) \"2023-02-29 07:32:00\": there is no day 29 in 2023-02; that month has 28 days")]
    public void The_calendar_is_looked_up(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 24:00:00", "(1,5) \"24:00:00\": there is no hour 24; hours go from 00 to 23")]
    [InlineData("a = 23:60:00", "(1,5) \"23:60:00\": there is no minute 60; minutes go from 00 to 59")]
    [InlineData("a = 23:59:61", "(1,5) \"23:59:61\": there is no second 61; seconds go from 00 to 59, or 60 for a leap second")]
    [InlineData("a = 2024-01-01T24:00:00Z", "(1,5) \"2024-01-01T24:00:00Z\": there is no hour 24; hours go from 00 to 23")]
    [InlineData("a = 2024-01-01T00:60:00", "(1,5) \"2024-01-01T00:60:00\": there is no minute 60; minutes go from 00 to 59")]
    [InlineData("a = 2024-01-01T00:00:61", "(1,5) \"2024-01-01T00:00:61\": there is no second 61; seconds go from 00 to 59, or 60 for a leap second")]
    [InlineData("a = 2024-01-01T00:00:00+24:00", "(1,5) \"2024-01-01T00:00:00+24:00\": there is no offset of 24:00; offsets go up to 23:59")]
    [InlineData("a = 2024-01-01T00:00:00-00:60", "(1,5) \"2024-01-01T00:00:00-00:60\": there is no offset of 00:60; offsets go up to 23:59")]
    public void The_clock_is_looked_up(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 2024-1-01", "(1,5) \"2024-1-01\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 24-01-01", "(1,5) \"24-01-01\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 2024-01-1", "(1,5) \"2024-01-1\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 12024-01-01", "(1,5) \"12024-01-01\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 2024-01", "(1,5) \"2024-01\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 7:32:00", "(1,5) \"7:32:00\": write a time as 07:32:00: two digits each for hours, minutes and seconds")]
    [InlineData("a = 07:2:00", "(1,5) \"07:2:00\": write a time as 07:32:00: two digits each for hours, minutes and seconds")]
    [InlineData("a = 07:32", "(1,5) \"07:32\": a time needs its seconds, as in 07:32:00")]
    [InlineData("a = 07:32:0", "(1,5) \"07:32:0\": a time needs its seconds, as in 07:32:00")]
    [InlineData("a = 07:32:00.", "(1,5) \"07:32:00.\": a fraction of a second needs digits after the point")]
    [InlineData("a = 07:32:00.5x", "(1,5) \"07:32:00.5x\": nothing may follow a time without a date; an offset needs a date before the time")]
    [InlineData("a = 07:32:00Z", "(1,5) \"07:32:00Z\": nothing may follow a time without a date; an offset needs a date before the time")]
    [InlineData("a = 2024-01-01T", "(1,5) \"2024-01-01T\": write a time as 07:32:00: two digits each for hours, minutes and seconds")]
    [InlineData("a = 2024-01-01 7", "(1,5) \"2024-01-01 7\": write a time as 07:32:00: two digits each for hours, minutes and seconds")]
    [InlineData("a = 2024-01-01T07:32", "(1,5) \"2024-01-01T07:32\": a time needs its seconds, as in 07:32:00")]
    [InlineData("a = 2024-01-01T07:32Z", "(1,5) \"2024-01-01T07:32Z\": a time needs its seconds, as in 07:32:00")]
    [InlineData("a = 2024-01-01T07:32:00.Z", "(1,5) \"2024-01-01T07:32:00.Z\": a fraction of a second needs digits after the point")]
    [InlineData("a = 2024-01-01T07:32:00+1:00", "(1,5) \"2024-01-01T07:32:00+1:00\": write the offset of a time as Z, +01:00 or -07:00")]
    [InlineData("a = 2024-01-01T07:32:00+0100", "(1,5) \"2024-01-01T07:32:00+0100\": write the offset of a time as Z, +01:00 or -07:00")]
    [InlineData("a = 2024-01-01T07:32:00Zx", "(1,5) \"2024-01-01T07:32:00Zx\": nothing may follow the Z of a time")]
    [InlineData("a = 2024-01-01x", "(1,5) \"2024-01-01x\": write a date as 2024-02-29, with T and a time after it if need be")]
    [InlineData("a = 2024-01-0107:32:00", "(1,5) \"2024-01-0107:32:00\": write a date as 2024-02-29, with T and a time after it if need be")]
    [InlineData("a = 2024-01-01  07:32:00", "(1,17) \"0\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = 2024-01-01_07:32:00", "(1,5) \"2024-01-01_07:32:00\": write a date as 2024-02-29, with T and a time after it if need be")]
    [InlineData("a = 2024/01/01", "(1,5) \"2024/01/01\": this is not a number; text needs quotes")]
    public void Dates_and_times_have_all_their_digits(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
