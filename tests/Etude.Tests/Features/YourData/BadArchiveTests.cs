using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>Archives that were damaged, made by hand or made to hurt: one sentence each, and nothing is written.</summary>
public sealed class BadArchiveTests(BadArchiveTests.House house) : IClassFixture<BadArchiveTests.House>
{
    private static readonly string Stranger = "00000000-0000-4000-8000-00000000beef";

    /// <summary>What was done to a good archive, and what the page says of it.</summary>
    private static readonly Dictionary<string, (Func<Archived, byte[]> Make, string Says)> Bad = new()
    {
        ["empty"] = (_ => [], "not a zip file"),
        ["no zip"] = (_ => Encoding.UTF8.GetBytes(new string('x', 5000)), "not a zip file"),
        ["truncated"] = (a => a.Pack()[..^200], "is cut off"),
        ["damaged"] = (a => Scrambled(a.Pack()), "damaged"),
        ["another zip"] = (_ => new Archived(new Dictionary<string, byte[]> { ["cat.txt"] = [1] }).Pack(), "no archive of Etude’s"),
        ["another manifest"] = (a => a.With("manifest.json", "{\"name\": \"app\"}").Pack(), "no archive of Etude’s"),
        ["manifest without JSON"] = (a => a.With("manifest.json", "<html>").Pack(), "manifest.json of that archive cannot be read"),
        ["newer format"] = (a => a.ChangingManifest(m => m["version"] = 2).Pack(), "made by a newer Etude"),
        ["no format"] = (a => a.ChangingManifest(m => m.Remove("version")).Pack(), "does not say which version"),
        ["format zero"] = (a => a.ChangingManifest(m => m["version"] = 0).Pack(), "does not say which version"),
        ["newer schema"] = (a => a.ChangingManifest(m => m["schema"] = 999).Pack(), "made by a newer Etude"),
        ["no ids"] = (a => a.ChangingManifest(m => m["ids"] = "me").Pack(), "manifest.json of that archive cannot be read"),
        ["unknown table"] = (a => a.ChangingManifest(m => m["tables"]![0]!["table"] = "secrets").Pack(), "does not know"),
        ["a path of its own"] = (a => a.ChangingManifest(m => m["tables"]![0]!["file"] = "../../etc/passwd").Pack(), "lacks"),
        ["data not named"] = (a => a.With("data/other.jsonl", "{}\n").Pack(), "does not name"),
        ["a file missing"] = (a => a.Without("data/attempts.jsonl").Pack(), "lacks data/attempts.jsonl"),
        ["name that climbs"] = (a => a.With("data/../../../etc/cron.d/x", "x").Pack(), "leads out of it"),
        ["absolute name"] = (a => a.With("/etc/passwd", "x").Pack(), "leads out of it"),
        ["Windows name"] = (a => a.With("C:\\Windows\\x", "x").Pack(), "leads out of it"),
        ["the same name twice"] = (a => a.Pack(("data/attempts.jsonl", "x"u8.ToArray())), "twice"),
        ["bomb"] = (a => a.With("data/attempts.jsonl", new byte[96 * 1024 * 1024]).Pack(), "data/attempts.jsonl has a row of more than"),
        ["bomb of lines"] = (a => a.With("data/attempts.jsonl", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(a.Text("data/attempts.jsonl").Split('\n')[0] + new string(' ', 8000) + "\n", 10_000)))).Pack(), "far more than it should"),
        ["the same row twice"] = (a => a.WithRows("sessions", [.. a.Rows("sessions"), a.Rows("sessions")[0]]).Pack(), "the same row stands there twice"),
        ["wrong checksum"] = (a => a.With("data/attempts.jsonl", a.Text("data/attempts.jsonl").Replace("\"grade\": 3", "\"grade\": 4", StringComparison.Ordinal) + " ").Pack(), "data/attempts.jsonl"),
        ["a row more than said"] = (a => a.With("data/sessions.jsonl", a.Text("data/sessions.jsonl") + Other(a)).Pack(), "is not what the archive’s manifest.json says"),
        ["too many rows"] = (a => a.ChangingManifest(m => m["tables"]![0]!["rows"] = 5_000_001).Pack(), "more than 5,000,000 rows"),
        ["rows below nothing"] = (a => a.ChangingManifest(m => m["tables"]![0]!["rows"] = -1).Pack(), "cannot be read"),
        ["no JSON in a row"] = (a => a.WithText("sessions", "{\n").Pack(), "line 1: that is not JSON"),
        ["a list for a row"] = (a => a.WithText("sessions", "[]\n").Pack(), "line 1: that is not a row"),
        ["a name twice in a row"] = (a => a.WithText("sessions", "{\"day\": \"2026-01-01\", \"day\": \"2026-01-02\"}\n").Pack(), "that is not JSON"),
        ["deep as a well"] = (a => a.WithText("sessions", new string('[', 5000) + new string(']', 5000) + "\n").Pack(), "that is not JSON"),
        ["somebody's id"] = (a => a.Changing("attempts", r => r["user_id"] = Stranger).Pack(), "a column that Etude does not know"),
        ["a column missing"] = (a => a.Changing("attempts", r => r.Remove("notes")).Pack(), "“notes” is missing"),
        ["word for a number"] = (a => a.Changing("attempts", r => r["revision"] = "many").Pack(), "“revision” holds something that it cannot hold"),
        ["number too large"] = (a => a.Changing("attempts", r => r["revision"] = 99999999999L).Pack(), "“revision” holds something"),
        ["nothing where something must be"] = (a => a.Changing("attempts", r => r["code"] = null).Pack(), "“code” holds something"),
        ["no instant"] = (a => a.Changing("attempts", r => r["started_at"] = "tomorrow").Pack(), "“started_at” holds something"),
        ["no day"] = (a => a.Changing("sessions", r => r["day"] = "2026-02-31").Pack(), "“day” holds something"),
        ["no id"] = (a => a.Changing("attempts", r => r["id"] = "1; drop table users").Pack(), "“id” holds something"),
        ["document of another kind"] = (a => a.Changing("attempts", r => r["notes"] = new JsonArray(1)).Pack(), "“notes” holds something"),
        ["document of another shape"] = (a => a.Changing("attempt_reviews", r => r["rubric_signals"] = new JsonArray(new JsonObject { ["span"] = 1 })).Pack(), "“rubric_signals” holds something"),
        ["NUL in a text"] = (a => a.Changing("attempts", r => r["code"] = "a\0b").Pack(), "“code” holds something"),
        ["NUL in a document"] = (a => a.Changing("attempts", r => r["notes"] = new JsonObject { ["plan"] = "a\0b" }).Pack(), "a row holds a value that cannot be stored"),
        ["half a character"] = (a => a.WithText("attempts", a.Text("data/attempts.jsonl").Replace("\"python\"", "\"\\ud800\"", StringComparison.Ordinal)).Pack(), "“language” holds something"),
        ["value out of its range"] = (a => a.Changing("attempts", r => r["grade"] = 9).Pack(), "breaks a rule of Etude’s (attempts_grade_check)"),
        ["unknown status"] = (a => a.Changing("writings", r => r["status"] = "viral").Pack(), "breaks a rule"),
        ["parent that is not there"] = (a => a.Changing("attempt_reviews", r => r["attempt_id"] = Stranger).Pack(), "names another that is not in the archive"),
        ["settings twice"] = (a => a.WithRows("users", [.. a.Rows("users"), .. a.Rows("users")]).Pack(), "more than one row"),
        ["settings of another shape"] = (a => a.Changing("users", r => r["settings_json"]!["minutes_per_day"] = "all").Pack(), "“settings_json” holds something"),
    };

    public static TheoryData<string> Names() => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_in_a_sentence_and_nothing_is_written(string name)
    {
        var (make, says) = Bad[name];

        var page = await Archived.Sent(house.Bob, make(house.Good));

        var refusal = page.TextOf(".mistakes");
        Assert.Contains(says, refusal, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refusal, StringComparison.Ordinal);
        Assert.False(page.HasForm("/settings/data/import/confirmation"));
        Assert.Equal(0L, await house.Etude.Asks<long>("""
            select (select count(*) from attempts where user_id = $1) + (select count(*) from sessions where user_id = $1) + (select count(*) from writings where user_id = $1)
                + (select count(*) from content_progress where user_id = $1) + (select count(*) from llm_calls where user_id = $1)
            """, house.Bob.Id));
        Assert.False(File.Exists(Archived.Desk(house.Bob).PathOf(house.Bob.Id)));
    }

    [Fact]
    public async Task Rows_that_name_another_persons_rows_are_refused_by_the_database()
    {
        var victim = await house.Etude.Somebody();
        var theirs = await victim.Solves("busiest-window");
        var mask = global::Etude.Features.YourData.Archive.ArchiveIds.Between((string)house.Good.Manifest["ids"]!, house.Bob.Id);
        // Mixed so that in this account it becomes the id of somebody else's attempt.
        var forged = house.Good.Changing("attempt_reviews", r => r["attempt_id"] = mask.Move(theirs.Id).ToString());

        var page = await Archived.Sent(house.Bob, forged.Pack());

        Assert.Contains("names another that is not in the archive", page.TextOf(".mistakes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_here_is_named_and_the_rest_comes_in()
    {
        var ada = await house.Etude.Somebody();
        var archive = house.Good.Changing("attempts", r => r["problem"] = "a-problem-of-elsewhere").Changing("content_progress", r => r["item"]!["slug"] = "an-item-of-elsewhere");
        var lost = (string)house.Good.Rows("attempts")[0]["id"]!;

        var shown = await Archived.Sent(ada, archive.Pack());
        await Archived.Confirmed(ada, shown);

        Assert.Contains("a-problem-of-elsewhere", shown.Words, StringComparison.Ordinal);
        Assert.Contains("an-item-of-elsewhere", shown.Words, StringComparison.Ordinal);
        Assert.Equal(archive.Rows("attempts").Count - 1L, await house.Etude.Asks<long>("select count(*) from attempts where user_id = $1", ada.Id));
        Assert.Equal(archive.Rows("attempt_reviews").Count(r => (string?)r["attempt_id"] != lost),
            await house.Etude.Asks<long>("select count(*) from attempt_reviews where user_id = $1", ada.Id));
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task What_is_here_stays_and_what_collides_is_settled_as_the_page_says()
    {
        var ada = await house.Etude.Somebody();
        var open = await ada.Starts("busiest-window");
        await ada.Sends((await ada.Gets("/writing")).Form("/writing"));
        await house.Etude.Does("update writings set slug = 'what-i-learned', title = 'Mine' where user_id = $1", ada.Id);
        await house.Etude.Does("update users set settings_json = settings_json || '{\"minutes_per_day\": 17}' where id = $1", ada.Id);
        var archive = house.Good.Changing("users", r => (r["settings_json"]!["minutes_per_day"], r["settings_json"]!["email"], r["settings_json"]!["an_unknown_key"]) = (90, "evil@example.org", "kept"));

        var shown = await Archived.Sent(ada, archive.Pack());
        var brought = await Archived.Confirmed(ada, shown);

        Assert.Contains("comes in as abandoned", brought.Words, StringComparison.Ordinal);
        Assert.Equal("in_progress", await house.Etude.Asks<string>("select status from attempts where user_id = $1 and id = $2", ada.Id, open.Id));
        Assert.Equal("Mine", await house.Etude.Asks<string>("select title from writings where user_id = $1 and slug = 'what-i-learned'", ada.Id));
        Assert.Equal(1L, await house.Etude.Asks<long>("select count(*) from writings where user_id = $1 and slug like 'what-i-learned-______'", ada.Id));
        Assert.Equal($"17 {ada.Email} kept", await house.Etude.Asks<string>("select concat_ws(' ', settings_json ->> 'minutes_per_day', settings_json ->> 'email', settings_json ->> 'an_unknown_key') from users where id = $1", ada.Id));
        // The handle belongs to the person whose archive it is.
        Assert.Contains("“robin” belongs to somebody else here", brought.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_of_something_else_brings_nothing_in()
    {
        var ada = await house.Etude.Somebody();
        var shown = await Archived.Sent(ada, house.Good.Pack());

        var other = await ada.Sends(shown.Form("/settings/data/import/confirmation").With("sha256", new string('0', 64)));
        await ada.Sends(shown.Form("/settings/data/import/removal"));
        var late = await ada.Sends(shown.Form("/settings/data/import/confirmation"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (other.Status, late.Status));
        Assert.Equal(0L, await house.Etude.Asks<long>("select count(*) from attempts where user_id = $1", ada.Id));
        Assert.False(File.Exists(Archived.Desk(ada).PathOf(ada.Id)));
    }

    [Fact]
    public async Task A_form_without_a_file_says_what_to_do()
    {
        var ada = await house.Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings/data")).Form("/settings/data/import"));

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{answer.Status}");
    }

    private static string Other(Archived archive) => archive.Text("data/sessions.jsonl").Split('\n')[0].Replace("\"day\": \"2", "\"day\": \"1", StringComparison.Ordinal) + "\n";

    private static byte[] Scrambled(byte[] zip)
    {
        // The middle, where the rows are, and not the directory at the end.
        for (var i = zip.Length / 4; i < zip.Length / 4 * 2; i++)
            zip[i] ^= 0x5A;
        return zip;
    }

    /// <summary>A good archive, and somebody whom bad ones are sent to.</summary>
    public sealed class House : IAsyncLifetime
    {
        private TestEtude? etude;

        internal TestEtude Etude => etude!;

        internal Archived Good { get; private set; } = null!;

        internal Learner Bob { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            etude = await TestEtude.Start();
            Good = await Archived.Of(await Busy.Person(etude));
            Bob = await etude.Somebody();
        }

        public async ValueTask DisposeAsync() => await etude!.DisposeAsync();
    }
}
