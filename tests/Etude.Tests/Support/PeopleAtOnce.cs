using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Etude.Tests.Support;

/// <summary>A signed-in person of a crowd.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">Their name, <see cref="PeopleAtOnce.NameOf"/>.</param>
/// <param name="Gets">Asks for an address of the app; answers the text of the page.</param>
public sealed record Someone(Guid Id, string Name, Func<string, Task<string>> Gets);

/// <summary>
/// Many people who each ask again as soon as they have an answer, and look at every answer whether it is their own. Most ask for a bare page
/// that goes the app's whole way (middleware, cookie, proof of the sign-in, one batch as the person) and says whom the database took them for
/// and whose rows it showed, without any condition on the person in the query; every twentieth asks for their settings.
/// </summary>
public sealed partial class PeopleAtOnce
{
    private const string Own = "/own";
    private const int SettingsEvery = 20;

    private readonly ConcurrentQueue<string> strange = new();
    private readonly ConcurrentDictionary<int, bool> servers = new();
    private readonly ConcurrentBag<double> times = [];

    /// <summary>What was not the asker's own, or no answer at all; in words.</summary>
    public IReadOnlyCollection<string> Strange => strange;

    /// <summary>How many server processes of Postgres' did the work.</summary>
    public int Servers => servers.Count;

    /// <summary>Milliseconds of each answer.</summary>
    public IReadOnlyCollection<double> Times => times;

    /// <summary>Answers a second.</summary>
    public double Rate { get; private set; }

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Member {number:000}");

    /// <summary>Adds the bare page to an app.</summary>
    public static void Map(WebApplication app) => app.MapGet(Own, async (Me me, Db db, CancellationToken cancel) =>
    {
        await using var batch = db.As(me);
        var seen = batch.One<Seen>("""
            select auth.uid() as caller, count(*) as people, string_agg(settings_json ->> 'display_name', ', ') as name, pg_backend_pid() as server,
                current_user = 'authenticated' as bound
            from users
            """);
        await batch.Run(cancel);
        return Results.Text(Json.Write(seen.Value), "application/json");
    });

    /// <summary>Lets all of them ask at once until each has asked so often.</summary>
    public async Task Ask(IReadOnlyList<Someone> people, int times)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select(one => Task.Run(() => AskOn(one, times))));
        Rate = people.Count * times / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task AskOn(Someone one, int often)
    {
        for (var turn = 0; turn < often; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                var fault = turn % SettingsEvery == SettingsEvery - 1 ? InSettings(one, await one.Gets("/settings")) : InOwn(one, await one.Gets(Own));
                if (fault is not null) strange.Enqueue($"{one.Name} got {fault}");
            }
            catch (Exception fault)
            {
                strange.Enqueue($"{one.Name} got no answer: {fault.Message}");
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    private string? InOwn(Someone one, string text)
    {
        if (!text.StartsWith('{') || Json.Read<Seen>(text) is not { } seen) return text;
        servers[seen.Server] = true;
        return seen.Caller == one.Id && seen.People == 1 && seen.Name == one.Name && seen.Bound ? null : text;
    }

    private static string? InSettings(Someone one, string text)
    {
        var names = Names().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        return names is [var name] && name == one.Name ? null : names.Count == 0 ? text : string.Join(", ", names);
    }

    [GeneratedRegex("Member [0-9]{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    /// <summary>What the bare page says.</summary>
    public sealed record Seen
    {
        public required Guid Caller { get; init; }
        public required long People { get; init; }
        public required string Name { get; init; }
        public required int Server { get; init; }
        public required bool Bound { get; init; }
    }
}
