using System.Diagnostics;
using System.Text.Json;
using Etude.Features.Recall;

namespace Etude.Tests.Features.Recall;

public sealed class ReplayVerbTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Histories_are_answered_as_the_oracle_answers_them()
    {
        File.WriteAllLines(file, Node("generate", "400", "7").Where(line => line.Contains("\"enable_fuzz\":false", StringComparison.Ordinal)));
        var expected = Node("replay", file);

        var (exit, lines, errors) = Replay();

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(expected.Length, lines.Length);
        Assert.Empty(expected.Zip(lines).SelectMany(pair => Differences(pair.First, pair.Second)).Take(3));
    }

    [Fact]
    public void Left_out_options_are_the_usual_ones()
    {
        File.WriteAllText(file, """{"id":7,"w":null,"reviews":[{"at":"2026-01-01T10:00:00Z","rating":3}]}""");

        var (exit, lines, _) = Replay();

        Assert.Equal(0, exit);
        Assert.Equal(
            """{"id":7,"reviews":[{"state":1,"stability":2.3065,"difficulty":2.11810397,"elapsed_days":0,"scheduled_days":0,"due":"2026-01-01T10:10:00.000Z"}]}""",
            Assert.Single(lines));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"reviews":[]}""", "\"id\" is missing")]
    [InlineData("""{"id":"a"}""", "\"reviews\" is missing")]
    [InlineData("""{"id":"a","reviews":{}}""", "\"reviews\" is not a list")]
    [InlineData("""{"id":"a","reviews":[{"at":"2026-01-01T00:00:00Z"}]}""", "needs \"at\" and \"rating\"")]
    [InlineData("""{"id":"a","reviews":[{"at":"yesterday","rating":3}]}""", "\"at\" is not an instant")]
    [InlineData("""{"id":"a","reviews":[{"at":"2026-02-30T00:00:00Z","rating":3}]}""", "\"at\" is not an instant")]
    [InlineData("""{"id":"a","reviews":[{"at":"2026-01-01T00:00:00Z","rating":5}]}""", "A rating is 1")]
    [InlineData("""{"id":"a","reviews":[{"at":"2026-01-01T00:00:00Z","rating":2.5}]}""", "\"rating\" is not a whole number")]
    [InlineData("""{"id":"a","request_retention":1.5,"reviews":[]}""", "between 0.7 and 0.97")]
    [InlineData("""{"id":"a","request_retention":1e999,"reviews":[]}""", "\"request_retention\" is not a number")]
    [InlineData("""{"id":"a","maximum_interval":0,"reviews":[]}""", "between 1 and 36500")]
    [InlineData("""{"id":"a","learning_steps":["ten"],"reviews":[]}""", "A step is a whole number")]
    [InlineData("""{"id":"a","w":[],"reviews":[]}""", "\"w\" is an empty list")]
    [InlineData("""{"id":"a","w":[1,2,3],"reviews":[]}""", "21 numbers")]
    [InlineData("""{"id":"a","w":["x"],"reviews":[]}""", "\"w\" is not a number")]
    public void A_bad_line_gets_one_sentence_with_its_number_and_the_others_their_answer(string bad, string sentence)
    {
        const string good = """{"id":"good","reviews":[]}""";
        File.WriteAllLines(file, [good, "", bad, good]);

        var (exit, lines, errors) = Replay();

        Assert.Equal(1, exit);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Line 3: ", errors, StringComparison.Ordinal);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_review_before_the_last_one_counts_as_one_on_the_same_day()
    {
        File.WriteAllText(file, """{"id":"a","enable_short_term":false,"reviews":[{"at":"2026-01-09T10:00:00Z","rating":3},{"at":"2026-01-01T10:00:00Z","rating":3}]}""");

        var (exit, lines, _) = Replay();

        Assert.Equal(0, exit);
        Assert.EndsWith("\"elapsed_days\":0,\"scheduled_days\":3,\"due\":\"2026-01-04T10:00:00.000Z\"}]}", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, ReplayVerb.Run("/no/such/file", output, errors));
        Assert.StartsWith("/no/such/file cannot be read", errors.ToString(), StringComparison.Ordinal);
    }

    private (int Exit, string[] Lines, string Errors) Replay()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = ReplayVerb.Run(file, output, errors);
        return (exit, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }

    private static IEnumerable<string> Differences(string expected, string got)
    {
        using var theirs = JsonDocument.Parse(expected);
        using var ours = JsonDocument.Parse(got);
        var pairs = theirs.RootElement.GetProperty("reviews").EnumerateArray().Zip(ours.RootElement.GetProperty("reviews").EnumerateArray());
        foreach (var (their, our) in pairs)
        {
            foreach (var name in (string[])["stability", "difficulty"])
            {
                if (Math.Abs(their.GetProperty(name).GetDouble() / our.GetProperty(name).GetDouble() - 1) > 1e-9)
                    yield return $"{name}: {our}, oracle {their}";
            }

            foreach (var name in (string[])["state", "elapsed_days", "scheduled_days", "due"])
            {
                if (!JsonElement.DeepEquals(their.GetProperty(name), our.GetProperty(name)))
                    yield return $"{name}: {our}, oracle {their}";
            }
        }
    }

    private static string[] Node(params string[] arguments)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Etude.slnx")))
            root = Path.GetDirectoryName(root)!;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "ts-fsrs")), "The oracle is missing: run `npm ci` in the root of the clone.");
        using var node = Process.Start(new ProcessStartInfo("node", ["tools/fsrs-oracle.mjs", .. arguments])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return lines;
    }
}
