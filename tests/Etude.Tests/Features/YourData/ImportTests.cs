using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;
using Etude.Features.YourData.Import;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>What an import heeds besides the rows: an account that is closed meanwhile, and settings under the names of before.</summary>
public sealed class ImportTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("update auth.users set banned_until = 'infinity' where id = $1", "update auth.users set banned_until = null where id = $1")]
    [InlineData("insert into etude.leaving (user_id, asked_at, goes_at) values ($1, now(), now() + interval '14 days')", "delete from etude.leaving where user_id = $1")]
    public async Task What_was_confirmed_is_left_undone_where_the_account_was_closed_and_can_be_done_again_later(string shut, string open)
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Solves("busiest-window");
        var zip = await Archived.Bytes(ada);
        await Archived.Sent(bob, zip);
        var brought = Archived.Desk(bob).Of(bob.Id)!;
        await Etude.Does(shut, bob.Id);

        Assert.True(await Archived.Desk(bob).Bring(bob.Id, brought.Sha256));
        await brought.Working;

        Assert.Equal((BroughtArchive.Steps.Refused, "The account was closed in the meantime. Nothing was changed; choose the archive again."), (brought.Step, brought.Sentence));
        Assert.Equal(0L, await Attempts(bob));
        await Etude.Does(open, bob.Id);
        await Archived.Confirmed(bob, await Archived.Sent(bob, zip));
        Assert.Equal(1L, await Attempts(bob));
    }

    [Fact]
    public async Task A_long_import_asks_on_its_way_and_works_on_as_the_person()
    {
        var ada = await Etude.Somebody();
        await using var work = await Etude.Db.Begin(ada.Id, snapshot: false, Cancel);
        await work.DemandWelcome(anew: true, Cancel);
        await using var next = work.Next();
        var role = next.One<bool>("select current_user = 'authenticated'");
        await next.Run(Cancel);
        Assert.True(role.Value);

        await Etude.Does("update auth.users set banned_until = 'infinity' where id = $1", ada.Id);
        await work.DemandWelcome(anew: false, Cancel);
        Etude.Clock.Moves(TimeSpan.FromSeconds(21));

        await Assert.ThrowsAsync<AccountGoneException>(() => work.DemandWelcome(anew: false, Cancel));
    }

    [Fact]
    public async Task The_operator_may_fill_an_account_that_is_closed()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Solves("busiest-window");
        var path = Path.Combine(ThrowawayFolder.Make("brought"), "etude.zip");
        await File.WriteAllBytesAsync(path, await Archived.Bytes(ada), Cancel);
        await Etude.Does("update auth.users set banned_until = 'infinity' where id = $1", bob.Id);

        using var archive = await ArchiveFile.Open(path, ArchiveFormat.Schema(TestEtude.Settings()), Cancel);
        await ImportRun.Of(Etude.Db, bob.Id, archive, new SettingsRules([]), keep: true, _ => { }, evenWhenBarred: true, Cancel);

        Assert.Equal(1L, await Attempts(bob));
    }

    [Theory]
    [InlineData("""{"theme": "dark", "density": "compact", "practice_days": "off", "a11y": {"no_single_keys": true, "font": "inter"}}""",
        """{"ui": {"theme": "dark", "density": "compact"}, "motivation": {"streak": "off"}, "a11y": {"font": "inter", "single_key_shortcuts": false}}""")]
    [InlineData("""{"practice_days": "shown", "motivation": {"celebrate": "off"}, "later": {"theme": "x"}}""", """{"motivation": {"celebrate": "off", "streak": "practice_days"}, "later": {"theme": "x"}}""")]
    [InlineData("""{"theme": "dark", "ui": {"theme": "light", "x": 1}}""", """{"ui": {"theme": "light", "x": 1}}""")]
    [InlineData("""{"a11y": {"no_single_keys": "yes", "single_key_shortcuts": false}}""", """{"a11y": {"single_key_shortcuts": false}}""")]
    [InlineData("""{"theme": 7, "practice_days": null, "density": ["compact"], "ui": {"x": 1}}""", """{"ui": {"x": 1}}""")]
    [InlineData("""{"theme": "dark", "ui": "blue", "a11y": [1]}""", """{"ui": {"theme": "dark"}, "a11y": [1]}""")]
    [InlineData("{}", "{}")]
    public void Names_of_before_become_those_of_today_and_everything_else_stays(string before, string after)
    {
        var replaced = OldNames.Replaced(JsonNode.Parse(before)!.AsObject());

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(after), replaced), replaced.ToJsonString());
    }

    [Fact]
    public async Task An_archive_from_before_brings_its_choices()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var old = (await Archived.Of(ada)).Changing("users", r => r["settings_json"] = JsonNode.Parse("""{"theme": "dark", "a11y": {"no_single_keys": true}, "unknown": 1}"""));

        await Archived.Confirmed(bob, await Archived.Sent(bob, old.Pack()));

        var root = (await bob.Gets("/today")).Html.DocumentElement;
        Assert.Equal("dark off", $"{root.GetAttribute("data-theme")} {root.GetAttribute("data-keys")}");
        Assert.Equal("1 none", await Etude.Asks<string>("select concat_ws(' ', settings_json ->> 'unknown', coalesce(settings_json ->> 'theme', 'none')) from users where id = $1", bob.Id));
    }

    private Task<long> Attempts(Learner who) => Etude.Asks<long>("select count(*) from attempts where user_id = $1", who.Id);
}
