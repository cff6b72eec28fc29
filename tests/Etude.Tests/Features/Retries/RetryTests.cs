using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Retries;

/// <summary>The button under failed work.</summary>
public sealed class RetryTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_failed_job_is_queued_once_more_and_one_is_back_where_one_was()
    {
        var ada = await Etude.Somebody();
        var job = await Failed(ada);

        var answer = await Retries(ada, job, next: "/problems");
        await Retries(ada, job, next: "/problems");

        Assert.Equal((HttpStatusCode.SeeOther, "/problems"), (answer.Status, answer.Location));
        Assert.Equal(1, await Etude.Asks<long>("select count(*) from jobs where user_id = $1 and status = 'queued'", ada.Id));
    }

    [Fact]
    public async Task Somebody_elses_job_is_not_queued()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var job = await Failed(ada);

        var answer = await Retries(bob, job, next: "");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(0, await Etude.Asks<long>("select count(*) from jobs where status = 'queued' and (user_id = $1 or user_id = $2)", ada.Id, bob.Id));
    }

    [Fact]
    public async Task What_is_done_is_not_queued_again()
    {
        var ada = await Etude.Somebody();
        var job = await Failed(ada);
        await Etude.Does("update jobs set status = 'done' where id = $1", job);

        await Retries(ada, job, next: "");

        Assert.Equal(0, await Etude.Asks<long>("select count(*) from jobs where user_id = $1 and status = 'queued'", ada.Id));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("")]
    public async Task A_way_back_that_leads_elsewhere_leads_to_Today(string next)
    {
        var ada = await Etude.Somebody();

        Assert.Equal("/today", (await Retries(ada, await Failed(ada), next)).Location);
    }

    private async Task<Guid> Failed(Learner who)
    {
        var id = Guid.NewGuid();
        await Etude.Does("""
            insert into jobs (user_id, id, kind, subject_id, status, attempts, finished_at, last_error)
            values ($1, $2, 'a_kind', $2, 'failed', 5, now(), 'It did not work.')
            """, who.Id, id);
        return id;
    }

    private static async Task<Page> Retries(Learner who, Guid job, string next) =>
        await who.Sends((await who.Gets("/settings")).Form("/settings").To($"/queue/{job}/retry").With("next", next));
}
