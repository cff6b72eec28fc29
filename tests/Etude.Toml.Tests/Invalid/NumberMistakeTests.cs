namespace Etude.Toml.Tests.Invalid;

public class NumberMistakeTests
{
    [Theory]
    [InlineData("a = 1_", "(1,5) \"1_\": an underscore in a number must stand between two digits")]
    [InlineData("a = _1", "(1,5) \"_1\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1__0", "(1,5) \"1__0\": an underscore in a number must stand between two digits")]
    [InlineData("a = +_1", "(1,5) \"+_1\": an underscore in a number must stand between two digits")]
    [InlineData("a = 0x_1", "(1,5) \"0x_1\": an underscore in a number must stand between two digits")]
    [InlineData("a = 0x1_", "(1,5) \"0x1_\": an underscore in a number must stand between two digits")]
    [InlineData("a = 0x1__2", "(1,5) \"0x1__2\": an underscore in a number must stand between two digits")]
    [InlineData("a = 0_x1", "(1,5) \"0_x1\": an underscore in a number must stand between two digits")]
    [InlineData("a = 0b_1", "(1,5) \"0b_1\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1_.5", "(1,5) \"1_.5\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1._5", "(1,5) \"1._5\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1.5_", "(1,5) \"1.5_\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1_e5", "(1,5) \"1_e5\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1e_5", "(1,5) \"1e_5\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1e5_", "(1,5) \"1e5_\": an underscore in a number must stand between two digits")]
    [InlineData("a = 1e+_5", "(1,5) \"1e+_5\": an underscore in a number must stand between two digits")]
    [InlineData("a = in_f", "(1,5) \"in_f\": this is not a value; text needs quotes")]
    public void Underscores_stand_between_digits(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 01", "(1,5) \"01\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = -01", "(1,5) \"-01\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = +007", "(1,5) \"+007\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = 00", "(1,5) \"00\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = 0_1", "(1,5) \"0_1\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = 01.5", "(1,5) \"01.5\": a number may not begin with a zero; leave the zero out")]
    [InlineData("a = 00e1", "(1,5) \"00e1\": a number may not begin with a zero; leave the zero out")]
    public void A_number_may_not_begin_with_a_zero(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 0X1", "(1,5) \"0X1\": write 0x with a small letter")]
    [InlineData("a = 0O7", "(1,5) \"0O7\": write 0o with a small letter")]
    [InlineData("a = 0B1", "(1,5) \"0B1\": write 0b with a small letter")]
    [InlineData("a = -0x1", "(1,5) \"-0x1\": a hexadecimal number takes no sign; write it in decimal")]
    [InlineData("a = +0b1", "(1,5) \"+0b1\": a binary number takes no sign; write it in decimal")]
    [InlineData("a = 0x", "(1,5) \"0x\": a hexadecimal number needs digits after 0x")]
    [InlineData("a = 0o", "(1,5) \"0o\": an octal number needs digits after 0o")]
    [InlineData("a = 0b", "(1,5) \"0b\": a binary number needs digits after 0b")]
    [InlineData("a = 0xg", "(1,5) \"0xg\": \"g\" is not a hexadecimal digit")]
    [InlineData("a = 0o8", "(1,5) \"0o8\": \"8\" is not an octal digit")]
    [InlineData("a = 0b2", "(1,5) \"0b2\": \"2\" is not a binary digit")]
    [InlineData("a = 0z1", "(1,5) \"0z1\": this is not a number; text needs quotes")]
    [InlineData("a = 0x1.5", "(1,5) \"0x1.5\": \".\" is not a hexadecimal digit")]
    [InlineData("a = 0x-1", "(1,5) \"0x-1\": \"-\" is not a hexadecimal digit")]
    public void Other_bases_have_small_letters_no_sign_and_their_own_digits(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 9223372036854775808", "(1,5) \"9223372036854775808\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = -9223372036854775809", "(1,5) \"-9223372036854775809\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 0x8000000000000000", "(1,5) \"0x8000000000000000\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 0xFFFFFFFFFFFFFFFFF", "(1,5) \"0xFFFFFFFFFFFFFFFFF\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 0o1000000000000000000000", "(1,5) \"0o1000000000000000000000\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 99999999999999999999999999", "(1,5) \"99999999999999999999999999\": this number does not fit 64 bits; whole numbers go from -9223372036854775808 to 9223372036854775807")]
    public void A_number_that_does_not_fit_64_bits_is_refused(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = .5", "(1,5) \".5\": a number needs a digit before the point")]
    [InlineData("a = -.5", "(1,5) \"-.5\": a number needs a digit before the point")]
    [InlineData("a = 5.", "(1,5) \"5.\": a number needs a digit after the point")]
    [InlineData("a = 5.e1", "(1,5) \"5.e1\": a number needs a digit after the point")]
    [InlineData("a = 1.2.3", "(1,5) \"1.2.3\": this is not a number; text needs quotes")]
    [InlineData("a = 1e", "(1,5) \"1e\": a number needs digits after the e of its exponent")]
    [InlineData("a = 1e+", "(1,5) \"1e+\": a number needs digits after the e of its exponent")]
    [InlineData("a = 1ee5", "(1,5) \"1ee5\": a number needs digits after the e of its exponent")]
    [InlineData("a = 1e5e5", "(1,5) \"1e5e5\": this is not a number; text needs quotes")]
    [InlineData("a = 1e1.5", "(1,5) \"1e1.5\": this is not a number; text needs quotes")]
    [InlineData("a = 1..2", "(1,5) \"1..2\": a number needs a digit after the point")]
    [InlineData("a = +", "(1,5) \"+\": this is not a value; text needs quotes")]
    [InlineData("a = -", "(1,5) \"-\": this is not a value; text needs quotes")]
    [InlineData("a = ++1", "(1,5) \"++1\": this is not a number; text needs quotes")]
    [InlineData("a = --1", "(1,5) \"--1\": this is not a number; text needs quotes")]
    [InlineData("a = 1-2", "(1,5) \"1-2\": write a date as 2024-02-29: four digits, two and two; text needs quotes")]
    [InlineData("a = 1 000", "(1,7) \"0\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("a = 12abc", "(1,5) \"12abc\": this is not a number; text needs quotes")]
    [InlineData("a = 1,5", "(1,6) \",\" is not expected here; begin a new line, or add # for a comment")]
    public void A_float_needs_digits_on_both_sides(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = True", "(1,5) \"True\": write true with small letters")]
    [InlineData("a = FALSE", "(1,5) \"FALSE\": write false with small letters")]
    [InlineData("a = tru", "(1,5) \"tru\": this is not a value; text needs quotes")]
    [InlineData("a = truefalse", "(1,5) \"truefalse\": this is not a value; text needs quotes")]
    [InlineData("a = false1", "(1,5) \"false1\": this is not a value; text needs quotes")]
    [InlineData("a = t", "(1,5) \"t\": this is not a value; text needs quotes")]
    [InlineData("a = Inf", "(1,5) \"Inf\": write inf with small letters, or put text in quotes")]
    [InlineData("a = NaN", "(1,5) \"NaN\": write nan with small letters, or put text in quotes")]
    [InlineData("a = +Inf", "(1,5) \"+Inf\": this is not a number; text needs quotes")]
    [InlineData("a = infinity", "(1,5) \"infinity\": this is not a value; text needs quotes")]
    [InlineData("a = null", "(1,5) \"null\": TOML has no empty value; leave the key out")]
    [InlineData("a = None", "(1,5) \"None\": TOML has no empty value; leave the key out")]
    [InlineData("a = yes", "(1,5) \"yes\": this is not a value; text needs quotes")]
    [InlineData("a = \u0001", "(1,5) \"U+0001\": this is not a value; text needs quotes")]
    public void Words_that_are_not_values_are_refused_with_advice(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
