using System.Text;
using Etude.Platform.Content;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Tests.Platform.Content;

public sealed class CanonicalFormTests : IDisposable
{
    private const string At = "problems/algorithms/two-sum.toml";
    private readonly ContentSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void A_hash_is_64_lower_case_hex_digits_and_stays_the_same_between_versions() =>
        Assert.Equal("4958f5ddce165e14ff0d8abbbae2f3be74dcacc0a699ce574d024aca950929ef", HashOf(ContentSpace.ProblemText));

    [Theory]
    [InlineData("title = \"Two sum\"", "\n\n   title   =   'Two sum'   # a comment\n")]
    [InlineData("title = \"Two sum\"", "title = \"\\u0054wo sum\"")]
    [InlineData("title = \"Two sum\"\ntype = \"coding\"", "type = \"coding\"\ntitle = \"Two sum\"")]
    [InlineData("axes = [\"algorithms\", \"data_structures\"]", "axes = [\n    \"algorithms\", # the main one\n    \"data_structures\",\n]")]
    [InlineData("explore = 2\nplan = 3\nimplement = 8", "implement = 0x8\nplan = +3\nexplore = 2")]
    [InlineData("[phase_minutes]\nexplore = 2\nplan = 3\nimplement = 8\nverify = 3\nreflect = 2", "[\"phase_minutes\"]\n  reflect = 2\n  verify = 3\n  implement = 8\n  plan = 3\n  explore = 2")]
    [InlineData("\"\"\"\nFind two numbers that add up to `target`.\n\"\"\"", "\"Find two numbers that add up to `target`.\"")]
    [InlineData("key_insight = \"Remember", "key_insight = \"  Remember")]
    [InlineData("    pass\n'''", "    pass\n\n\n'''")]
    public void Layout_is_of_no_account(string replace, string with) =>
        Assert.Equal(HashOf(ContentSpace.ProblemText), HashOf(Replaced(replace, with)));

    [Fact]
    public void Line_ends_and_a_byte_order_mark_are_of_no_account()
    {
        var windows = ContentSpace.ProblemText.Replace("\n", "\r\n", StringComparison.Ordinal);
        _space.Write("problems/algorithms/two-sum.md", "One.\r\n\r\nTwo.\r\n");
        var one = HashOf("\uFEFF" + windows);
        _space.Write("problems/algorithms/two-sum.md", "One.\n\nTwo.");

        Assert.Equal(HashOf(ContentSpace.ProblemText), one);
    }

    [Fact]
    public void The_order_and_indentation_of_tables_are_of_no_account()
    {
        var head = ContentSpace.ProblemText[..ContentSpace.ProblemText.IndexOf("[phase_minutes]", StringComparison.Ordinal)];
        var tables = ContentSpace.ProblemText[head.Length..].Split("\n\n[").Select((t, i) => i == 0 ? t : "[" + t).ToArray();
        var hash = HashOf(ContentSpace.ProblemText);
        var seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20261122, 7), Prop.ForAll(seeds, seed =>
        {
            var chance = new Random(seed);
            var shuffled = tables.OrderBy(_ => chance.Next()).Select(t => new string(' ', chance.Next(4)) + t);
            return HashOf(head + string.Join(new string('\n', chance.Next(2, 5)), shuffled)) == hash;
        }));
    }

    [Theory]
    [InlineData("Two sum", "Two Sum")]
    [InlineData("\"coding\"", "\"debugging\"")]
    [InlineData("\"intro\"", "\"core\"")]
    [InlineData("em_mode = \"off\"", "em_mode = \"optional\"")]
    [InlineData("em_mode = \"off\"", "em_mode = \"optional\"\nem.prompt = \"Argue.\"")]
    [InlineData("\"algorithms\", \"data_structures\"", "\"algorithms\"")]
    [InlineData("add up to", "sum to")]
    [InlineData("`target`.\n", "`target`.  \nSoon.\n")]
    [InlineData("\"Using one number twice.\", \"Sorting, and losing the places.\"", "\"Sorting, and losing the places.\", \"Using one number twice.\"")]
    [InlineData("key_insight", "complexity = \"O(n)\"\nkey_insight")]
    [InlineData("Remember what", "Note what")]
    [InlineData("explore = 2", "explore = 3")]
    [InlineData("[\"One pass is enough.\", \"Ask before you store.\"]", "[\"One pass is enough. Ask before you store.\"]")]
    [InlineData("    pass", "     pass")]
    [InlineData("seen = {}", "seen = {} ")]
    [InlineData("expect=[0, 1]", "expect=[1, 0]")]
    public void A_change_of_meaning_changes_the_hash(string replace, string with) =>
        Assert.NotEqual(HashOf(ContentSpace.ProblemText), HashOf(Replaced(replace, with)));

    [Fact]
    public void A_background_and_its_words_change_the_hash()
    {
        var without = HashOf(ContentSpace.ProblemText);
        _space.Write("problems/algorithms/two-sum.md", "One.");
        var with = HashOf(ContentSpace.ProblemText);
        _space.Write("problems/algorithms/two-sum.md", "Two.");

        Assert.Equal(3, new HashSet<string> { without, with, HashOf(ContentSpace.ProblemText) }.Count);
    }

    // Moving text from one field into its neighbour must never go unseen, whatever the text is.
    [Fact]
    public void No_two_different_items_share_a_form()
    {
        Check.One(Config.QuickThrowOnFailure.WithReplay(20261122, 7), Prop.ForAll(Items().ToArbitrary(), Items().ToArbitrary(), (a, b) =>
            Same(a, b) == (CanonicalForm.Hash(a) == CanonicalForm.Hash(b))));
    }

    private static Gen<LibraryItem> Items()
    {
        var text = Gen.Elements("", "a", "b", "ab", "\"", "\",\"b\":\"", "\\", "é", "\n");
        return from slug in text
               from title in text
               from author in text
               from axes in Gen.ListOf(text)
               from prepares in Gen.ListOf(text)
               from minutes in Gen.Choose(0, 2)
               select new LibraryItem
               {
                   Slug = slug, Title = title, Author = author, Axes = [.. axes.Take(2)], Minutes = minutes,
                   Url = "u", Kind = "k", Difficulty = "d", Why = "w", Prepares = [.. prepares.Take(2)],
               };
    }

    private static bool Same(LibraryItem a, LibraryItem b) =>
        a with { Axes = [], Prepares = [] } == b with { Axes = [], Prepares = [] } && a.Axes.SequenceEqual(b.Axes) && a.Prepares.SequenceEqual(b.Prepares);

    private static string Replaced(string replace, string with)
    {
        Assert.Contains(replace, ContentSpace.ProblemText, StringComparison.Ordinal);
        return ContentSpace.ProblemText.Replace(replace, with, StringComparison.Ordinal);
    }

    private string HashOf(string text)
    {
        _space.Write(At, Encoding.UTF8.GetBytes(text));
        var content = _space.Read();
        Assert.Empty(content.Mistakes.Select(m => m.ToString()));
        return Assert.Single(content.Problems).Hash;
    }
}
