using System.Net;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Identity;

/// <summary>How long a sign-in lasts, by a clock that the test moves.</summary>
public sealed class SignInLimitTests
{
    [Fact]
    public async Task A_sign_in_ends_when_it_is_not_used_and_at_the_latest_after_its_whole_time()
    {
        await using var etude = await TestEtude.Start();
        var (idle, busy) = (await etude.Somebody(), await etude.Somebody());

        for (var used = TimeSpan.Zero; used < SignInProof.Whole - SignInProof.Idle; used += SignInProof.Idle - TimeSpan.FromDays(1))
        {
            etude.Clock.Moves(SignInProof.Idle - TimeSpan.FromDays(1));
            Assert.Equal(HttpStatusCode.OK, (await busy.Gets("/today")).Status);
        }

        // The cookie itself is good for the whole time: that it was not used is known by the database alone.
        var asked = await idle.Gets("/today");
        Assert.Equal((HttpStatusCode.Redirect, 1), (asked.Status, asked.RoundTrips));
        etude.Clock.Moves(SignInProof.Idle - TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Redirect, (await busy.Gets("/today")).Status);
    }

    [Fact]
    public async Task The_whole_time_is_counted_by_the_database_too()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        await etude.Does("update etude.sign_ins set created_at = $2 where user_id = $1", ada.Id, etude.Clock.GetUtcNow() - SignInProof.Whole);

        Assert.Equal((HttpStatusCode.Redirect, 1), (await ada.Gets("/today")) switch { var page => (page.Status, page.RoundTrips) });
    }

    [Fact]
    public async Task That_somebody_was_here_is_noted_every_few_minutes_and_otherwise_a_page_writes_nothing()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var begun = await Row(etude, ada);

        etude.Clock.Moves(SignInProof.NotedEvery - TimeSpan.FromSeconds(1));
        await ada.Gets("/today");
        Assert.Equal(begun, await Row(etude, ada));

        etude.Clock.Moves(TimeSpan.FromSeconds(2));
        await ada.Gets("/today");
        var noted = await Row(etude, ada);
        Assert.NotEqual(begun, noted);
        await ada.Gets("/today");
        Assert.Equal(noted, await Row(etude, ada));
    }

    [Fact]
    public async Task A_page_does_not_wait_for_another_that_is_just_being_noted()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        etude.Clock.Moves(TimeSpan.FromHours(1));
        await using var connection = await etude.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new Npgsql.NpgsqlCommand("select from etude.sign_ins for update", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
    }

    // xmin is the transaction that wrote the row: whoever writes the same values again changes it too.
    private static Task<string> Row(TestEtude etude, Learner who) =>
        etude.Asks<string>("select xmin::text || ' ' || last_seen_at from etude.sign_ins where user_id = $1", who.Id);
}
