using System.Net;
using System.Net.Sockets;
using System.Text;
using Etude.Features.YourData.Export;
using Etude.Features.YourData.Import;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Features.YourData;

/// <summary>Archives hold all that somebody has: none is left lying about, and none keeps the database busy for whoever does not read it.</summary>
public sealed class LyingAboutTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task An_archive_that_nobody_says_anything_about_is_forgotten_after_a_day()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var archive = await Archived.Bytes(await Practised());
        var (hers, his, leftover) = (await Brings(ada, archive), await Brings(bob, archive), Path.Combine(Path.GetDirectoryName(Archived.Desk(ada).PathOf(ada.Id))!, $"{Guid.NewGuid():N}.zip"));
        await File.WriteAllTextAsync(leftover, "of an earlier run", TestContext.Current.CancellationToken);
        Lay(hers, TimeSpan.FromHours(25));
        Lay(leftover, TimeSpan.FromDays(40));
        Lay(his, TimeSpan.FromHours(23));

        Assert.Equal(2, await Etude.Services.GetRequiredService<SweepArchives>().Run(TestContext.Current.CancellationToken));

        Assert.Equal((false, false, true), (File.Exists(hers), File.Exists(leftover), File.Exists(his)));
        Assert.False((await ada.Gets("/settings/data")).HasForm("/settings/data/import/confirmation"));
        Assert.True((await bob.Gets("/settings/data")).HasForm("/settings/data/import/confirmation"));
    }

    [Fact]
    public async Task Whoever_leaves_leaves_no_archive_behind()
    {
        var ada = await Etude.Somebody();
        var path = await Brings(ada, await Archived.Bytes(await Practised()));

        await ada.Sends((await ada.Gets("/settings/data/deletion")).Form("/settings/data/deletion").With("words", "delete everything"));

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var ada = await Etude.Somebody();
        var token = (await ada.Gets("/settings/data")).Form("/settings/data/import")["__RequestVerificationToken"];
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Etude.Address.Host, Etude.Address.Port, TestContext.Current.CancellationToken);
            var body = $"--part\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--part\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"a.zip\"\r\n\r\nPK half of it";
            var head = $"POST /settings/data/import HTTP/1.1\r\nHost: {Etude.Address.Authority}\r\nCookie: {string.Join("; ", ada.Cookies.Select(c => $"{c.Key}={c.Value}"))}\r\nContent-Type: multipart/form-data; boundary=part\r\nContent-Length: 100000\r\n\r\n{body}";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            await Reviews.Model.ModelReviewTests.Until(() => File.Exists(Archived.Desk(ada).PathOf(ada.Id)));
        }

        await Reviews.Model.ModelReviewTests.Until(() => Archived.Desk(ada).Of(ada.Id) is { Step: BroughtArchive.Steps.Refused } && !File.Exists(Archived.Desk(ada).PathOf(ada.Id)));
    }

    [Fact]
    public async Task One_archive_at_a_time_leaves_a_person_and_a_few_an_instance()
    {
        var house = Etude.Services.GetRequiredService<ExportsUnderWay>();
        var ada = await Etude.Somebody();
        var hers = house.Begin(ada.Id);

        var second = await ada.Gets("/settings/data/archive.zip");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("on its way already", second.Words, StringComparison.Ordinal);
        hers.Dispose();
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/settings/data/archive.zip")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/settings/data/archive.zip")).Status);

        var others = Enumerable.Range(0, ExportsUnderWay.MostAtOnce).Select(_ => house.Begin(Guid.NewGuid())).ToList();
        Assert.Contains("Ask again in a few minutes", (await ada.Gets("/settings/data/archive.zip")).Words, StringComparison.Ordinal);
        others.ForEach(o => o.Dispose());
    }

    private async Task<Learner> Practised()
    {
        var who = await Etude.Somebody();
        await who.Solves("busiest-window");
        return who;
    }

    /// <summary>Somebody brings an archive and looks at it; answers where it lies.</summary>
    private static async Task<string> Brings(Learner who, byte[] archive)
    {
        Assert.True((await Archived.Sent(who, archive)).HasForm("/settings/data/import/confirmation"));
        return Archived.Desk(who).PathOf(who.Id);
    }

    private void Lay(string path, TimeSpan ago) => File.SetLastWriteTimeUtc(path, (Etude.Clock.GetUtcNow() - ago).UtcDateTime);
}
