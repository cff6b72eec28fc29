using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Toml.Tests;

public class RoundTripTests
{
    private static readonly Config Replayed = Config.QuickThrowOnFailure.WithReplay(20261122, 7);

    [Fact]
    public void What_is_written_in_any_of_the_ways_of_toml_is_read_as_it_was()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var tree = new Trees(random).Table(4);
            var text = new TreeWriter(random).Write(tree);
            Assert.Equal(Canonical(tree), Canonical(Reading.Root(text)));
        }
    }

    [Fact]
    public void Any_64_bit_number_is_read_as_it_was() =>
        Check.One(Replayed, Prop.ForAll<long>(n =>
            ((TomlInteger)Reading.Root("a = " + n.ToString(CultureInfo.InvariantCulture))["a"]!).Value == n));

    [Fact]
    public void Any_float_is_shown_in_tagged_json_so_that_it_reads_as_it_was() =>
        Check.One(Replayed, Prop.ForAll<double>(n =>
        {
            var tree = new TomlTable([new TomlEntry("a", new TomlPosition(1, 1), new TomlFloat(n, new TomlPosition(1, 5)))], new TomlPosition(1, 1));
            using var json = System.Text.Json.JsonDocument.Parse(TaggedJson.Write(tree));
            var shown = json.RootElement.GetProperty("a").GetProperty("value").GetString()!;
            var read = shown switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, "nan" => double.NaN, _ => double.Parse(shown, CultureInfo.InvariantCulture) };
            return read.Equals(n);
        }));

    /// <summary>The kinds and values with the keys sorted, since headers come after the other keys when written.</summary>
    private static string Canonical(TomlValue value) => value switch
    {
        TomlTable t => "{" + string.Join(',', t.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"<{e.Key}>{Canonical(e.Value)}")) + "}",
        TomlArray a => "[" + string.Join(',', a.Items.Select(Canonical)) + "]",
        TomlString s => $"s<{s.Value}>",
        TomlInteger i => $"i{i.Value}",
        TomlFloat f => $"f{BitConverter.DoubleToInt64Bits(double.IsNaN(f.Value) ? double.NaN : f.Value):x}",
        TomlBoolean b => $"b{b.Value}",
        TomlTemporal t => $"{t.Kind}{t.Value}",
        _ => throw new ArgumentException("There is no other kind of value.", nameof(value)),
    };
}
