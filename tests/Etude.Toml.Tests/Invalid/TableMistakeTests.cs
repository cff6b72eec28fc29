namespace Etude.Toml.Tests.Invalid;

public class TableMistakeTests
{
    [Theory]
    [InlineData("[a]\n[a]", "(2,2) table \"a\" is defined twice (first at line 1); put all its keys under one header")]
    [InlineData("[a]\nx = 1\n[b]\n[a]\nx = 2", "(4,2) table \"a\" is defined twice (first at line 1); put all its keys under one header")]
    [InlineData("[a.b]\n[a]\n[a]", "(3,2) table \"a\" is defined twice (first at line 2); put all its keys under one header")]
    [InlineData("[a.b]\n[a.b]", "(2,4) table \"a.b\" is defined twice (first at line 1); put all its keys under one header")]
    [InlineData("[a]\n[\"a\"]", "(2,2) table \"a\" is defined twice (first at line 1); put all its keys under one header")]
    [InlineData("[a.b]\n[a]\n[a.b]", "(3,4) table \"a.b\" is defined twice (first at line 1); put all its keys under one header")]
    [InlineData("[a]\nb.c = 1\n[a.b]", "(3,4) table \"a.b\" is already defined by dotted keys (line 2); add its keys there")]
    [InlineData("a.b = 1\n[a]", "(2,2) table \"a\" is already defined by dotted keys (line 1); add its keys there")]
    [InlineData("a.b.c = 1\n[a.b]", "(2,4) table \"a.b\" is already defined by dotted keys (line 1); add its keys there")]
    [InlineData("[a]\nb.c.d = 1\n[a.b.c]", "(3,6) table \"a.b.c\" is already defined by dotted keys (line 2); add its keys there")]
    [InlineData("[[a]]\n[a.b]\n[a.b]", "(3,4) table \"a.b\" is defined twice (first at line 2); put all its keys under one header")]
    public void A_table_is_defined_once(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = 1\n[a]", "(2,2) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a = 1\n[a.b]", "(2,2) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a = 1\n[[a]]", "(2,3) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("a = 1\n[[a.b]]", "(2,3) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("[t]\na = 1\n[t.a]", "(3,4) key \"a\" already has a value (line 2), so it cannot be a table")]
    [InlineData("[t]\na = 1\n[t.a.b]", "(3,4) key \"a\" already has a value (line 2), so it cannot be a table")]
    [InlineData("a = true\n[a.b.c]", "(2,2) key \"a\" already has a value (line 1), so it cannot be a table")]
    public void A_value_is_no_table(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("[a.b]\n[a]\nb = 1", "(3,1) key \"b\" is defined twice (first at line 1)")]
    [InlineData("[a.b.c]\nz = 9\n[a]\nb.c.t = 1", "(4,3) table \"c\" has its own header (line 1); write this key under it")]
    [InlineData("[a.b.c.d]\nz = 9\n[a]\nb.c.d.k.t = 1", "(4,5) table \"d\" has its own header (line 1); write this key under it")]
    [InlineData("[a.b]\n[a]\nb.c = 1", "(3,1) table \"b\" has its own header (line 1); write this key under it")]
    [InlineData("[[a.b]]\n[a]\nb.y = 2", "(3,1) \"b\" is an array of tables (line 1); write this key under one of its headers in double brackets")]
    [InlineData("[[a.b]]\n[a]\nb = 2", "(3,1) key \"b\" is defined twice (first at line 1)")]
    public void A_table_is_no_key_again(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = {b = 1}\n[a]", "(2,2) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b = 1}\n[a.c]", "(2,2) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b = 1}\n[[a]]", "(2,3) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = {b = {}}\n[a.b.c]", "(2,2) \"a\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("[t]\na = {}\n[t.a]\nx = 1", "(3,4) \"a\" is an inline table (line 2), which cannot be added to; write all its keys between its braces")]
    [InlineData("a.b = {}\n[a.b]", "(2,4) \"b\" is an inline table (line 1), which cannot be added to; write all its keys between its braces")]
    [InlineData("a = [{b = 1}]\n[a.c]", "(2,2) key \"a\" already has a value (line 1), so it cannot be a table")]
    [InlineData("[t.a]\n[t]\na = {}", "(3,1) key \"a\" is defined twice (first at line 1)")]
    public void An_inline_table_is_closed_for_good(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("a = []\n[[a]]", "(2,3) \"a\" is an array written between brackets (line 1), so [[a]] cannot add to it; write all its items there")]
    [InlineData("a = [{}]\n[[a]]", "(2,3) \"a\" is an array written between brackets (line 1), so [[a]] cannot add to it; write all its items there")]
    [InlineData("[a]\n[[a]]", "(2,3) \"a\" is already a single table (line 1), so [[a]] cannot add to it; write double brackets from the first")]
    [InlineData("[a.b]\n[[a]]", "(2,3) \"a\" is already a single table (line 1), so [[a]] cannot add to it; write double brackets from the first")]
    [InlineData("[[a.b]]\n[[a]]", "(2,3) \"a\" is already a single table (line 1), so [[a]] cannot add to it; write double brackets from the first")]
    [InlineData("[[a]]\n[a]", "(2,2) \"a\" is an array of tables (line 1); write [[a]] to add a table to it")]
    [InlineData("[[a]]\n[[a.b]]\n[a.b]", "(3,4) \"a.b\" is an array of tables (line 2); write [[a.b]] to add a table to it")]
    [InlineData("[[a]]\nb = []\n[[a.b]]", "(3,5) \"a.b\" is an array written between brackets (line 2), so [[a.b]] cannot add to it; write all its items there")]
    [InlineData("[[a]]\nb = {}\n[[a.b]]", "(3,5) \"b\" is an inline table (line 2), which cannot be added to; write all its keys between its braces")]
    [InlineData("a.b = 1\n[[a]]", "(2,3) \"a\" is already a single table (line 1), so [[a]] cannot add to it; write double brackets from the first")]
    [InlineData("[[a]]\n[a.b]\n[[a.b]]", "(3,5) \"a.b\" is already a single table (line 2), so [[a.b]] cannot add to it; write double brackets from the first")]
    public void An_array_of_tables_is_one_from_the_first(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("[a", "(1,1) this header is not closed; add ]")]
    [InlineData("[a\nb = 1", "(1,1) this header is not closed; add ]")]
    [InlineData("[a]]", "(1,4) \"]\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("[[a]", "(1,1) this header is not closed; add ]]")]
    [InlineData("[[a", "(1,1) this header is not closed; add ]]")]
    [InlineData("[[a] ]", "(1,1) this header is not closed; add ]]")]
    [InlineData("[ [a]]", "(1,3) a key is missing before \"[\"")]
    [InlineData("[a b]", "(1,4) \"b\" is not expected in a header; a name with spaces or signs needs quotes")]
    [InlineData("[a=1]", "(1,3) \"=\" is not expected in a header; a name with spaces or signs needs quotes")]
    [InlineData("[a] b = 1", "(1,5) \"b\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("[a]b", "(1,4) \"b\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("[a] [b]", "(1,5) \"[\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("[a#b]", "(1,1) this header is not closed; add ]")]
    [InlineData("[[a]]]", "(1,6) \"]\" is not expected here; begin a new line, or add # for a comment")]
    [InlineData("[\"a]", "(1,2) this text is not closed; end it with \" on the same line, or use \"\"\" for several lines")]
    [InlineData("[a.[b]]", "(1,4) a part of the key is missing after the dot")]
    [InlineData("[a\r]", "(1,3) a carriage return must be followed by a line feed; save the file with ordinary line endings")]
    [InlineData("[a,b]", "(1,3) \",\" is not expected in a header; a name with spaces or signs needs quotes")]
    [InlineData("[{}]", "(1,2) a key is missing before \"{\"")]
    [InlineData("[a\n]\nb = 1", "(1,1) this header is not closed; add ]\n(2,1) a key is missing before \"]\"")]
    public void A_header_stands_alone_and_is_closed(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));

    [Theory]
    [InlineData("[a]\nx = 1\n[a]\nx = 2\nx = 3\ny = oops", "(3,2) table \"a\" is defined twice (first at line 1); put all its keys under one header\n(5,1) key \"x\" is defined twice (first at line 4)\n(6,5) \"oops\": this is not a value; text needs quotes")]
    [InlineData("[]\na = 1\na = 2\n[a]", "(1,1) a header needs a name between its brackets\n(3,1) key \"a\" is defined twice (first at line 2)")]
    public void Keys_below_a_refused_header_are_still_read(string document, string mistakes) =>
        Assert.Equal(mistakes, Reading.Mistakes(document));
}
