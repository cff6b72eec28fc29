using Etude.Features.YourData.Archive;
using Etude.Features.YourData.Import;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>What an import heeds besides the rows: an account that is closed meanwhile.</summary>
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

    private Task<long> Attempts(Learner who) => Etude.Asks<long>("select count(*) from attempts where user_id = $1", who.Id);
}
