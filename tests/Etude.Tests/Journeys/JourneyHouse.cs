using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Tests.Support;

namespace Etude.Tests.Journeys;

/// <summary>One app for the journeys of a class. Its clock starts at the machine's time, since a real browser judges cookies by that.</summary>
public sealed class JourneyHouse : IAsyncLifetime
{
    private TestEtude? etude;
    private TestEtude? withGitHub;
    private int drawn;

    public TestEtude Etude => etude!;

    public async ValueTask InitializeAsync()
    {
        etude = await TestEtude.Start();
        etude.Clock.MovesTo(TimeProvider.System.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await etude!.DisposeAsync();
        if (withGitHub is { } other)
            await other.DisposeAsync();
    }

    /// <summary>Another app, whose people sign in with GitHub; nobody answers where it thinks GitHub is.</summary>
    public async Task<TestEtude> WithGitHub() => withGitHub ??= await TestEtude.Start(shape: s => s with
    {
        SignIn = SignInWay.GitHub,
        GitHub = new() { ClientId = "Iv1.nobody", ClientSecret = "nobody", Url = new("http://127.0.0.1:9/") },
    });

    /// <summary>The reference solution of a problem of the content.</summary>
    internal string Solution(string slug, string language) =>
        ContentFolder.Read(Path.Combine(TestPostgres.Root, "content")).Problems.Single(p => p.Value.Slug == slug).Value.RefSolution[language];

    /// <summary>Somebody new.</summary>
    public Task<Learner> Somebody() => Etude.SignsIn($"somebody{Interlocked.Increment(ref drawn)}@example.org", "Ada");

    /// <summary>Somebody new with an open attempt that was saved with these fields.</summary>
    internal async Task<(Learner Who, Practice Practice)> SomebodyAtWork(string slug, params (string Name, string Value)[] fields)
    {
        var who = await Somebody();
        var practice = await who.Starts(slug);
        await practice.Saves(fields);
        return (who, practice);
    }

    /// <summary>As <see cref="SomebodyAtWork"/>, with code to run and the confidence said.</summary>
    internal Task<(Learner Who, Practice Practice)> SomebodyWithCode(string code) =>
        SomebodyAtWork("busiest-window", ("phase", "implement"), ("code", code), ("confidence", "4"));
}
